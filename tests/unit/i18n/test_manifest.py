from __future__ import annotations

from pathlib import Path

import pytest
from locale_tree import manifest, write_yaml

from bot.errors import DataError
from bot.i18n.manifest import load_manifests


def test_reads_every_language(locales_dir: Path) -> None:
    manifests = load_manifests(locales_dir)
    assert list(manifests) == ["ar", "en", "hi", "sw"]
    assert manifests["ar"].direction == "rtl"
    assert manifests["sw"].sms_fold
    assert manifests["en"].numbers[7] == ("7",)


def test_the_word_no_stays_a_word(locales_dir: Path) -> None:
    path = locales_dir / "en" / "manifest.yml"
    path.write_text(path.read_text().replace("'no'", "no").replace("'NO'", "NO"), encoding="utf-8")
    found = load_manifests(locales_dir)["en"]
    assert (found.fillers, list(found.countries)) == (("no",), ["NO"])


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"direction": "up"}, "direction must be one of"),
        ({"status": "done"}, "status must be one of"),
        ({"language": "es"}, "write the folder's name"),
        ({"numbers": {11: ["eleven"]}}, "0 to 10"),
        ({"fillers": "ok"}, "fillers must be a list"),
        ({"countries": ["KE"]}, "countries must map"),
        ({"colour": "blue"}, "drop ['colour']"),
        ({"scripts": None}, "add ['scripts']"),
        ({"sms_fold": "maybe"}, "sms_fold must be one of"),
        ({"name": ["x"]}, "name must be text"),
    ],
)
def test_says_file_and_reason(locales_dir: Path, changes: dict[str, object], reason: str) -> None:
    write_yaml(locales_dir / "en" / "manifest.yml", manifest("en", **changes))
    with pytest.raises(DataError) as error:
        load_manifests(locales_dir)
    assert "en/manifest.yml" in str(error.value)
    assert reason in str(error.value)
