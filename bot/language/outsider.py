"""Whether a text is in a language we do not speak: langdetect is this flag only (research-langid.md)."""

from __future__ import annotations

from collections.abc import Collection

SURE = 0.9
"""langdetect's probability from which it is believed against an unsure model of ours."""
LETTERS_NEEDED = 12
"""Below this langdetect guesses at random."""


def is_outsider(plain: str, ours: Collection[str]) -> bool:
    """Whether langdetect is sure that the text (letters only) is in none of our languages."""
    if len(plain) < LETTERS_NEEDED:
        return False
    # Its profiles take 65 MB, so they are loaded by the first doubtful text and not before.
    from langdetect import DetectorFactory, LangDetectException, detect_langs

    DetectorFactory.seed = 0  # unseeded, one short message in ten changes its language from call to call
    try:
        best = detect_langs(plain)[0]
    except LangDetectException:
        return False
    return best.prob >= SURE and best.lang.split("-")[0] not in ours
