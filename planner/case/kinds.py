"""The kinds of value a case file holds: each read strictly, and written as it was read.

A dataclass of the case declares its fields with these once; pydantic reads JSON into it and writes
JSON from it. What is unknown is None; nothing is rounded and nothing set to a default.
"""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from datetime import date
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, ConfigDict, PlainSerializer

from planner.contract.asking import exact, rate
from planner.contract.fields import Leaf, amount, choice, day, flag, made, number, whole
from planner.contract.terms import RateFields
from planner.errors import Refused
from planner.loan import Method, Rate
from planner.money import yuan

FIRST_YEAR, LAST_YEAR = 1900, 2199
_ID = re.compile(r"[A-Za-z0-9_-]{1,40}", re.ASCII)
_REFERENCE = re.compile(r"[A-Z0-9-]{2,12}", re.ASCII)


class Entry:
    """What a file holds under names: a key that nobody knows is refused."""

    __slots__ = ()
    __pydantic_config__ = ConfigDict(extra="forbid")


def _day(value: object) -> date:
    found = day(value)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise Refused("out_of_range", "", f"must be from {FIRST_YEAR} to {LAST_YEAR}")
    return found


def _matching(pattern: re.Pattern[str], example: str) -> Leaf:
    def read(value: object) -> str:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise Refused("wrong_type", "", f'must be written like "{example}"')
        return value

    return Leaf(read, {"type": "string"})


def words(most: int, lines: bool = False) -> Leaf:
    """Text in somebody's own words; no control characters, line breaks only in `lines`."""

    def read(value: object) -> str:
        if not isinstance(value, str):
            raise Refused("wrong_type", "", "must be text")
        if len(value) > most:
            raise Refused("too_long", "", f"at most {most} characters", most=most)
        kept = "\t\r\n" if lines else ""
        if any(unicodedata.category(one) in ("Cc", "Cs") and one not in kept for one in value):
            raise Refused("wrong_type", "", "must not hold control characters")
        return value

    return Leaf(read, {"type": "string", "maxLength": most})


def in_base64(least: int, most: int) -> Leaf:
    """So many bytes, written in base64."""

    def read(value: object) -> bytes:
        if not isinstance(value, str):
            raise Refused("wrong_type", "", "must be text in base64")
        try:
            found = base64.b64decode(value, validate=True)
        except (binascii.Error, ValueError):
            raise Refused("wrong_type", "", "must be text in base64") from None
        if not least <= len(found) <= most:
            raise Refused("out_of_range", "", f"must be from {least} to {most} bytes")
        return found

    return Leaf(read, {"type": "string", "contentEncoding": "base64"})


def to_base64(value: bytes) -> str:
    """Bytes as text."""
    return base64.b64encode(value).decode("ascii")


def name(value: object) -> str:
    """A name of one line that says something."""
    found: str = words(60).reader(value)
    if not found.strip():
        raise Refused("missing", "", "must not be empty")
    return found


# What is absent may also be null.
OR_NONE = BeforeValidator(lambda value: [] if value is None else value)
OR_EMPTY = BeforeValidator(lambda value: {} if value is None else value)
AS_BASE64 = PlainSerializer(to_base64)
Fen = Annotated[int, amount(), PlainSerializer(yuan)]
Portion = Annotated[Fraction, number(1), PlainSerializer(exact)]
AnyRate = Annotated[Rate, made(RateFields), PlainSerializer(rate)]
On = Annotated[date, Leaf(_day, {"type": "string", "format": "date"})]
YesNo = Annotated[bool, Leaf(flag, {"type": "boolean"})]
Id = Annotated[str, _matching(_ID, "d1")]
Reference = Annotated[str, _matching(_REFERENCE, "R-7F3K")]
Name = Annotated[str, Leaf(name, {"type": "string", "maxLength": 60})]
People = Annotated[int, whole(0, 20)]
DayOfMonth = Annotated[int, whole(1, 31)]
Periods = Annotated[int, whole(1, 600)]
AnyMethod = Annotated[Method, choice(Method)]
