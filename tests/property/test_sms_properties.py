"""SMS arithmetic holds for any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.i18n.sms import fold, is_gsm7, parts, segments

ANY_TEXT = st.text(max_size=600)
ALPHABETS = st.text(alphabet="aé€{ .!?\nçब़ि😀\u200d👩ش", max_size=600)
TEXTS = st.one_of(ANY_TEXT, ALPHABETS)


@given(TEXTS)
def test_folding_settles_and_never_costs_a_lone_text_its_alphabet(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert is_gsm7(folded) or not is_gsm7(text)


@given(TEXTS)
def test_segments_hold_the_units(text: str) -> None:
    units = (
        sum(2 if char in "\f^{}\\[~]|€" else 1 for char in text)
        if is_gsm7(text)
        else len(text.encode("utf-16-le", "surrogatepass")) // 2
    )
    single, joined = (160, 153) if is_gsm7(text) else (70, 67)
    if units <= single:
        assert segments(text) == (1 if text else 0)
    else:
        assert -(-units // joined) <= segments(text) <= units


@given(TEXTS, st.integers(min_value=1, max_value=3))
def test_parts_lose_only_space_and_fit(text: str, limit: int) -> None:
    found = parts(text, limit)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(part and segments(part) <= limit for part in found)
