from __future__ import annotations

import pytest

from bot.i18n.sms import fold, is_gsm7, parts, segments


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("€" * 152, 2),  # 76 escapes fit in 153 with one unit left over
        ("a" + "€" * 152, 2),  # 1 + 76 × 2 fills the first segment
        ("€" * 153, 3),
        ("ब" * 70, 1),
        ("ब" * 71, 2),
        ("ब" * 134, 2),
        ("ब" * 135, 3),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
        ("😀" * 66, 2),  # 33 pairs in 67 with one unit left over
        ("😀" * 67, 3),
        ("a" * 69 + "“", 1),
        ("a" * 70 + "“", 2),
    ],
)
def test_segments(text: str, count: int) -> None:
    assert segments(text) == count


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("¿Cómo estás? Ñandú", "¿Como estas? Ñandu"),
        ("l’été, ça va « bien »\u202f!", 'l\'été, ca va " bien " !'),
        ("“a” – b — c…", '"a" - b - c...'),
        ("cœur Łódź", "coeur Lodz"),
        ("cafe\u0301", "café"),
        ("\u2068Aisha\u2069", "Aisha"),
        ("क़ैद में", "क़ैद में"),
        ("السّلام", "السّلام"),
        ("ok 😀", "ok 😀"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text).replace("\u0915\u093c", "क़") == folded


def test_gsm7() -> None:
    assert is_gsm7("Ça n'est pas: é è à ù {€}".replace("Ç", "C"))
    assert not is_gsm7("ça")
    assert not is_gsm7("a\tb")


def test_parts_cut_at_sentences_then_words_then_letters() -> None:
    first, second = "One sentence here. " * 8, "Another one. "
    assert parts(first + second, 1) == [first.strip(), second.strip()]
    assert parts("word " * 40, 1) == ["word " * 31 + "word", "word " * 7 + "word"]
    assert [len(part) for part in parts("a" * 170, 1)] == [160, 10]
    assert parts("  ", 1) == []


def test_parts_never_cut_a_visible_character() -> None:
    family = "👨‍👩‍👧"
    found = parts(family * 20, 1)
    assert all(part.replace(family, "") == "" for part in found)


def test_parts_need_room() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        parts("a", 0)
