"""Reading YAML under `locales/`, `data/` and `tests/`, with errors that name file, line and reason."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from bot.errors import DataError

_PLAIN_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)$")


class _Loader(yaml.SafeLoader):
    """YAML 1.2 scalars: `no`, `on` and `22:00` stay text, since they are words, countries and hours here."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key_node, _ in node.value:
            if key_node.value in seen and isinstance(key_node, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(
                    None, None, f"{key_node.value!r} is given twice", key_node.start_mark
                )
            seen.add(key_node.value if isinstance(key_node, yaml.ScalarNode) else repr(key_node))
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if not tag.endswith((":bool", ":int"))]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(?:true|false)$"), list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", _PLAIN_INT, list("-+0123456789"))


def read_yaml(path: Path) -> Any:
    """The content of a YAML file.

    Raises:
        DataError: the file is missing, not UTF-8 or not YAML; the message says file, line and reason.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 (a SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f":{mark.line + 1}" if mark else ""
        raise DataError(f"{path}{line}: {error.problem}") from None
    except FileNotFoundError:
        raise DataError(f"{path}: there is no such file") from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataError(f"{path}: {error}") from None


def read_mapping(path: Path) -> dict[str, Any]:
    """The content of a YAML file whose top level must be `name: value` lines (see `read_yaml`)."""
    content = read_yaml(path)
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise DataError(f"{path}: the top level must be `name: value` lines")
    return {str(name): value for name, value in content.items()}
