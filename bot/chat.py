"""`kindline chat`: in words for a person, in JSON for a program."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import httpx

from bot.settings import Settings
from bot.supervisor import Supervisor, free_port
from bot.talk import Talk


async def chat(
    settings: Settings,
    supervisor: Callable[[Settings], Supervisor],
    channel: str,
    language: str | None,
    region: str | None,
    *,
    as_json: bool,
) -> None:
    """Talk until the input ends. Uses the running service, or starts one for the time of the talk."""
    async with _running(settings, supervisor), Talk(settings, channel, language, region) as talk:
        show = _show_json if as_json else _show
        async for line in _lines(prompt="" if as_json else "> "):
            show(await _turn(talk, line, channel, as_json=as_json))


@asynccontextmanager
async def _running(settings: Settings, supervisor: Callable[[Settings], Supervisor]) -> AsyncIterator[None]:
    if await _is_up(settings):
        yield
        return
    from bot.training import is_trained, train

    if not is_trained(settings):
        train(settings, lambda step: print(f"kindline: {step} …", file=sys.stderr))  # noqa: T201
    own = supervisor(replace(settings, port=free_port()))
    await own.start()
    try:
        yield
    finally:
        await own.stop()


async def _is_up(settings: Settings) -> bool:
    try:
        async with httpx.AsyncClient(trust_env=False, timeout=3.0) as client:
            return (await client.get(f"{settings.url}/health")).is_success
    except httpx.HTTPError:
        return False


async def _lines(prompt: str) -> AsyncIterator[str]:
    loop = asyncio.get_running_loop()
    while True:
        print(prompt, end="", file=sys.stderr, flush=True)  # noqa: T201
        line = await loop.run_in_executor(None, sys.stdin.readline)
        if not line:
            return
        if line.strip():
            yield line.rstrip("\n")


async def _turn(talk: Talk, line: str, channel: str, *, as_json: bool) -> dict[str, Any]:
    """In the terminal a number presses a button; a program sends text only."""
    buttons = talk.last[-1].message.buttons if talk.last else ()
    if not as_json and channel != "sms" and line.strip().isdecimal() and 1 <= int(line) <= len(buttons):
        return await talk.press(buttons[int(line) - 1].token)
    return await talk.say(line)


def _show_json(turn: dict[str, Any]) -> None:
    print(json.dumps(turn, ensure_ascii=False), flush=True)  # noqa: T201


def _show(turn: dict[str, Any]) -> None:
    for reply in turn["replies"]:
        print(reply["text"])  # noqa: T201
        titles = [button["title"] for button in reply["buttons"]]
        if titles and not reply["segments"]:
            print("   ".join(f"[{number}] {title}" for number, title in enumerate(titles, start=1)))  # noqa: T201
        print()  # noqa: T201
