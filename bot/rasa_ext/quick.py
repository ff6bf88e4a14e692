"""A cost of Rasa that every turn pays for nothing, taken away in service (docs/adr/0002-lean-rasa.md)."""

from __future__ import annotations

from typing import Any


def check_actions_once() -> None:
    """Compile the format of action results once.

    Rasa checks every result with `jsonschema.validate`, which first checks the schema itself: 70 % of a turn.
    The result is still validated, by the same schema.
    """
    from jsonschema.validators import validator_for
    from rasa.core.actions.action import RemoteAction

    schema = RemoteAction.action_response_format_spec()
    validator = validator_for(schema)(schema)

    def validate(self: RemoteAction, result: dict[str, Any]) -> bool:
        validator.validate(result)
        return True

    RemoteAction._validate_action_result = validate
