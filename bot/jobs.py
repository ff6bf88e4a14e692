"""Durable jobs on PostgreSQL (Procrastinate): one person's turns in order, sends in their own lanes."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from procrastinate import (
    App,
    BaseRetryStrategy,
    JobContext,
    PsycopgConnector,
    RetryDecision,
    RetryStrategy,
)
from procrastinate import exceptions as procrastinate_errors
from procrastinate.jobs import Job

from bot.store.database import Connection

if TYPE_CHECKING:
    from bot.service import Service

HEARTBEAT_S = 1.0
STALLED_AFTER_S = 4.0
"""A worker silent for this long is dead: its jobs go to another. Above any pause of a healthy event loop."""
CONCURRENCY = 24
TURN_PRIORITY = 10
DANGER_PRIORITY = 20

TURN_TASK, DELIVERY_TASK = "kindline:turn", "kindline:deliver"
MAX_ATTEMPTS = 8


class TurnRetry(BaseRetryStrategy):
    """A turn that failed by our own fault (database away, a row that does not open): again, ever more slowly.

    From its second failure on it gives up its place: what the person wrote since must not wait, for it may be
    danger.
    """

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """When to try again, and whether the person's other turns still wait for this one."""
        if job.attempts >= MAX_ATTEMPTS:
            return None
        lock = f"{job.lock}:{job.id}" if job.attempts else job.lock
        return RetryDecision(retry_in={"seconds": 2**job.attempts}, lock=lock)


DELIVERY_RETRY = RetryStrategy(max_attempts=MAX_ATTEMPTS, exponential_wait=2)


async def turn(context: JobContext, *, inbox_id: int) -> None:
    """Answer one inbound message."""
    from bot.turn import run_turn

    await run_turn(_service(context), inbox_id)


async def deliver(context: JobContext, *, conversation_id: int, lane: str) -> None:
    """Send what waits for one conversation in one lane."""
    from bot.delivery import deliver_lane

    await deliver_lane(_service(context), conversation_id, lane)


def _service(context: JobContext) -> Service:
    return context.additional_context["service"]


def make_queue(database_url: str) -> App:
    """The queue on this database; open it with `open_async` before use."""
    queue = App(connector=PsycopgConnector(conninfo=database_url, min_size=1, max_size=8))
    # Not by a blueprint of the module: it belongs to one queue only, and a process may have several.
    queue.task(name=TURN_TASK, queue="turns", retry=TurnRetry(), pass_context=True)(turn)
    queue.task(name=DELIVERY_TASK, queue="sends", retry=DELIVERY_RETRY, pass_context=True)(deliver)
    return queue


async def defer_turn(queue: App, conn: Connection, conversation_id: int, inbox_id: int) -> None:
    """Defer the turn inside the caller's transaction."""
    task = queue.configure_task(
        TURN_TASK,
        lock=f"turn:{conversation_id}",
        queue="turns",
        priority=TURN_PRIORITY,
        connection=conn,
    )
    await task.defer_async(inbox_id=inbox_id)


async def defer_delivery(
    queue: App, conn: Connection, conversation_id: int, lane: str, *, after_s: float = 0.0
) -> None:
    """Defer a delivery inside the caller's transaction, now or later; danger has its own lane."""
    task = queue.configure_task(
        DELIVERY_TASK,
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
