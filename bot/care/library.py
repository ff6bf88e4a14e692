"""The exercises and lessons, as data (`data/care/`)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.errors import DataError


@dataclass(frozen=True, slots=True)
class Course:
    """An exercise (with a rating before and after) or a lesson (cards only)."""

    kind: str
    id: str
    choice: str
    topics: tuple[str, ...]
    steps: tuple[str, ...]
    intro: str | None = None


@dataclass(frozen=True, slots=True)
class Library:
    """Every course, in the fixed order in which they are offered."""

    courses: tuple[Course, ...]

    def find(self, kind: str, course_id: str) -> Course | None:
        """The course of that id, or None."""
        return next((c for c in self.courses if (c.kind, c.id) == (kind, course_id)), None)

    def about(self, kind: str, topic: str | None) -> Course | None:
        """The first course that serves the topic, or None."""
        return next((c for c in self.courses if c.kind == kind and topic in c.topics), None)

    def choices(self, kind: str) -> tuple[str, ...]:
        """Choice keys of all courses of a kind."""
        return tuple(c.choice for c in self.courses if c.kind == kind)


def load_library(folder: Path) -> Library:
    """Read `exercises.yml` and `lessons.yml`; raises `DataError` naming the file."""
    courses: list[Course] = []
    for kind, name in (("exercise", "exercises.yml"), ("lesson", "lessons.yml")):
        try:
            for entry in yaml.safe_load((folder / name).read_text(encoding="utf8")):
                courses.append(
                    Course(
                        kind,
                        entry["id"],
                        entry["choice"],
                        tuple(entry["topics"]),
                        tuple(entry["steps"]),
                        entry.get("intro"),
                    )
                )
        except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
            raise DataError(f"{folder / name}: {error}; see docs/architecture.md") from error
    return Library(tuple(courses))
