"""Imports point inward, nothing of Rasa leaves its corner, files and functions stay small."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = [path for top in ("bot", "channels", "actions", "gateway") for path in sorted((ROOT / top).rglob("*.py"))]
FORBIDDEN = {
    "bot": {"channels", "actions", "desk", "gateway"},
    "channels": {"actions", "desk", "gateway"},
    "actions": {"channels", "desk", "gateway"},
}
FILE_LIMIT, FUNCTION_LIMIT = 400, 50


def imports(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return {name.split(".")[0] for name in found}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_file(path: Path) -> None:
    text = path.read_text(encoding="utf8")
    tree = ast.parse(text)
    top, name = path.relative_to(ROOT).parts[0], str(path.relative_to(ROOT))
    assert not imports(tree) & FORBIDDEN.get(top, set())
    assert "rasa" not in imports(tree) or name.startswith("bot/rasa_ext/")
    assert text.count("\n") <= FILE_LIMIT
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert not [f.name for f in functions if (f.end_lineno or 0) - f.lineno >= FUNCTION_LIMIT]
