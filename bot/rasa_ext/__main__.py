"""`python -m bot.rasa_ext …`: the `rasa` command without TensorFlow."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run Rasa's own command line."""
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    from bot.rasa_ext.lean import leave_out_tensorflow

    leave_out_tensorflow()
    import skops.io  # noqa: F401  it scans every loaded module when imported: first is cheapest
    from rasa.__main__ import main as rasa_main

    from bot.rasa_ext.quick import check_actions_once
    from bot.rasa_ext.tracker import keep_one_memory

    check_actions_once()
    keep_one_memory()

    sys.argv[0] = "rasa"
    rasa_main()


if __name__ == "__main__":
    main()
