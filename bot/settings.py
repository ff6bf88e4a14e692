"""Settings from the environment (`KINDLINE_` prefix) and a `.env` file; malformed ones stop the start."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.errors import SettingError

PREFIX = "KINDLINE_"
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting; secrets never show in a `repr`."""

    root: Path = ROOT
    var: Path = ROOT / "var"
    host: str = "127.0.0.1"
    port: int = 8080
    public_url: str | None = None
    database_url: str | None = field(default=None, repr=False)
    secret_key: str = field(default="", repr=False)
    """`id:base64` keys, newest first, separated by commas (`bot/privacy/seal.py`)."""
    rasa_url: str = "http://127.0.0.1:5005"
    actions_port: int = 5055
    metrics_port: int = 9464
    separate_worker: bool = False
    """True: turns and sends run in a process of their own instead of inside the gateway."""
    default_region: str | None = None
    encoder: str = "bundled"
    api_key: str | None = field(default=None, repr=False)
    widget_origins: tuple[str, ...] = ()
    twilio_account_sid: str | None = None
    twilio_auth_token: str | None = field(default=None, repr=False)
    twilio_from: str | None = None
    twilio_api_url: str = "https://api.twilio.com"
    telegram_token: str | None = field(default=None, repr=False)
    telegram_secret: str | None = field(default=None, repr=False)
    telegram_api_url: str = "https://api.telegram.org"
    telegram_polling: bool = False

    @property
    def url(self) -> str:
        """The gateway's address on this machine."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"


def _port(text: str) -> int:
    number = int(text)
    if not 0 < number < 65536:
        raise ValueError
    return number


def _url(text: str) -> str:
    if urlsplit(text).scheme not in {"http", "https"} or not urlsplit(text).netloc:
        raise ValueError
    return text.rstrip("/")


def _database_url(text: str) -> str:
    if not text.startswith(("postgresql://", "postgres://")):
        raise ValueError
    return text


def _region(text: str) -> str:
    if not re.fullmatch(r"[A-Z]{2}", text):
        raise ValueError
    return text


def _secret_key(text: str) -> str:
    from bot.privacy.seal import Keyring

    Keyring(text)
    return text


def _flag(text: str) -> bool:
    return {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}[text.lower()]


def _origins(text: str) -> tuple[str, ...]:
    return tuple(_url(part.strip()) for part in text.split(",") if part.strip())


# setting -> (reader, what a right value looks like)
READERS: Mapping[str, tuple[Callable[[str], Any], str]] = {
    "var": (lambda text: Path(text).resolve(), "a folder"),
    "host": (str, "an address to listen on"),
    "port": (_port, "a number from 1 to 65535"),
    "public_url": (_url, "an http(s) address"),
    "database_url": (_database_url, "a postgresql:// address"),
    "secret_key": (_secret_key, "id:base64 keys separated by commas"),
    "rasa_url": (_url, "an http address"),
    "actions_port": (_port, "a number from 1 to 65535"),
    "metrics_port": (_port, "a number from 1 to 65535"),
    "separate_worker": (_flag, "1 or 0"),
    "default_region": (_region, "a two-letter country code such as KE"),
    "encoder": (str, "bundled, hf:NAME or a folder"),
    "api_key": (str, "a secret of your choice"),
    "widget_origins": (_origins, "http(s) origins separated by commas"),
    "twilio_account_sid": (str, "Twilio's account SID"),
    "twilio_auth_token": (str, "Twilio's auth token"),
    "twilio_from": (str, "a number or messaging service SID"),
    "twilio_api_url": (_url, "an http(s) address"),
    "telegram_token": (str, "the bot's token"),
    "telegram_secret": (str, "a secret of your choice"),
    "telegram_api_url": (_url, "an http(s) address"),
    "telegram_polling": (_flag, "1 or 0"),
}


def read_env_file(path: Path) -> dict[str, str]:
    """`NAME=value` lines of a `.env` file; comments and blank lines are skipped."""
    if not path.exists():
        return {}
    lines = (line.strip() for line in path.read_text(encoding="utf8").splitlines())
    pairs = (line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    return {name.strip(): value.strip().strip("'\"") for name, value in pairs}


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings; raises `SettingError` naming the one that is malformed (never its value)."""
    given = {**read_env_file(ROOT / ".env"), **(os.environ if environ is None else environ)}
    values: dict[str, Any] = {}
    for name, (reader, form) in READERS.items():
        text = given.get(PREFIX + name.upper(), "")
        if not text:
            continue
        try:
            values[name] = reader(text)
        except (ValueError, KeyError):
            raise SettingError(f"{PREFIX}{name.upper()} must be {form}; correct it and start again") from None
    values.setdefault("var", ROOT / "var")
    if "secret_key" not in values:
        try:
            values["secret_key"] = _key_from_file(values["var"] / "secret.key")
        except OSError as error:
            raise SettingError(f"KINDLINE_VAR must be a folder we can write to ({error.strerror})") from None
    return Settings(**values)


def _key_from_file(path: Path) -> str:
    """The key made at the first start. Losing the file makes every stored message unreadable."""
    if not path.exists():
        from bot.privacy.seal import new_key

        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        temporary.touch(mode=0o600)
        temporary.write_text(new_key())
        try:
            os.link(temporary, path)  # two starts at once: the first key wins
        except FileExistsError:
            pass
        finally:
            temporary.unlink()
    return path.read_text().strip()
