"""Which languages a text's writing system leaves open."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from bot.i18n.scripts import is_in

FOREIGN = "Zyyy"
"""Stands for every script that none of our languages is written in."""


def script_shares(text: str, scripts: Collection[str]) -> dict[str, float]:
    """ISO 15924 code → share of the text's letters, adding up to 1; empty without letters."""
    counts: dict[str, int] = {}
    for char in text:
        if char.isalpha():
            code = next((script for script in scripts if is_in(char, (script,))), FOREIGN)
            counts[code] = counts.get(code, 0) + 1
    total = sum(counts.values())
    return {code: count / total for code, count in counts.items()}


def group_by_script(scripts_of: Mapping[str, Collection[str]]) -> dict[str, tuple[str, ...]]:
    """Script → the languages written in it, from language → scripts."""
    groups: dict[str, list[str]] = {}
    for language, scripts in sorted(scripts_of.items()):
        for script in scripts:
            groups.setdefault(script, []).append(language)
    return {script: tuple(languages) for script, languages in groups.items()}
