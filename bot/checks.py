"""`kindline check`: everything that data files can get wrong, reported at once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from bot.escalation.check import check_regions
from bot.escalation.hotlines import contact
from bot.escalation.regions import load_regions
from bot.findings import Finding, has_errors, print_findings
from bot.i18n.check import check_everything


def check_all(root: Path) -> int:
    """Check words, training data, lexicons and regions; 1 when there is an error.

    What is only old or single-sourced among the lines is left to `check_hotlines`: it is work for a person, not a
    fault of the files.
    """
    malformed = [finding for finding in _regions(root) if finding.level == "error"]
    return _told([*check_everything(root), *malformed])


def check_hotlines(root: Path) -> int:
    """Print what is old, single-sourced or malformed; 1 when something is malformed."""
    return _told(_regions(root))


def list_hotlines(root: Path) -> str:
    """Every line, a row each."""
    rows = []
    for code, region in sorted(load_regions(root / "data" / "regions").items()):
        rows.append(f"{code}  emergency {' / '.join(region.emergency)}")
        rows += [f"{code}  {line.kind:<18} {line.name}: {contact(line, code)} ({line.hours})" for line in region.lines]
    return "\n".join(rows)


def _regions(root: Path) -> list[Finding]:
    folder = root / "data" / "regions"
    return [
        Finding(found.severity, f"data/regions/{found.region}.yml", found.code, found.detail)
        for found in check_regions(folder, datetime.now(UTC).date())
    ]


def _told(findings: list[Finding]) -> int:
    print_findings(findings)
    return int(has_errors(findings))
