"""`python -m gateway.worker`: turns and sends in a process of their own."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import sys

from bot.errors import KindlineError
from bot.jobs import run_worker
from bot.service import add_understanding, build_service
from bot.settings import Settings, load_settings
from bot.store.embedded import database_url
from channels.registry import load_channels


async def work(settings: Settings) -> None:
    """Work until SIGTERM or SIGINT."""
    channels, _ = load_channels(settings)
    service = build_service(settings, database_url(settings), {channel.name: channel for channel in channels})
    add_understanding(service)
    await service.open()
    running = asyncio.create_task(run_worker(service))
    for signum in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(signum, running.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await running
    await service.close()


def main() -> int:
    """Work; 2 with one sentence when it cannot."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("procrastinate").setLevel(logging.CRITICAL)  # it logs job arguments with every failure
    try:
        asyncio.run(work(load_settings()))
    except KindlineError as error:
        print(f"kindline: {error}", file=sys.stderr)  # noqa: T201
        return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main())
