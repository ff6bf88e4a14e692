"""`python -m actions`: the action server on the loopback address."""

from __future__ import annotations

from rasa_sdk.endpoint import create_app

import actions
from bot.settings import load_settings


def main() -> None:
    """Serve until stopped."""
    settings = load_settings()
    app = create_app(actions)
    app.run("127.0.0.1", settings.actions_port, workers=1, access_log=False, motd=False)


if __name__ == "__main__":
    main()
