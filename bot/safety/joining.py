"""How the rules and the model's calibrated scores become one verdict.

`danger` is the probability of high and imminent together, `any` that of watch and above.

| rules say | model says | verdict |
| --- | --- | --- |
| high or imminent | anything | at least what the rules say |
| high or imminent | imminent >= SURE_IMMINENT_WITH_RULE | imminent |
| anything | imminent >= SURE_IMMINENT | imminent |
| anything | danger >= SURE_DANGER | high |
| watch, not soft | danger >= SURE_DANGER_WITH_RULE | high |
| watch, soft | none >= SURE_CALM | none |
| watch | otherwise | watch |
| none | any >= SURE_WATCH | watch |
| none | otherwise | none |

So each can raise, and neither hides what the other is sure of. SURE_DANGER was read from the curve of the
development set (`benchmarks/thresholds.py`), on the cautious side of its bend; one value for all languages,
until there is enough data for each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.safety.levels import About, Category, Level, Verdict
from bot.safety.rules import Sign

SURE_IMMINENT = 0.70
SURE_IMMINENT_WITH_RULE = 0.45
SURE_DANGER = 0.45
SURE_DANGER_WITH_RULE = 0.30
SURE_WATCH = 0.50
SURE_CALM = 0.95
"""Probabilities of the calibrated risk head, 0..1; see the table above."""

RULE_CONFIDENCE = {Level.NONE: 0.0, Level.WATCH: 0.6, Level.HIGH: 0.9, Level.IMMINENT: 0.9}
"""Confidence in a level that rules gave; an estimate until measured per language (issue 4)."""
BLIND_CONFIDENCE = 0.3
"""Confidence in "none" when no rule matched and there was no model to ask."""
OTHER_MIN = 0.5
"""From here the model's `about:other` is believed."""

_GRAVITY = (Category.SUICIDE, Category.MEDICAL, Category.ABUSE, Category.HARM_TO_OTHERS, Category.SELF_HARM)
"""Which category is answered when signs of one level disagree; in an imminent one the body comes first."""


def join(signs: Sequence[Sign], scores: Mapping[str, float]) -> Verdict:
    """One verdict from the weighed matches and the scores; empty scores mean that the model is broken."""
    top = max(signs, key=_rank, default=None)
    level = _level(top, scores)
    if level is Level.NONE:
        confidence = scores.get("none", 0.0) if scores else BLIND_CONFIDENCE
        return Verdict(confidence=confidence, evidence=_evidence(signs, scores))
    category, about = _what(level, top, scores)
    return Verdict(level, category, about, _confidence(level, top, scores), _evidence(signs, scores))


def danger(scores: Mapping[str, float]) -> float:
    """The model's probability of high or imminent."""
    return scores.get("high", 0.0) + scores.get("imminent", 0.0)


def _rank(sign: Sign) -> tuple[Level, bool, int, bool, bool]:
    body_first = sign.level is Level.IMMINENT and sign.category is Category.MEDICAL
    return sign.level, body_first, -_GRAVITY.index(sign.category), sign.about is About.SELF, not sign.is_soft


def _level(top: Sign | None, scores: Mapping[str, float]) -> Level:
    ruled = top.level if top else Level.NONE
    return max(ruled if _holds(top, scores) else Level.NONE, _modelled(ruled, top, scores))


def _holds(top: Sign | None, scores: Mapping[str, float]) -> bool:
    """Whether the rules' level stands; only a soft watch can fall."""
    is_soft_watch = top is not None and top.is_soft and top.level is Level.WATCH
    return not (is_soft_watch and scores.get("none", 0.0) >= SURE_CALM)


def _modelled(ruled: Level, top: Sign | None, scores: Mapping[str, float]) -> Level:
    """The level that the model gives, less evidence being needed where a firm rule agrees."""
    is_firm = top is not None and not top.is_soft
    if scores.get("imminent", 0.0) >= (SURE_IMMINENT_WITH_RULE if ruled.opens_episode else SURE_IMMINENT):
        return Level.IMMINENT
    if danger(scores) >= (SURE_DANGER_WITH_RULE if is_firm else SURE_DANGER):
        return Level.HIGH
    return Level.WATCH if scores.get("watch", 0.0) + danger(scores) >= SURE_WATCH else Level.NONE


def _what(level: Level, top: Sign | None, scores: Mapping[str, float]) -> tuple[Category, About]:
    """Category and person: the rules', which can be explained; without a rule the model's."""
    if top is not None and not (top.is_soft and level > top.level):
        return top.category, top.about
    ranked = {kind: scores.get(f"category:{kind.value}", 0.0) for kind in _GRAVITY}
    return max(ranked, key=lambda kind: ranked[kind]), modelled_about(scores)


def modelled_about(scores: Mapping[str, float]) -> About:
    """Whom the model takes the message to be about; the writer when it does not tell."""
    return About.OTHER if scores.get("about:other", 0.0) > OTHER_MIN else About.SELF


def _confidence(level: Level, top: Sign | None, scores: Mapping[str, float]) -> float:
    ruled = RULE_CONFIDENCE[top.level] if top and top.level >= level else 0.0
    modelled = sum(scores.get(each.label, 0.0) for each in Level if each >= level)
    return min(1.0, max(ruled, modelled))


def _evidence(signs: Sequence[Sign], scores: Mapping[str, float]) -> tuple[str, ...]:
    """Rule ids, then the model's probability of danger, or that there was no model."""
    model = f"model:{danger(scores):.2f}" if scores else "model:absent"
    return (*dict.fromkeys(sign.evidence for sign in sorted(signs, key=_rank, reverse=True)), model)
