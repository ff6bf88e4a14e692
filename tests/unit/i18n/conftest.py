from __future__ import annotations

from pathlib import Path

import pytest
from locale_tree import write_tree

from bot.i18n.catalog import Catalog
from bot.i18n.render import Renderer


@pytest.fixture
def locales_dir(tmp_path: Path) -> Path:
    """A small tree of four languages (locale_tree.py)."""
    return write_tree(tmp_path / "locales")


@pytest.fixture
def renderer(locales_dir: Path) -> Renderer:
    """A renderer of that tree."""
    return Renderer(Catalog.load(locales_dir))
