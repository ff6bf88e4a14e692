"""Settings: a malformed one stops the start and is named, its value never shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import SettingError
from bot.settings import READERS, Settings, load_settings

MALFORMED = {
    "PORT": "eighty",
    "DATABASE_URL": "mysql://secret-host",
    "PUBLIC_URL": "kindline.example",
    "DEFAULT_REGION": "Kenya",
    "TELEGRAM_POLLING": "maybe",
    "WIDGET_ORIGINS": "clinic.example",
}


@pytest.mark.parametrize("name", MALFORMED)
def test_malformed_setting_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=f"KINDLINE_{name} must be") as caught:
        load_settings({f"KINDLINE_{name}": MALFORMED[name], "KINDLINE_VAR": str(tmp_path)})
    assert MALFORMED[name] not in str(caught.value)


def test_key_is_made_once_and_kept_private(tmp_path: Path) -> None:
    first = load_settings({"KINDLINE_VAR": str(tmp_path)})
    second = load_settings({"KINDLINE_VAR": str(tmp_path)})
    assert first.secret_key == second.secret_key
    assert (tmp_path / "secret.key").stat().st_mode & 0o077 == 0


def test_secrets_never_show() -> None:
    settings = Settings(secret_key="k1", twilio_auth_token="k2", telegram_token="k3", api_key="k4", database_url="k5")
    assert not any(secret in repr(settings) for secret in ("k1", "k2", "k3", "k4", "k5"))


def test_every_setting_is_documented() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf8")
    missing = [name for name in READERS if name != "var" and f"`{name.upper()}`" not in readme]
    assert not missing
