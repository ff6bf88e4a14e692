"""What a phone number tells about its country."""

from __future__ import annotations

import re

import phonenumbers

_REGION = re.compile(r"[A-Z]{2}")


def region_of(number: str, fallback: str | None = None) -> str | None:
    """ISO 3166 code of an E.164 number, else `fallback` (the provider's own guess), else None."""
    try:
        region = phonenumbers.region_code_for_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        region = None
    for guess in (region, fallback):
        if guess and _REGION.fullmatch(guess):
            return guess
    return None
