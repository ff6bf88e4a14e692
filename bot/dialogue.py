"""Asking Rasa what to do next. Rasa sees text and the finished understanding; it answers keys, values and effects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx

from bot.errors import DialogueError
from bot.messages import Say
from bot.understanding.types import Understanding

ANSWER_TIMEOUT_S = 8.0
CONNECT_TIMEOUT_S = 1.0


class DialogueUnreachable(DialogueError):
    """Rasa or the actions are starting; nothing has happened there, so asking again is safe."""


@dataclass(frozen=True, slots=True)
class Effect:
    """Something Rasa wants done outside the dialogue (`bot/effects.py` does it)."""

    name: str
    value: str | None = None


Answer = tuple[Say | Effect, ...]
"""What Rasa wants said and done, in order."""


class Dialogue:
    """Client of our own input channel in Rasa (`bot/rasa_ext/channel.py`)."""

    def __init__(self, rasa_url: str) -> None:
        self._client = httpx.AsyncClient(
            base_url=rasa_url,
            timeout=httpx.Timeout(ANSWER_TIMEOUT_S, connect=CONNECT_TIMEOUT_S),
            trust_env=False,
        )

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def ask(self, sender: str, text: str, metadata: dict[str, Any]) -> Answer:
        """One step of the dialogue. Raises `DialogueUnreachable` or `DialogueError`; holds no words in either."""
        body = {"sender": sender, "message": text, "metadata": metadata}
        try:
            response = await self._client.post("/webhooks/kindline/webhook", json=body)
            if response.status_code == httpx.codes.SERVICE_UNAVAILABLE:
                raise DialogueUnreachable("the action server is away; the step was taken back")
            response.raise_for_status()
            return _answer(response.json())
        except (httpx.ConnectError, httpx.ConnectTimeout):
            raise DialogueUnreachable("Rasa is not listening") from None
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
            # Killed while answering: its step is saved whole or not at all, and our channel replays a saved one.
            raise DialogueUnreachable("Rasa went away") from None
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
            raise DialogueError(f"Rasa gave no answer ({type(error).__name__})") from None


def metadata_of(understanding: Understanding, intent: str, language: str, **more: Any) -> dict[str, Any]:
    """What travels with the text: the understanding was computed once, at the edge, and is carried along."""
    return {
        "language": language,
        "intent": intent,
        "confidence": understanding.intent_confidence,
        "entities": [entity.as_rasa() for entity in understanding.entities],
        **more,
    }


def _answer(items: list[dict[str, Any]]) -> Answer:
    return tuple(_item(item) for item in items)


def _item(item: dict[str, Any]) -> Say | Effect:
    if "effect" in item:
        return Effect(item["effect"], item.get("value"))
    return Say(item["key"], item.get("args") or {}, tuple(item.get("choices") or ()))
