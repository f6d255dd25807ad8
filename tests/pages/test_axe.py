"""axe-core finds nothing of ours on any page; the instrument asks every page in all eight ways.

Half a minute a page on a slow machine: run by `make deep`.
"""

from __future__ import annotations

from itertools import cycle, product

import pytest
from playwright.sync_api import Browser

from pages.parts.places import PAGES
from tests.browser import LOCALES
from tests.instruments.axe import MORE, SCHEMES, seen
from tests.screenshots import SIZES

EVERY = {name: f"/{name}" for name in PAGES} | {"home": "/"} | MORE
WAYS = zip(EVERY, cycle(product(LOCALES, SCHEMES, SIZES)))  # each page in one of the eight ways


@pytest.mark.deep
@pytest.mark.parametrize(("page", "way"), WAYS, ids=str)
def test_axe_finds_nothing(
    browser: Browser, server: str, page: str, way: tuple[str, str, str]
) -> None:
    lang, scheme, screen = way
    assert seen(browser, server, EVERY[page], (lang, screen, scheme)) == []
