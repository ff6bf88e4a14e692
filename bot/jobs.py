"""Durable jobs on PostgreSQL (Procrastinate): one person's turns in order, sends in their own lanes."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from procrastinate import App, Blueprint, JobContext, PsycopgConnector, RetryStrategy
from procrastinate import exceptions as procrastinate_errors

from bot.store.database import Connection

if TYPE_CHECKING:
    from bot.service import Service

HEARTBEAT_S = 1.0
STALLED_AFTER_S = 4.0
"""A worker silent for this long is dead: its jobs go to another. Above any pause of a healthy event loop."""
CONCURRENCY = 24
TURN_PRIORITY = 10
DANGER_PRIORITY = 20

blueprint = Blueprint()
# A turn or a delivery that fails was interrupted by our own fault (database away): try again, ever more slowly.
RETRY = RetryStrategy(max_attempts=8, exponential_wait=2)


@blueprint.task(name="turn", queue="turns", retry=RETRY, pass_context=True)
async def turn(context: JobContext, *, inbox_id: int) -> None:
    """Answer one inbound message."""
    from bot.turn import run_turn

    await run_turn(_service(context), inbox_id)


@blueprint.task(name="deliver", queue="sends", retry=RETRY, pass_context=True)
async def deliver(context: JobContext, *, conversation_id: int, lane: str) -> None:
    """Send what waits for one conversation in one lane."""
    from bot.delivery import deliver_lane

    await deliver_lane(_service(context), conversation_id, lane)


def _service(context: JobContext) -> Service:
    return context.additional_context["service"]


def make_queue(database_url: str) -> App:
    """The queue on this database; open it with `open_async` before use."""
    queue = App(connector=PsycopgConnector(conninfo=database_url, min_size=1, max_size=8))
    queue.add_tasks_from(blueprint, namespace="kindline")
    return queue


async def defer_turn(queue: App, conn: Connection, conversation_id: int, inbox_id: int) -> None:
    """Defer the turn inside the caller's transaction."""
    task = queue.configure_task(
        "kindline:turn",
        lock=f"turn:{conversation_id}",
        queue="turns",
        priority=TURN_PRIORITY,
        connection=conn,
    )
    await task.defer_async(inbox_id=inbox_id)


async def defer_delivery(
    queue: App, conn: Connection, conversation_id: int, lane: str, *, after_s: float = 0.0
) -> None:
    """Defer a delivery inside the caller's transaction, now or later. Danger has a lane and a priority of its own."""
    task = queue.configure_task(
        "kindline:deliver",
        lock=f"send:{lane}:{conversation_id}",
        queue="sends",
        priority=DANGER_PRIORITY if lane == "danger" else TURN_PRIORITY,
        schedule_at=datetime.now(UTC) + timedelta(seconds=after_s) if after_s else None,
        connection=conn,
    )
    await task.defer_async(conversation_id=conversation_id, lane=lane)


async def run_worker(service: Service) -> None:
    """Work until cancelled; picks up what a dead worker left."""
    rescue = asyncio.create_task(_rescue_stalled(service.queue))
    try:
        await service.queue.run_worker_async(
            concurrency=CONCURRENCY,
            install_signal_handlers=False,
            update_heartbeat_interval=HEARTBEAT_S,
            stalled_worker_timeout=STALLED_AFTER_S,
            fetch_job_polling_interval=1.0,
            delete_jobs="successful",
            shutdown_graceful_timeout=5.0,
            additional_context={"service": service},
        )
    finally:
        rescue.cancel()
        await asyncio.gather(rescue, return_exceptions=True)


async def _rescue_stalled(queue: App) -> None:
    while True:
        with contextlib.suppress(procrastinate_errors.ConnectorException):
            for job in await queue.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER_S):
                await queue.job_manager.retry_job(job)
        await asyncio.sleep(HEARTBEAT_S)
