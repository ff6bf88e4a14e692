"""One message in, its understanding out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.language.conversation import UNKNOWN
from bot.language.identify import Identifier
from bot.language.outsider import is_outsider
from bot.language.text import letters, tidy
from bot.understanding.encoder import Encoder, OnnxEncoder
from bot.understanding.entities import EntityReader, without_names
from bot.understanding.heads import Heads, Scores
from bot.understanding.labels import ABOUT, CATEGORIES, LEVELS, TOPIC_INTENTS
from bot.understanding.train import Progress, ensure_trained
from bot.understanding.types import FALLBACK_INTENT, Entity, LanguageGuess, Understanding

CONFIDENCE_FLOOR = 0.35
"""Below it the dialogue asks again: 11 % of lines, of which the best guess is right for a third
(cross-validated, `benchmarks/heads.py`)."""
LANGUAGE_FLOOR = 0.5
"""Below it the text does not tell its language."""
DOUBTFUL = 0.7
"""Below it langdetect is asked whether the text is in a language of ours at all."""
TOPIC_FLOOR = 0.15
"""Chance of telling or asking about something from which the topic is given."""
DANGEROUS = ("high", "imminent")
RANKED = 10
RISK_INTENT = "report_risk"
PIECE_CHARS = 400
"""Longer texts are encoded in pieces: the encoder reads 128 tokens, and danger may stand at the end."""
PIECES_LIMIT = 8
"""Pieces read of a long text, half from its start and half from its end: at most about 0.4 s of one core."""


@dataclass(frozen=True, slots=True)
class Understander:
    """Encoder, heads, language model and entity reader; thread-safe, synchronous."""

    encoder: Encoder
    heads: Heads
    identifier: Identifier
    entities: EntityReader

    @classmethod
    def load(cls, project_dir: Path, progress: Progress | None = None) -> Understander:
        """Loads what is trained, training first what has changed.

        Raises:
            DataError: a file under data/nlu or locales is wrong.
            SetupError: the encoder's weights are missing, or the disk cannot be written.
        """
        encoder = OnnxEncoder.load(project_dir / "var")
        folder = ensure_trained(project_dir, progress, encoder)
        reader = EntityReader.load(project_dir / "locales")
        return cls(encoder, Heads.load(folder), Identifier.load(folder), reader)

    def understand(self, text: str, previous_language: str | None = None, hint: str | None = None) -> Understanding:
        """What the text says; any text gets an answer.

        Args:
            text: as the person wrote it.
            previous_language: the conversation's language, whose number words are read first.
            hint: the language the channel suggests, read next.

        Raises:
            UnderstandingError: the encoder or the heads failed.
        """
        clean = tidy(text)
        if not clean:
            return Understanding()
        names = self.entities.names(text)
        language = self._language(without_names(text, names))
        if language.code == UNKNOWN and previous_language is None:
            # A filler never switches a talk, but where none has begun its letters may tell.
            language = self._of_letters(text)
        numbers = self.entities.numbers(text, [language.code, previous_language, hint])
        return _record(language, self._scores(clean), [*numbers, *names, *self.entities.exercise(text)])

    def understand_many(self, texts: Sequence[str]) -> list[Understanding]:
        """The same for many texts, each on its own."""
        return [self.understand(text) for text in texts]

    def _language(self, text: str) -> LanguageGuess:
        guess = self.identifier.guess(text)
        if not guess:
            return LanguageGuess()
        best = max(guess, key=lambda tag: guess[tag])
        if guess[best] < LANGUAGE_FLOOR:
            return LanguageGuess()
        if guess[best] < DOUBTFUL and is_outsider(letters(text), tuple(guess)):
            return LanguageGuess(UNKNOWN, 1 - guess[best])
        return LanguageGuess(best, guess[best])

    def _of_letters(self, text: str) -> LanguageGuess:
        found = self.identifier.by_script(text)
        return LanguageGuess(found, 1.0) if found else LanguageGuess()

    def _scores(self, clean: str) -> Scores:
        pieces = _pieces(clean)
        records = self.heads.predict(self.encoder.encode(pieces))
        if len(records) == 1:
            return _agreed(records[0])
        # The calmest reading of a long message must not hide its most dangerous sentence.
        gravest = max(records, key=_danger)
        calm = {head: _mean([record[head] for record in records]) for head in ("intent", "topic")}
        return _agreed({**gravest, **calm})


def is_understood(understanding: Understanding) -> bool:
    """Whether the intent is sure enough to act on."""
    is_sure = understanding.intent_confidence >= CONFIDENCE_FLOOR
    return is_sure and understanding.intent != FALLBACK_INTENT


def _record(language: LanguageGuess, scores: Scores, found: Sequence[Entity]) -> Understanding:
    ranking = sorted(scores["intent"].items(), key=lambda pair: -pair[1])[:RANKED]
    return Understanding(
        language=language,
        intent=ranking[0][0],
        intent_confidence=ranking[0][1],
        ranking=tuple(ranking),
        entities=(*found, *_topic(scores)),
        risk_scores=_risk(scores),
    )


def _danger(scores: Scores) -> float:
    return scores["level"].get("high", 0.0) + scores["level"].get("imminent", 0.0)


def _agreed(scores: Scores) -> Scores:
    """The intent `report_risk` means level high or imminent: both heads' chances become their mean.

    On the development set the mean finds as much danger as the level head alone with a sixth fewer false alarms
    (`benchmarks/thresholds.py`).
    """
    told, danger = scores["intent"].get(RISK_INTENT, 0.0), _danger(scores)
    agreed = (told + danger) / 2
    intent = _moved(scores["intent"], {RISK_INTENT}, told, agreed)
    return {**scores, "intent": intent, "level": _moved(scores["level"], DANGEROUS, danger, agreed)}


def _moved(shares: Mapping[str, float], labels: Collection[str], before: float, after: float) -> dict[str, float]:
    """The shares with those of `labels` together at `after`, the rest shrunk or grown alike."""
    up, rest = after / max(before, 1e-6), (1 - after) / max(1 - before, 1e-6)
    return {label: share * (up if label in labels else rest) for label, share in shares.items()}


def _topic(scores: Scores) -> tuple[Entity, ...]:
    if sum(scores["intent"].get(intent, 0.0) for intent in TOPIC_INTENTS) < TOPIC_FLOOR:
        return ()
    best = max(scores["topic"], key=lambda topic: scores["topic"][topic])
    return (Entity("topic", best, confidence=scores["topic"][best]),)


def _risk(scores: Scores) -> dict[str, float]:
    risk = {label: scores["level"].get(label, 0.0) for label in LEVELS}
    risk |= {f"category:{label}": scores["category"].get(label, 0.0) for label in CATEGORIES}
    return risk | {f"about:{label}": scores["about"].get(label, 0.0) for label in ABOUT}


def _mean(shares: Sequence) -> dict[str, float]:
    return {label: float(np.mean([share[label] for share in shares])) for label in shares[0]}


def _pieces(clean: str) -> list[str]:
    """The text cut at spaces into pieces of `PIECE_CHARS` at most; an endless text loses its middle."""
    reach = PIECE_CHARS * PIECES_LIMIT // 2
    ends = [clean] if len(clean) <= 2 * reach else [clean[:reach], clean[-reach:]]
    return [piece for end in ends for piece in _cut(end)]


def _cut(text: str) -> list[str]:
    pieces = []
    while len(text) > PIECE_CHARS:
        space = text.rfind(" ", PIECE_CHARS // 2, PIECE_CHARS)
        at = space if space > 0 else PIECE_CHARS
        pieces.append(text[:at])
        text = text[at:].strip()
    return [*pieces, text] if text else pieces
