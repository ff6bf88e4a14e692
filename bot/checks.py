"""`kindline check`: everything that data files can get wrong, reported at once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path


def check_all(root: Path) -> int:
    """Check locales, training data, lexicons and regions; 1 when there is an error."""
    from bot.i18n import check as words

    return max(words.main([], root), check_hotlines(root))


def check_hotlines(root: Path) -> int:
    """Print what is old, single-sourced or malformed; 1 when something is malformed."""
    from bot.escalation.check import check_regions
    from bot.i18n.findings import print_findings

    findings = check_regions(root / "data" / "regions", datetime.now(UTC).date())
    print_findings(findings)
    return int(any(finding.level == "error" for finding in findings))
