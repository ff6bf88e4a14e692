"""What each text costs by SMS, as the person would get it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.findings import ERROR, Finding
from bot.i18n import sms
from bot.i18n.catalog import Words, load_words
from bot.i18n.ftl import SUFFIX
from bot.i18n.keys import Key
from bot.i18n.manifest import Manifest

# Values as long as real ones are; country names and hours come from CLDR and data/regions.
_SAMPLES = {
    "before": "10",
    "after": "10",
    "name": "Befrienders Kenya",
    "contact": "+254722178177",
    "hours": "Mon-Fri 09:00-17:00",
    "number": "112",
    "country": "Tanzania",
}
_NEVER_BY_SMS = ("widget", "choices")


def check_segments(folder: Path, manifest: Manifest, keys: Mapping[str, Key]) -> Iterator[Finding]:
    """Texts of a language that go over their key's budget, choices not counted."""
    words = load_words(folder)
    for key in filter(lambda one: words.has(one.key), keys.values()):
        file = str(folder / f"{key.file}{SUFFIX}")
        text = _sms_text(words, key, manifest)
        if text is None:
            problem = "cannot be completed: it refers to a message, term or function that is not there"
            yield Finding(ERROR, file, key.key, problem)
        elif key.file not in _NEVER_BY_SMS and sms.segments(text) > key.segments:
            yield Finding(ERROR, file, key.key, _advice(text, key))


def _sms_text(words: Words, key: Key, manifest: Manifest) -> str | None:
    args = {name: _SAMPLES.get(name, "x" * 12) for name in key.args}
    text = words.format(key.key, args, "sms", isolate=False)
    return sms.fold(text) if text is not None and manifest.sms_fold else text


def _advice(text: str, key: Key) -> str:
    costly = sorted({char for char in text if not sms.is_gsm7(char) and sms.is_gsm7(sms.fold(char))})
    hint = f" (write {' '.join(costly)} plainly)" if costly and sms.is_gsm7(sms.fold(text)) else ""
    return (
        f"takes {sms.segments(text)} SMS segments of {key.segments}, {len(text)} characters{hint}; "
        "shorten it or give it a shorter .sms"
    )
