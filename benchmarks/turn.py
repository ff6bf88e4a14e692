"""A turn of ours against a stock Rasa 3.6.21 assistant (`rasa init`, default pipeline), in the same run.

Both are served on loopback and driven by the same client: one message, wait for the answer, next message. Stock Rasa
through its REST channel; ours through the web channel's own API, so inbox, job, screening and outbox are included.
Figures are ratios, ours : stock; the machine's times are kept beside them only to read the ratios.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks._common import ROOT, median, memory_mb, percentile, write
from bot.supervisor import free_port

STOCK = ROOT / "var" / "bench" / "stock"
TURNS = 200
COMPARED_TURNS = 60
"""Stock Rasa slows down with every turn; both are compared over a talk of this length."""
STOCK_SAYS = ("hello", "i am so sad", "yes", "hello", "no that did not help", "are you a bot?")
OUR_SAYS = ("hello", "i am so sad today", "yes", "hello", "i cannot sleep at night", "are you a bot?")


def main() -> None:
    """Measure both, stock first."""
    stock = measure_stock()
    ours = measure_ours()
    write(
        "turn",
        {
            "median turn (ratio)": round(median(ours["turns"][:COMPARED_TURNS]) / median(stock["turns"]), 2),
            "95th percentile (ratio)": round(
                percentile(ours["turns"][:COMPARED_TURNS], 0.95) / percentile(stock["turns"], 0.95), 2
            ),
            "turn 200 : turn 5, ours": round(around(ours["turns"], 200) / around(ours["turns"], 5), 2),
            "turn 60 : turn 5, stock": round(around(stock["turns"], 60) / around(stock["turns"], 5), 2),
            "memory of all processes (ratio)": round(ours["memory"] / stock["memory"], 2),
            "start to first answer (ratio)": round(ours["start"] / stock["start"], 2),
            "ours: median ms, p95 ms": [round(1000 * v, 1) for v in spread(ours)],
            "stock: median ms, p95 ms": [round(1000 * v, 1) for v in spread(stock)],
            "ours, stock: memory MB": [round(ours["memory"]), round(stock["memory"])],
            "ours, stock: start s": [round(ours["start"], 1), round(stock["start"], 1)],
        },
    )


def spread(figures: dict) -> tuple[float, float]:
    """Median and 95th percentile over the compared turns, in seconds."""
    turns = figures["turns"][:COMPARED_TURNS]
    return median(turns), percentile(turns, 0.95)


def around(turns: list[float], number: int) -> float:
    """The median of seven turns around one."""
    return median(turns[max(0, number - 4) : number + 3])


def train_stock() -> None:
    """`rasa init` once; the model is kept."""
    if not (STOCK / "models").exists():
        STOCK.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [sys.executable, "-m", "rasa", "init", "--no-prompt", "--init-dir", "."],
            cwd=STOCK,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


def measure_stock() -> dict:
    """Start, first answer, turns, memory."""
    train_stock()
    port = free_port()
    started = time.perf_counter()
    server = subprocess.Popen(
        [sys.executable, "-m", "rasa", "run", "--port", str(port)],
        cwd=STOCK,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=60) as client:
            return _drive(started, server.pid, lambda text: _ask_stock(client, text), STOCK_SAYS, COMPARED_TURNS)
    finally:
        server.terminate()
        server.wait(20)


def _ask_stock(client: httpx.Client, text: str) -> None:
    answer = client.post("/webhooks/rest/webhook", json={"sender": "bench", "message": text})
    assert answer.json(), "stock Rasa said nothing"


def measure_ours() -> dict:
    """The same for Kindline."""
    port, folder = free_port(), Path(tempfile.mkdtemp(prefix="kindline-bench-"))
    started = time.perf_counter()
    environment = {**os.environ, "KINDLINE_PORT": str(port), "KINDLINE_VAR": str(folder)}
    server = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
    )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=60) as client:
            return _drive(started, server.pid, Web(client).ask, OUR_SAYS, TURNS)
    finally:
        server.terminate()
        server.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


class Web:
    """The widget's part of a talk."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client
        self._headers: dict[str, str] = {}
        self._seq = 0

    def ask(self, text: str) -> None:
        """Send one text and wait until the turn's answer is there."""
        if not self._headers:
            talk = self._client.post("/channels/web/start", json={}).json()["talk"]
            self._headers = {"authorization": f"Bearer {talk}"}
        body = {"id": str(uuid.uuid4()), "text": text}
        self._client.post("/channels/web/send", json=body, headers=self._headers).raise_for_status()
        while not self._has_answer():
            pass

    def _has_answer(self) -> bool:
        answer = self._client.get(f"/channels/web/poll?after={self._seq}", headers=self._headers).json()
        items = answer["items"]
        self._seq = max([self._seq, *(item["seq"] for item in items)])
        return any(item["author"] == "bot" for item in items)


def _drive(started: float, pid: int, ask, says: tuple[str, ...], turns: int) -> dict:
    while True:
        try:
            ask(says[0])
            break
        except (httpx.HTTPError, KeyError, ValueError):
            assert time.perf_counter() - started < 300, "no answer in five minutes"
            time.sleep(0.1)
    first = time.perf_counter() - started
    time.sleep(5)  # let both finish their start
    times = []
    for number in range(turns):
        before = time.perf_counter()
        ask(says[number % len(says)])
        times.append(time.perf_counter() - before)
    return {"start": first, "turns": times, "memory": memory_mb(pid)}


if __name__ == "__main__":
    main()
