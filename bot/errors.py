"""The error tree.

KindlineError               anything we raise on purpose
├── SettingError            a setting is malformed; names it, never its value
├── SetupError              the machine lacks something; says what to do
├── DataError               a file under locales/, data/ or a user's input file is wrong; says file, line, reason
├── UnderstandingError      the encoder or a head cannot answer; the screen then gives a cautious verdict
├── DialogueError           Rasa is down, slow or answered nonsense; the turn falls back to words of our own
└── StoreError              the database cannot be reached or refused

No error holds a person's words or address.
"""

from __future__ import annotations


class KindlineError(Exception):
    """Base of all deliberate errors. `retry` says whether the same call may succeed later."""

    retry = False
    exit_status = 2


class SettingError(KindlineError):
    """A setting is malformed."""


class SetupError(KindlineError):
    """The machine lacks something that a person can put right."""


class DataError(KindlineError):
    """A data file is wrong; the message says file, line and reason."""


class UnderstandingError(KindlineError):
    """The encoder or a head cannot answer."""


class DialogueError(KindlineError):
    """Rasa did not give a usable answer in time."""

    retry = True


class StoreError(KindlineError):
    """The database cannot be reached or refused the work."""

    retry = True
