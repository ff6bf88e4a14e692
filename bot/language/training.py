"""Trains the language model on our own lines and words."""

from __future__ import annotations

import random
import re
import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np

from bot.i18n.manifest import Manifest, load_manifests
from bot.language import ngrams
from bot.language.identify import GRAMS, Identifier
from bot.language.scripts import group_by_script, script_shares
from bot.language.text import letters, strip_marks

PIECES = 1500
"""Random runs of words made a language: messages are shorter than training lines."""
PIECE_WORDS = (1, 1, 2, 2, 3, 4, 6)
"""Their lengths."""
PLAIN_SHARE = 0.35
"""Share written a second time without diacritics, as on many phones (research-langid.md)."""
STRENGTH = 10.0
"""Inverse regularisation of the softmax regression."""
_FLUENT_LINE = re.compile(r"^(?:[\w.-]+\s*=|\s+\.\w+\s*=|\s+)(.*)$", re.MULTILINE)
_PLACEHOLDER = re.compile(r"\{[^}]*\}")


class Line(Protocol):
    """A training line."""

    @property
    def text(self) -> str: ...

    @property
    def language(self) -> str: ...


def fit_identifier(lines: Sequence[Line], locales_dir: Path) -> Identifier:
    """The language model of the languages that have training lines.

    Raises:
        DataError: a manifest is wrong.
    """
    manifests = load_manifests(locales_dir)
    spoken = sorted({line.language for line in lines})
    scripts = {tag: manifests[tag].scripts if tag in manifests else _scripts(tag, lines) for tag in spoken}
    groups = group_by_script(scripts)
    weights, biases = {}, {}
    for script, languages in groups.items():
        if len(languages) > 1:
            texts = {tag: _texts(tag, lines, locales_dir) for tag in languages}
            weights[script], biases[script] = _fit(texts, script)
    return Identifier(groups, weights, biases, _fillers(manifests.values()))


def _scripts(tag: str, lines: Sequence[Line]) -> tuple[str, ...]:
    from bot.i18n.scripts import CODES

    shares = script_shares("".join(line.text for line in lines if line.language == tag), sorted(CODES))
    return (max(shares, key=lambda code: shares[code]),) if shares else ()


def _fillers(manifests: Iterable[Manifest]) -> frozenset[str]:
    words = (letters(word) for manifest in manifests for word in manifest.fillers)
    return frozenset(word for word in words if word and " " not in word)


def _texts(tag: str, lines: Sequence[Line], locales_dir: Path) -> list[str]:
    """What the language looks like: whole lines, and random runs of their words."""
    whole = [letters(line.text) for line in lines if line.language == tag]
    whole += [letters(text) for file in sorted((locales_dir / tag).glob("*.ftl")) for text in _phrases(file)]
    whole = [text for text in whole if text]
    chance = random.Random(tag)  # noqa: S311 (repeatable, not secret)
    words = " ".join(whole).split()
    pieces = [" ".join(chance.choices(words, k=chance.choice(PIECE_WORDS))) for _ in range(PIECES if words else 0)]
    every = whole + pieces
    plain = (strip_marks(text) for text in every if chance.random() < PLAIN_SHARE)
    return every + [text for text in plain if text]


def _phrases(file: Path) -> list[str]:
    values = _FLUENT_LINE.findall(file.read_text(encoding="utf-8"))
    return [_PLACEHOLDER.sub(" ", value) for value in values]


def _fit(texts: dict[str, list[str]], script: str) -> tuple[np.ndarray, np.ndarray]:
    """Weights (buckets, languages) and biases (languages,), both float32."""
    from sklearn.linear_model import LogisticRegression  # training only

    pairs = [(text, number) for number, tag in enumerate(texts) for text in texts[tag]]
    counted = ngrams.matrix([GRAMS.count(_only(text, script)) for text, _ in pairs], GRAMS.buckets)
    model = LogisticRegression(C=STRENGTH, tol=1e-3, max_iter=60, class_weight="balanced")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # stopping early costs nothing measurable and says so each time
        model.fit(counted, [number for _, number in pairs])
    weights, biases = model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32)
    if len(texts) == 2:  # scikit-learn then keeps the second class's row only
        weights, biases = np.hstack([-weights, weights]) / 2, np.concatenate([-biases, biases]) / 2
    return weights, biases


def _only(text: str, script: str) -> str:
    from bot.i18n.scripts import is_in

    return "".join(char for char in text if is_in(char, (script,)))
