"""Prometheus metrics. No label ever names or tells apart a person."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Histogram

from bot.messages import Outcome
from bot.safety.levels import Verdict

SECONDS = (0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.2, 0.5, 1, 2, 3, 5, 10, 30)


class Metrics:
    """The figures of one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._turns = Histogram(
            "kindline_turn_seconds",
            "A turn, from job to commit",
            ["kind"],
            buckets=SECONDS,
            registry=self.registry,
        )
        self._crisis = Histogram(
            "kindline_crisis_answer_seconds",
            "From the inbox to crisis words in the outbox",
            buckets=SECONDS,
            registry=self.registry,
        )
        self._verdicts = Counter(
            "kindline_verdicts", "Verdicts", ["level", "category", "language"], registry=self.registry
        )
        self._sends = Counter("kindline_sends", "Sends by outcome", ["channel", "outcome"], registry=self.registry)
        self._failures = Counter("kindline_failures", "Parts that failed", ["part"], registry=self.registry)

    def turn(self, kind: str, seconds: float) -> None:
        """A finished turn: `talk`, `danger` or `human`."""
        self._turns.labels(kind).observe(seconds)

    def crisis(self, seconds: float) -> None:
        """Time from storing a danger message to committing its answer."""
        self._crisis.observe(seconds)

    def verdict(self, verdict: Verdict, language: str) -> None:
        """One screened message."""
        self._verdicts.labels(verdict.level.label, verdict.category.value, language).inc()

    def send(self, channel: str, outcome: Outcome) -> None:
        """One attempted send."""
        self._sends.labels(channel, outcome.value).inc()

    def failure(self, part: str) -> None:
        """`understanding`, `screen`, `dialogue`, `memory_send`."""
        self._failures.labels(part).inc()
