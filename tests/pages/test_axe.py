"""axe-core finds nothing of ours on any page, its embed view, its words before scripts, in a frame.

The instrument asks every page in all eight ways. Half a minute a page on a slow machine: run by
`make deep`.
"""

from __future__ import annotations

from itertools import cycle, product
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import LOCALES
from tests.embedding.host import site
from tests.instruments.axe import FRAMED, SCHEMES, allowing, asked_of, filled, kinds
from tests.screenshots import SIZES
from tests.server.serving import serve

KINDS = kinds()
ALONE = ("whole", "embed", "words")  # those that need no host and no client
EVERY = {name: path for kind in ALONE for name, path in KINDS[kind].items()}
# Each page in one of the eight ways.
WAYS = list(zip(EVERY, cycle(product(LOCALES, SCHEMES, SIZES)), strict=False))


@pytest.mark.deep
@pytest.mark.parametrize(("page", "way"), WAYS, ids=str)
def test_axe_finds_nothing(
    browser: Browser, server: str, page: str, way: tuple[str, str, str]
) -> None:
    lang, scheme, screen = way
    ask, path = asked_of(page, EVERY[page])
    assert ask(browser, server, path, (lang, screen, scheme)) == []


@pytest.mark.deep
def test_axe_finds_nothing_in_a_frame_of_a_host(browser: Browser, tmp_path: Path) -> None:
    # Both languages, both screens, light and dark among the first three.
    every = list(product(SIZES, SCHEMES, LOCALES))
    ways = [*every[::3], *every[1::3], *every[2::3]]
    with site() as host, serve("tests.served", tmp_path / "log", settings=allowing(host)) as app:
        for name, (screen, scheme, lang) in zip(FRAMED, ways, strict=False):
            ask, path = asked_of(f"framed:{name}", KINDS["framed"][f"framed:{name}"], host)
            assert ask(browser, app.base, path, (lang, screen, scheme)) == [], name


@pytest.mark.deep
@pytest.mark.timeout(900)
def test_axe_finds_nothing_in_a_session_that_is_filled_in(browser: Browser, server: str) -> None:
    assert filled(browser, server, "", ("zh", "desk", "light")) == []
