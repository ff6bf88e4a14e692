"""What the matches of the lexicons mean together: shields, negation, other person, past, quotation.

| around a match | what it does |
| --- | --- |
| a shield overlaps it (and is not a part of a longer rule phrase) | the match is dropped |
| a negation that contains it, or stands at most three words before it in its clause | lowered: see below |
| a word of the past in its sentence | high becomes watch |
| a word of quotation (song, film, news…) in its clause | dropped, unless imminent |
| the same elsewhere in its sentence | high becomes watch |
| another person before it in its sentence | about: other |

A denied high or imminent becomes watch, a denied watch is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.safety.levels import About, Category, Level
from bot.safety.lexicon import Found, Hit, Span
from bot.safety.lexicon_file import Rule
from bot.safety.normalise import Words

NEGATION_REACH_WORDS = 3
"""How many words may stand between a negation and what it denies (docs/architecture.md)."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One match after its surroundings were weighed."""

    level: Level
    category: Category
    about: About
    evidence: str
    is_soft: bool = False
    """Only a denial or a quotation of danger: a model that is sure of calm may overrule it."""


def signs(found: Sequence[Found]) -> tuple[Sign, ...]:
    """Weigh every match. Persons named in one language count for matches in another (mixed messages)."""
    others = [_place(span, one) for one in found for span in one.other_person]
    weighed = (_sign(hit, hit.rule, one, others) for one in found for hit in one.hits if hit.rule)
    return tuple(sign for sign in weighed if sign is not None)


def _place(span: Span, found: Found) -> tuple[int, int]:
    """Sentence and word of the message at which a span begins."""
    return found.reading.sentence[span.start], found.origin[span.start]


def _sign(hit: Hit, rule: Rule, found: Found, others: Iterable[tuple[int, int]]) -> Sign | None:
    if _is_shielded(hit, found):
        return None
    level, notes, is_soft = _weighed(rule.level, hit.span, found)
    if level is Level.NONE:
        return None
    sentence, start = _place(hit.span, found)
    is_other = any(where == sentence and at < start for where, at in others)
    about = About.OTHER if is_other else rule.about
    return Sign(level, rule.category, about, "~".join((hit.id, *notes)), is_soft)


def _is_shielded(hit: Hit, found: Found) -> bool:
    return any(
        shield.span.overlaps(hit.span) and (hit.has_gap or not hit.span.contains(shield.span))
        for shield in found.shields
    )


def _weighed(level: Level, hit: Span, found: Found) -> tuple[Level, list[str], bool]:
    """The level after denial, past and quotation, the names of those that applied, and whether it is soft."""
    reading = found.reading
    notes: list[str] = []
    if _is_negated(hit, found):
        level, notes = (Level.WATCH if level.opens_episode else Level.NONE), ["negated"]
    if level < Level.IMMINENT and any(_together(span, hit, reading.clause) for span in found.quoted):
        return Level.NONE, notes, False
    if level is Level.HIGH and any(_together(span, hit, reading.sentence) for span in found.quoted):
        level, notes = Level.WATCH, [*notes, "quoted"]
    is_soft = bool(notes)
    if level is Level.HIGH and any(_together(span, hit, reading.sentence) for span in found.past):
        level, notes = Level.WATCH, [*notes, "past"]
    return level, notes, is_soft


def _is_negated(span: Span, found: Found) -> bool:
    return any(_denies(negation, span, found.reading) for negation in found.negations if not _is_used(negation, found))


def _is_used(negation: Span, found: Found) -> bool:
    """A negation that is itself a part of a phrase of danger ("not want to …") denies nothing else."""
    return any(hit.span.overlaps(negation) and not negation.contains(hit.span) for hit in found.hits)


def _denies(negation: Span, span: Span, reading: Words) -> bool:
    if negation.contains(span):
        return True
    gap = span.start - negation.end
    return 0 <= gap <= NEGATION_REACH_WORDS and _together(negation, span, reading.clause)


def _together(one: Span, other: Span, numbers: Sequence[int]) -> bool:
    """Whether the first word of each bears the same number of sentence or clause."""
    return numbers[one.start] == numbers[other.start]
