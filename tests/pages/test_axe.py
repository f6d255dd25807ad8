"""axe-core finds nothing of ours on any page, its embed view, its words before scripts.

The instrument asks every page in all eight ways. Half a minute a page on a slow machine: run by
`make deep`.
"""

from __future__ import annotations

from itertools import cycle, product

import pytest
from playwright.sync_api import Browser

from tests.browser import LOCALES
from tests.instruments.axe import SCHEMES, asked_of, kinds
from tests.screenshots import SIZES

EVERY = {name: path for one in kinds().values() for name, path in one.items()}
WAYS = zip(EVERY, cycle(product(LOCALES, SCHEMES, SIZES)))  # each page in one of the eight ways


@pytest.mark.deep
@pytest.mark.parametrize(("page", "way"), WAYS, ids=str)
def test_axe_finds_nothing(
    browser: Browser, server: str, page: str, way: tuple[str, str, str]
) -> None:
    lang, scheme, screen = way
    ask, path = asked_of(page, EVERY[page])
    assert ask(browser, server, path, (lang, screen, scheme)) == []
