"""Tokens of a talk: only ours are read."""

from __future__ import annotations

import pytest

from channels.web.session import Session, Signer, new_address


def test_token_gives_back_what_was_told() -> None:
    signer = Signer.from_secret("k1:secret")
    session = Session(new_address(), "north-clinic", "KE", "sw")
    assert signer.read(signer.token(session)) == session


def test_every_changed_character_is_noticed() -> None:
    signer = Signer.from_secret("k1:secret")
    token = signer.token(Session(new_address(), "demo", "KE", "sw"))
    for place in range(len(token)):
        changed = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
        assert signer.read(changed) is None


@pytest.mark.parametrize("token", ["", "1.", "1......", "١.a", "x" * 10_000, "1.é.a.b.c.d"])
def test_nonsense_is_no_token(token: str) -> None:
    assert Signer.from_secret("k1:secret").read(token) is None


def test_another_key_is_not_ours() -> None:
    token = Signer.from_secret("k1:secret").token(Session(new_address()))
    assert Signer.from_secret("k2:other").read(token) is None


def test_token_of_an_older_listed_key_still_opens_the_talk() -> None:
    session = Session(new_address())
    token = Signer.from_secret("k1:secret").token(session)
    assert Signer.from_secret("k2:new, k1:secret").read(token) == session


def test_address_never_shows_in_a_repr() -> None:
    session = Session(new_address())
    assert session.address not in repr(session)
    assert len({new_address() for _ in range(1000)}) == 1000
