"""Sealing of text and addresses at rest: AES-256-GCM, key id stored in front, several keys at once for rotation.

A sealed value is `version (1 byte) | key id (4) | nonce (12) | ciphertext and tag`. The context (table, column and
owner) is authenticated, so a value moved to another row does not open. Source: NIST SP 800-38D.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.errors import SettingError, StoreError

VERSION = b"\x01"
KEY_ID_BYTES = 4
NONCE_BYTES = 12
KEY_BYTES = 32


def new_key() -> str:
    """A fresh `id:base64` key."""
    return f"{secrets.token_hex(KEY_ID_BYTES // 2)}:{base64.b64encode(os.urandom(KEY_BYTES)).decode()}"


def _derive(secret: bytes, purpose: str) -> bytes:
    return HKDF(hashes.SHA256(), KEY_BYTES, salt=None, info=purpose.encode()).derive(secret)


def _parse(keys: str) -> list[tuple[bytes, bytes]]:
    try:
        pairs = [part.strip().split(":", 1) for part in keys.split(",") if part.strip()]
        ring = [(name.encode("ascii"), base64.b64decode(secret, validate=True)) for name, secret in pairs]
        if not ring or any(len(n) != KEY_ID_BYTES or len(s) < KEY_BYTES for n, s in ring):
            raise ValueError
    except ValueError:
        raise SettingError("KINDLINE_SECRET_KEY must be id:base64 with a 4-character id and 32 bytes") from None
    return ring


class Keyring:
    """Seals with the newest key, opens with any; names people by a keyed hash under the oldest."""

    def __init__(self, keys: str) -> None:
        """`keys`: `id:base64` separated by commas, newest first."""
        ring = _parse(keys)
        self._current = ring[0][0]
        self._ciphers = {name: AESGCM(_derive(secret, "kindline seal")) for name, secret in ring}
        # The oldest key stays in the ring for as long as its pseudonyms do: a rotated seal keeps every person.
        self._pseudonym_key = _derive(ring[-1][1], "kindline pseudonym")
        self._session_key = _derive(ring[-1][1], "kindline session")

    @property
    def session_key(self) -> str:
        """Secret under which the web channel signs its sessions."""
        return self._session_key.hex()

    def seal(self, value: Any, context: str) -> bytes:
        """Seal any JSON value for `context`."""
        nonce = os.urandom(NONCE_BYTES)
        text = json.dumps(value, ensure_ascii=False).encode("utf8", "surrogatepass")
        return VERSION + self._current + nonce + self._ciphers[self._current].encrypt(nonce, text, context.encode())

    def open(self, sealed: bytes, context: str) -> Any:
        """The value sealed for `context`; raises `StoreError` when key or context do not fit."""
        sealed = bytes(sealed)
        key_id = sealed[1 : 1 + KEY_ID_BYTES]
        nonce = sealed[1 + KEY_ID_BYTES : 1 + KEY_ID_BYTES + NONCE_BYTES]
        cipher = self._ciphers.get(key_id)
        if sealed[:1] != VERSION or cipher is None:
            raise StoreError("a sealed value names a key that KINDLINE_SECRET_KEY does not hold; add the old key")
        try:
            text = cipher.decrypt(nonce, sealed[1 + KEY_ID_BYTES + NONCE_BYTES :], context.encode())
        except InvalidTag:
            raise StoreError("a sealed value does not open for its row; it was damaged or moved") from None
        return json.loads(text.decode("utf8", "surrogatepass"))

    def pseudonym(self, channel: str, address: str) -> bytes:
        """Keyed hash (32 bytes) by which a person is known everywhere but at the adapter."""
        message = f"{channel}\0{address}".encode("utf8", "surrogatepass")
        return hmac.new(self._pseudonym_key, message, hashlib.sha256).digest()
