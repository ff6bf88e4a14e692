"""Golden conversations: data files of what a person says and what must come back, run through the real path."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.safety.levels import Level
from bot.talk import Talk
from tests.service import Running

FOLDER = Path(__file__).parent
SCENARIOS = (
    "greeting",
    "feeling_to_exercise",
    "leave_and_resume",
    "language_switch",
    "danger",
    "danger_in_exercise",
    "idiom",
    "human",
    "nonsense",
    "typed_slash",
)
"""Each is a file in every language's folder."""


@dataclass(frozen=True, slots=True)
class Script:
    """One conversation."""

    path: Path
    channel: str = "web"
    region: str | None = None
    language_hint: str | None = None
    turns: list[dict[str, Any]] = field(default_factory=list)


def read(path: Path) -> Script:
    """A conversation from its file."""
    data = yaml.safe_load(path.read_text(encoding="utf8"))
    return Script(path, data.get("channel", "web"), data.get("region"), data.get("language_hint"), data["turns"])


async def play(service: Running, script: Script) -> list[str]:
    """Talk it through; returns every expectation that was not met, in words."""
    faults: list[str] = []
    async with service.talk(script.channel, script.language_hint, script.region) as talk:
        for number, turn in enumerate(script.turns, start=1):
            heard = await _do(talk, turn)
            if isinstance(heard, str):
                return [*faults, f"turn {number}: {heard}"]
            is_queued = await _is_queued(talk)
            faults += [f"turn {number}: {fault}" for fault in judge(heard, turn.get("expect", {}), is_queued)]
    return faults


async def _do(talk: Talk, turn: dict[str, Any]) -> dict[str, Any] | str:
    if "say" in turn:
        return await talk.say(str(turn["say"]))
    token = _token(talk, turn["press"])
    if token is None:
        return f"no button {turn['press']} was offered"
    return await talk.press(token)


def _token(talk: Talk, choice: str) -> str | None:
    """The token of a choice key among the buttons of the last turn."""
    keys = yaml.safe_load((FOLDER.parent.parent / "locales" / "keys.yml").read_text(encoding="utf8"))
    payload = keys[choice]["payload"]
    buttons = [button for row in talk.last for button in row.message.buttons]
    return next((button.token for button in buttons if button.payload == payload), None)


async def _is_queued(talk: Talk) -> bool:
    async with talk.database.connection() as conn:
        cursor = await conn.execute(
            """
            SELECT 1 FROM queue q JOIN inbox i USING (conversation_id)
            WHERE i.id = %s AND q.closed_at IS NULL
            """,
            (talk.last_inbox_id,),
        )
        return await cursor.fetchone() is not None


def judge(heard: dict[str, Any], expect: dict[str, Any], is_queued: bool) -> list[str]:
    """What of `expect` does not hold."""
    keys = [reply["key"] for reply in heard["replies"]]
    words = "\n".join(reply["text"] for reply in heard["replies"])
    checks = {
        "keys": lambda want: keys == want,
        "has_keys": lambda want: set(want) <= set(keys),
        "any_key": lambda want: bool(set(want) & set(keys)),
        "not_keys": lambda want: not set(want) & set(keys),
        "first_key": lambda want: keys[:1] == [want],
        "last_key": lambda want: keys[-1:] == [want],
        "language": lambda want: _language(heard) == want,
        "intent": lambda want: heard["intent"]["name"] == want,
        "queued": lambda want: is_queued is want,
        "line": lambda want: str(want) in words,
        "risk": lambda want: _risk(heard["risk"], want),
        "not_understood": lambda want: ("not_understood" in keys or "menu" in keys) is want,
    }
    got = f"keys {keys}, language {_language(heard)}, risk {heard['risk']}, intent {heard['intent']}"
    return [f"{name} {want!r} not met: {got}" for name, want in expect.items() if not checks[name](want)]


def _language(heard: dict[str, Any]) -> str | None:
    """The language of the answer: what the person reads is what counts."""
    return heard["replies"][0]["language"] if heard["replies"] else None


def _risk(risk: dict[str, Any], want: dict[str, Any]) -> bool:
    level = Level[want.get("level", "none").upper()]
    is_right = Level[risk["level"].upper()] >= level if level else risk["level"] == "none"
    return is_right and all(risk[name] == value for name, value in want.items() if name != "level")
