"""What a turn works with, built once a process and passed down."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from procrastinate import App

from bot.dialogue import Dialogue
from bot.i18n.catalog import Catalog
from bot.i18n.render import Renderer
from bot.intake import Intake
from bot.jobs import make_queue
from bot.messages import Sender
from bot.metrics import Metrics
from bot.privacy.seal import Keyring
from bot.settings import Settings
from bot.store.database import Database

if TYPE_CHECKING:
    from bot.escalation.regions import Region
    from bot.safety.screen import Screen
    from bot.understanding.understand import Understander


@dataclass(slots=True)
class Service:
    """The parts of one process. `understander` and `screen` are there only where turns run."""

    settings: Settings
    keyring: Keyring
    database: Database
    queue: App
    intake: Intake
    catalog: Catalog
    renderer: Renderer
    channels: Mapping[str, Sender]
    regions: Mapping[str, Region]
    dialogue: Dialogue
    metrics: Metrics = field(default_factory=Metrics)
    understander: Understander | None = None
    screen: Screen | None = None
    thinking: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(2, "thinking"))
    """Encoding and screening run here, so the event loop is never blocked."""
    said_from_memory: set[int] = field(default_factory=set)
    """Turns whose crisis words went out while the database refused them: said once, however often it is tried."""
    parsing: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "parsing"))
    """The API's texts wait here for one another; a person's message never waits for them."""

    async def open(self) -> None:
        """Connect to the database and the queue."""
        await self.database.open()
        await self.queue.open_async()

    async def close(self) -> None:
        """Give everything back."""
        self.thinking.shutdown(wait=False, cancel_futures=True)
        self.parsing.shutdown(wait=False, cancel_futures=True)
        await self.dialogue.close()
        await self.queue.close_async()
        await self.database.close()


def build_service(settings: Settings, database_url: str, channels: Mapping[str, Sender]) -> Service:
    """The service without understanding: enough for a gateway whose turns run elsewhere."""
    from bot.escalation.regions import load_regions

    keyring = Keyring(settings.secret_key)
    database = Database(database_url)
    queue = make_queue(database_url)
    catalog = Catalog.load(settings.root / "locales")
    return Service(
        settings=settings,
        keyring=keyring,
        database=database,
        queue=queue,
        intake=Intake(database, queue, keyring),
        catalog=catalog,
        renderer=Renderer(catalog),
        channels=channels,
        regions=load_regions(settings.root / "data" / "regions"),
        dialogue=Dialogue(settings.rasa_url),
    )


def add_understanding(service: Service) -> Service:
    """Load the encoder, the heads and the screen: about a second."""
    from bot.safety.screen import Screen
    from bot.understanding.understand import Understander

    service.understander = Understander.load(service.settings.root)
    service.screen = Screen.load(service.settings.root / "locales")
    return service
