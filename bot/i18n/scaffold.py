"""`kindline new-language TAG`: the folders and files of a language, with what to fill first."""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from babel import Locale, UnknownLocaleError

from bot.errors import DataError
from bot.i18n.keys import load_keys

TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z]{4})?")


def scaffold(root: Path, tag: str) -> str:
    """Create `locales/<tag>` and `data/nlu/<tag>`; returns what to do next. Nothing that exists is touched."""
    if not TAG.fullmatch(tag):
        raise DataError(f"{tag}: not a language tag; write it as sw or hi-Latn")
    folder = root / "locales" / tag
    if folder.exists():
        raise DataError(f"locales/{tag}: is there already")
    folder.mkdir(parents=True)
    (folder / "manifest.yml").write_text(
        yaml.safe_dump(_manifest(tag), allow_unicode=True, sort_keys=False), encoding="utf8"
    )
    _write_words(root, folder)
    (folder / "lexicon.yml").write_text("rules: []\nshields: []\n", encoding="utf8")
    (root / "data" / "nlu" / tag).mkdir(parents=True, exist_ok=True)
    return (
        f"locales/{tag} is there. Fill first: manifest.yml, crisis.ftl, core.ftl, lexicon.yml; then data/nlu/{tag} "
        "(docs/languages.md). `kindline check` tells what is missing."
    )


def _manifest(tag: str) -> dict[str, object]:
    try:
        locale = Locale.parse(tag.replace("-", "_"))
        name, english, direction = locale.display_name, locale.english_name, locale.text_direction
    except (UnknownLocaleError, ValueError):
        name, english, direction = tag, tag, "ltr"
    return {
        "language": tag,
        "name": name or tag,
        "english_name": english or tag,
        "direction": direction,
        "scripts": ["Latn"],
        "fallback": ["en"],
        "sms_fold": False,
        "status": "draft",
        "written_by": "nobody yet",
        "reviewed_by": None,
        "language_names": {},
        "numbers": {number: [] for number in range(11)},
        "human_words": [],
        "fillers": [],
        "countries": {},
    }


def _write_words(root: Path, folder: Path) -> None:
    """Empty files with each key's meaning as a comment, so that a writer needs no second window."""
    files: dict[str, list[str]] = {}
    for key in load_keys(root / "locales").values():
        files.setdefault(key.file, []).append(f"# {key.key}: {key.meaning}")
    for name, lines in files.items():
        (folder / f"{name}.ftl").write_text("\n".join(lines) + "\n", encoding="utf8")
