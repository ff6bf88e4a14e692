"""The language of one short message, as probabilities over our languages.

The writing system decides where it can. Among the languages that share one, a character n-gram model of our
own, trained on our lines and words (`training.py`), is averaged with pycld2 (research-langid.md). Words that
every texter uses whatever the language (`ok`, `no`, a number, an emoji) tell nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.errors import UnderstandingError
from bot.language.ngrams import Grams
from bot.language.scripts import FOREIGN, script_shares
from bot.language.text import letters

GRAMS = Grams(1, 5, 1 << 15, within_words=True)
SMOOTHING = 0.01
"""Share that every language of the script keeps, whatever a detector says."""
CLD_WEIGHT = 0.3
"""pycld2's share in the mean of logarithms; measured in `benchmarks/language.py`."""
WEIGHTS_FILE, GROUPS_FILE = "language.npz", "language.json"


@dataclass(frozen=True, slots=True)
class Identifier:
    """Trained models, one a script; thread-safe."""

    groups: Mapping[str, tuple[str, ...]]
    """Script → languages, in the order of the model's columns."""
    weights: Mapping[str, np.ndarray]
    """Script → (buckets, languages) float32; only for scripts with several languages."""
    biases: Mapping[str, np.ndarray]
    """Script → (languages,) float32."""
    fillers: frozenset[str]
    """Words that never tell the language, as `letters` leaves them."""

    def guess(self, text: str) -> dict[str, float]:
        """Language → probability, adding up to 1; empty when the text does not tell."""
        plain = letters(text)
        telling = " ".join(word for word in plain.split() if word not in self.fillers)
        shares = script_shares(telling, tuple(self.groups))
        found: dict[str, float] = {}
        for script, share in shares.items():
            if script == FOREIGN:
                continue
            for language, probability in self._within(script, telling).items():
                found[language] = found.get(language, 0.0) + share * probability
        total = sum(found.values())
        # Mostly in a script of none of our languages: it does not tell which of ours to speak.
        return {language: value / total for language, value in found.items()} if total > 0.5 else {}

    def by_script(self, text: str) -> str | None:
        """The language of a text whose letters only one of ours is written in, fillers included (`مرحبا`)."""
        scripts = list(script_shares(letters(text), tuple(self.groups)))
        languages = self.groups.get(scripts[0], ()) if len(scripts) == 1 else ()
        return languages[0] if len(languages) == 1 else None

    def _within(self, script: str, plain: str) -> dict[str, float]:
        languages = self.groups[script]
        if len(languages) == 1:
            return {languages[0]: 1.0}
        own = self._own(script, plain)
        logs = (1 - CLD_WEIGHT) * np.log(own) + CLD_WEIGHT * np.log(_cld(languages, plain))
        fused = np.exp(logs - logs.max())
        return dict(zip(languages, (fused / fused.sum()).tolist(), strict=True))

    def _own(self, script: str, plain: str) -> np.ndarray:
        buckets, values = GRAMS.count(plain)
        logits = values @ self.weights[script][buckets] + self.biases[script]
        raised = np.exp(logits - logits.max())
        return _smooth(raised / raised.sum())

    def save(self, folder: Path) -> None:
        """Writes the model's two files."""
        arrays = {f"weights_{script}": value.astype(np.float16) for script, value in self.weights.items()}
        np.savez(folder / WEIGHTS_FILE, **arrays, **{f"bias_{s}": value for s, value in self.biases.items()})
        described = {"groups": self.groups, "fillers": sorted(self.fillers)}
        (folder / GROUPS_FILE).write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Identifier:
        """Reads what `save` wrote.

        Raises:
            UnderstandingError: a file is missing or damaged.
        """
        try:
            described = json.loads((folder / GROUPS_FILE).read_text(encoding="utf-8"))
            with np.load(folder / WEIGHTS_FILE, allow_pickle=False) as held:
                weights = {n[8:]: held[n].astype(np.float32) for n in held if n.startswith("weights_")}
                biases = {n[5:]: held[n] for n in held if n.startswith("bias_")}
        except (OSError, ValueError, KeyError) as error:
            raise UnderstandingError("the language model is damaged; run `kindline train`") from error
        groups = {script: tuple(languages) for script, languages in described["groups"].items()}
        return cls(groups, weights, biases, frozenset(described["fillers"]))


def _smooth(share: np.ndarray) -> np.ndarray:
    return (1 - SMOOTHING) * share + SMOOTHING / len(share)


def _cld(languages: tuple[str, ...], plain: str) -> np.ndarray:
    """pycld2's shares over the languages (len(languages),); level when it cannot tell."""
    import pycld2

    try:
        _, _, found = pycld2.detect(plain, bestEffort=True)
    except pycld2.error:
        found = ()
    share = np.zeros(len(languages))
    for _name, code, percent, _score in found:
        if code in languages:
            share[languages.index(code)] += percent
    return _smooth(share / share.sum()) if share.sum() else np.full(len(languages), 1 / len(languages))
