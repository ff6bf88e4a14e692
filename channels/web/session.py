"""Session ids that a client can neither choose nor guess: random bits and what the widget told us, signed."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field

SESSION_BYTES = 16
PURPOSE = b"kindline web session 1"
# 1.<session>.<clinic>.<region>.<language>.<mac>; see `Session` for the parts.
TOKEN = re.compile(r"1\.([\w-]{22})\.([a-z0-9-]{0,40})\.([A-Z]{0,2})\.([A-Za-z0-9-]{0,35})\.([\w-]{43})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Session:
    """Whose talk it is. Whoever holds its token may read and write the talk."""

    address: str = field(repr=False)
    """128 random bits, base64url: the address of the channel `web`."""
    clinic: str = ""
    region: str = ""
    language: str = ""


def new_address() -> str:
    """An address nobody has had before."""
    return secrets.token_urlsafe(SESSION_BYTES)


class Signer:
    """Makes tokens with the newest key and reads tokens of any key that is still listed."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._keys = [hmac.digest(key, PURPOSE, hashlib.sha256) for key in keys]

    @classmethod
    def from_secret(cls, secret_key: str) -> Signer:
        """From the setting `SECRET_KEY`: keys separated by commas, newest first."""
        return cls([part.strip().encode() for part in secret_key.split(",") if part.strip()])

    def token(self, session: Session) -> str:
        """The token of a session."""
        told = f"1.{session.address}.{session.clinic}.{session.region}.{session.language}"
        return f"{told}.{_mac(self._keys[0], told)}"

    def read(self, token: str) -> Session | None:
        """The session of a token, or None when we did not sign it."""
        match = TOKEN.fullmatch(token)
        if match is None:
            return None
        told, _, given = token.rpartition(".")
        # Every key is tried so that the time taken does not tell which one fits.
        genuine = [hmac.compare_digest(_mac(key, told), given) for key in self._keys]
        return Session(*match.groups()[:4]) if any(genuine) else None


def _mac(key: bytes, told: str) -> str:
    digest = hmac.digest(key, told.encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
