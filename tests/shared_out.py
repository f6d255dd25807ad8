"""Which tries every run makes, and which wait for `make deep`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Any

import pytest

LANGUAGES = ("zh", "en")


def every_second(tries: Iterable[Any]) -> list[Any]:
    """The first, the third and so on in every run; the others with `make deep`."""
    return [
        pytest.param(*(one if isinstance(one, tuple) else (one,)), marks=marked(at % 2))
        for at, one in enumerate(tries)
    ]


def in_turn(things: Iterable[Any]) -> list[Any]:
    """Each thing in one language in every run, in the other with `make deep`: (language, thing)."""
    return [
        pytest.param(lang, thing, marks=marked((at + LANGUAGES.index(lang)) % 2))
        for (at, thing), lang in product(enumerate(things), LANGUAGES)
    ]


def marked(deep: object) -> Any:
    """The marks of a try."""
    return pytest.mark.deep if deep else ()
