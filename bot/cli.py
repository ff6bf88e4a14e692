"""`kindline VERB`: the command line. One sentence and exit status 2 for what a person can put right."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

import click
import typer

from bot.errors import KindlineError
from bot.settings import PREFIX, Settings, load_settings

if TYPE_CHECKING:
    from bot.supervisor import Supervisor

INTERRUPTED = 130
"""What a shell expects after Ctrl-C."""

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


def _report(step: str) -> None:
    print(f"kindline: {step} …", file=sys.stderr, flush=True)  # noqa: T201


def _print(line: str) -> None:
    print(line, flush=True)  # noqa: T201


def _supervisor(settings: Settings) -> Supervisor:
    from bot.supervisor import Supervisor, choose_ports

    ports = choose_ports(settings, lambda name: bool(os.environ.get(PREFIX + name.upper())))
    return Supervisor(settings, ports, _report)


@app.command()
def run(
    port: int = typer.Option(None, min=1, max=65535),
    host: str = typer.Option(None),
    polling: bool = typer.Option(False, "--polling", help="fetch Telegram messages, for a laptop without an address"),
) -> None:
    """Start the whole service and stay in the foreground."""
    from bot.process import die_with_parent
    from bot.supervisor import check_machine, run_until_stopped
    from bot.training import is_trained, train

    die_with_parent(signal.SIGTERM)
    settings = load_settings()
    settings = replace(
        settings,
        port=port or settings.port,
        host=host or settings.host,
        telegram_polling=polling or settings.telegram_polling,
    )
    check_machine(settings)
    if not is_trained(settings):
        train(settings, _report)
    asyncio.run(run_until_stopped(_supervisor(settings), _announce))


def _announce(supervisor: Supervisor) -> None:
    url = supervisor.url
    _print(f"Kindline is ready.\n  demo clinic page  {url}/demo\n  health            {url}/health")
    _print(f"  desk              {url}/desk (not built yet)")
    for sentence in supervisor.channels.values():
        if sentence != "on":
            _print(f"  {sentence}")
    _print("Ctrl-C stops everything.")


@app.command()
def train(if_needed: bool = typer.Option(False, help="say nothing when there is nothing to do")) -> None:
    """Train understanding and dialogue; what has not changed is reused."""
    from bot.training import is_trained
    from bot.training import train as train_all

    settings = load_settings()
    if not (if_needed and is_trained(settings)):
        train_all(settings, _report)


@app.command()
def chat(
    channel: str = typer.Option("web", help="web, sms or telegram"),
    as_json: bool = typer.Option(False, "--json", help="one message a line in, one JSON object a turn out"),
    language: str = typer.Option(None),
    region: str = typer.Option(None),
) -> None:
    """Talk in the terminal, through the same path as a real message."""
    from bot.chat import chat as talk

    if channel not in ("web", "sms", "telegram"):
        raise KindlineError("--channel must be web, sms or telegram")
    settings = load_settings()
    asyncio.run(talk(settings, _supervisor, channel, language, region, as_json=as_json))


@app.command()
def parse(
    source: Path = typer.Option("-", "--input", help="file with one text a line; - for stdin"),
    target: Path = typer.Option("-", "--output", help="file for one JSON object a line; - for stdout"),
) -> None:
    """Understand texts without a server."""
    from bot.parse import Parser

    settings = load_settings()
    lines = sys.stdin if str(source) == "-" else _opened(source, "r")
    out = sys.stdout if str(target) == "-" else _opened(target, "w")
    parser = Parser.load(settings.root)
    with lines, out:
        for line in lines:
            out.write(json.dumps(parser.parse(line.rstrip("\n")), ensure_ascii=False) + "\n")


def _opened(path: Path, mode: str) -> TextIO:
    try:
        return path.open(mode, encoding="utf8", errors="replace")  # type: ignore[return-value]
    except OSError as error:
        raise KindlineError(f"{path}: {error.strerror}") from None


@app.command()
def evaluate(
    data: Path = typer.Option("tests/nlu", help="folder of TSV files"),
    report: Path = typer.Option("var/report", help="folder for tables"),
) -> None:
    """Accuracy per language of language, intent, topic and risk."""
    from bot.parse import Parser
    from bot.understanding.evaluate import as_markdown
    from bot.understanding.evaluate import evaluate as measure

    parser = Parser.load(load_settings().root)
    _print(as_markdown(measure(data, report, parser.read)))


@app.command()
def languages() -> None:
    """Every language with its state and coverage."""
    from bot.i18n.coverage import table

    _print(table(load_settings().root))


@app.command()
def migrate() -> None:
    """Bring the configured database to this version."""
    from bot.jobs import make_queue
    from bot.store.embedded import database_url
    from bot.store.migrate import migrate as apply

    url = database_url(load_settings())
    _print("\n".join(asyncio.run(apply(url, make_queue(url)))) or "up to date")


@app.command(name="new-language")
def new_language(tag: str) -> None:
    """Scaffold a language and list what to fill first."""
    from bot.i18n.scaffold import scaffold

    _print(scaffold(load_settings().root, tag))


@app.command()
def erase(person: str) -> None:
    """Erase everything of a person, by their code."""
    from bot.privacy.person import erase_person

    _print(asyncio.run(erase_person(load_settings(), person)))


@app.command()
def export(person: str) -> None:
    """Everything of a person as JSON, by their code."""
    from bot.privacy.person import export_person

    _print(asyncio.run(export_person(load_settings(), person)))


@app.command()
def worker() -> None:
    """Work on turns and sends, on any number of machines."""
    os.execv(sys.executable, [sys.executable, "-m", "gateway.worker"])  # noqa: S606


@app.command()
def check() -> None:
    """Check words, training data, lexicons and regions; 1 when there is an error."""
    from bot.checks import check_all

    raise typer.Exit(check_all(load_settings().root))


@app.command()
def hotlines(check: bool = typer.Option(False, "--check", help="list what is old or single-sourced")) -> None:
    """Every line in data/regions, or what of them needs a person's look."""
    from bot.checks import check_hotlines, list_hotlines

    root = load_settings().root
    if check:
        raise typer.Exit(check_hotlines(root))
    _print(list_hotlines(root))


def main() -> None:
    """Entry point."""
    logging.getLogger("psycopg.pool").setLevel(logging.ERROR)  # it warns at every attempt; we say it once
    sys.stdin.reconfigure(encoding="utf8", errors="replace")  # type: ignore[union-attr]
    try:
        sys.exit(app(standalone_mode=False))
    except click.ClickException as error:
        _fail(f"{error.format_message().rstrip('.')}; see kindline --help", 2)
    except click.Abort:
        sys.exit(INTERRUPTED)
    except KindlineError as error:
        _fail(str(error), error.exit_status)
    except BrokenPipeError:
        sys.exit(0)


def _fail(sentence: str, status: int) -> NoReturn:
    print(f"kindline: {sentence}", file=sys.stderr)  # noqa: T201
    sys.exit(status)
