"""Ratings, languages and countries, as people write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.understanding.entities import EntityReader, without_names


@pytest.fixture(scope="module")
def reader() -> EntityReader:
    return EntityReader.load(Path(__file__).parents[3] / "locales")


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("7", None, 7),
        ("7/10", None, 7),
        ("7 / 10", None, 7),
        ("about 7", "en", 7),
        ("7!", None, 7),
        ("10", None, 10),
        ("0", None, 0),
        ("٧", "ar", 7),
        ("७", "hi", 7),
        ("1०", "hi", 10),
        ("seven", "en", 7),
        ("como siete", "es", 7),
        ("plutôt sept", "fr", 7),
        ("saba", "sw", 7),
        ("saba", "en", 7),
        ("سبعة", "ar", 7),
        ("सात", "hi", 7),
        ("11", None, None),
        ("7.5", None, None),
        ("at 10:30", "en", None),
        ("0722 178 177", None, None),
        ("+254 7 22 17 81 77", None, None),
        ("555-1234", None, None),
        ("10%", None, None),
        ("i feel that one day i will be fine", "en", None),
    ],
)
def test_rating(reader: EntityReader, text: str, language: str | None, value: int | None) -> None:
    assert next((entity.value for entity in reader.numbers(text, [language])), None) == value


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("speak swahili please", "language_name", "sw"),
        ("en español por favor", "language_name", "es"),
        ("hindi me bolo", "language_name", "hi"),
        ("بالعربي لو سمحت", "language_name", "ar"),
        ("Ninaishi Kenya", "region", "KE"),
        ("soy de México", "region", "MX"),
        ("soy de mexico", "region", "MX"),
        ("the United States of America", "region", "US"),
        ("I am in the UK", "region", "GB"),
        ("أعيش في مصر", "region", "EG"),
        ("بمصر", "region", "EG"),
        ("मैं भारत में हूं", "region", "IN"),
        ("je vis en Côte d'Ivoire", "region", "CI"),
        ("please help us", "region", None),
    ],
)
def test_name(reader: EntityReader, text: str, kind: str, value: str | None) -> None:
    found = [entity for entity in reader.names(text) if entity.entity == kind]
    assert [entity.value for entity in found] == ([value] if value else [])


def test_places_are_those_of_the_text(reader: EntityReader) -> None:
    text = "  soy de México"
    (entity,) = reader.names(text)
    assert text[entity.start : entity.end] == "México"
    assert without_names(text, [entity]).strip() == "soy de"
