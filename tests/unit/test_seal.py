"""Sealing: nothing readable at rest, nothing moved between rows, keys that rotate."""

from __future__ import annotations

import pytest

from bot.errors import SettingError, StoreError
from bot.privacy.seal import Keyring, new_key


def test_opens_what_it_sealed_and_shows_nothing() -> None:
    ring = Keyring(new_key())
    sealed = ring.seal({"text": "habari \ud800"}, "inbox.body:1")
    assert ring.open(sealed, "inbox.body:1") == {"text": "habari \ud800"}
    assert b"habari" not in sealed


def test_value_moved_to_another_row_does_not_open() -> None:
    ring = Keyring(new_key())
    with pytest.raises(StoreError, match="moved"):
        ring.open(ring.seal("x", "inbox.body:1"), "inbox.body:2")


def test_rotation_opens_old_and_keeps_pseudonyms() -> None:
    old, new = new_key(), new_key()
    before, after = Keyring(old), Keyring(f"{new},{old}")
    assert after.open(before.seal("x", "c"), "c") == "x"
    assert after.seal("x", "c")[1:5] == new[:4].encode()
    assert after.pseudonym("sms", "+1") == before.pseudonym("sms", "+1")


def test_lost_key_is_named_in_the_error() -> None:
    with pytest.raises(StoreError, match="add the old key"):
        Keyring(new_key()).open(Keyring(new_key()).seal("x", "c"), "c")


@pytest.mark.parametrize("keys", ["", "abc", "abcd:short", "toolong:" + "A" * 44, "abcd:not base64!"])
def test_malformed_key_is_refused_without_showing_it(keys: str) -> None:
    with pytest.raises(SettingError, match="KINDLINE_SECRET_KEY") as caught:
        Keyring(keys)
    assert not keys or keys not in str(caught.value)


def test_pseudonym_tells_channels_apart() -> None:
    ring = Keyring(new_key())
    assert ring.pseudonym("sms", "1") != ring.pseudonym("telegram", "1")
