"""`kindline languages`: what each language has, and who has looked at it."""

from __future__ import annotations

from pathlib import Path

from bot.escalation.regions import load_regions
from bot.i18n.catalog import Catalog
from bot.understanding.examples import load_examples

HEAD = ("tag", "name", "status", "words", "training lines", "countries with a line", "reviewed by")


def table(root: Path) -> str:
    """One row a language."""
    catalog = Catalog.load(root / "locales")
    lines = [example.language for example in load_examples(root / "data" / "nlu")]
    regions = load_regions(root / "data" / "regions").values()
    rows = [HEAD]
    for tag, manifest in sorted(catalog.manifests.items()):
        words = sum(1 for key in catalog.keys if catalog.words[tag].has(key))
        served = sum(any(tag in line.languages for line in region.lines) for region in regions)
        rows.append(
            (
                tag,
                manifest.name,
                manifest.status,
                f"{100 * words // len(catalog.keys)} %",
                str(lines.count(tag)),
                str(served),
                manifest.reviewed_by or "nobody yet",
            )
        )
    return "\n".join("  ".join(cell.ljust(14) for cell in row).rstrip() for row in rows)
