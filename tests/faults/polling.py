"""Waiting for what another process does, without guessing how long it takes."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from typing import Any

LOOK_EVERY_S = 0.05


async def until(check: Callable[[], Any], what: str, timeout_s: float = 15.0) -> Any:
    """The first true answer of `check` (a plain or an async function); fails saying `what` did not come."""
    try:
        async with asyncio.timeout(timeout_s):
            while True:
                answer = check()
                if inspect.isawaitable(answer):
                    answer = await answer
                if answer:
                    return answer
                await asyncio.sleep(LOOK_EVERY_S)
    except TimeoutError:
        raise AssertionError(f"within {timeout_s} s there was no {what}") from None
