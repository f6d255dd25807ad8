"""The scripts that a first answer names are those that a browser asks for as the page opens."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Request

from pages.written.places import PAGES
from server.ahead import scripts
from server.index import INDEX
from tests import clock
from tests.browser import LOCALES, open_page
from tests.server.serving import Served, serve

SCRIPT = re.compile(r"/static/js/([\w.-]+\.js)")
KINDS = {name: ("/" if name == "home" else f"/{name}", {}) for name in PAGES}
KINDS |= {
    "lesson": ("/learn", {"lesson": "flat-fee"}),
    "questions": ("/questions", {"q": "collector-at-door"}),
    "terms": ("/terms", {"term": "apr"}),
}


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The app that names none ahead."""
    with serve("tests.server.nothing_ahead", tmp_path_factory.mktemp("bare") / "log") as one:
        yield one


@pytest.mark.browser
@pytest.mark.deep
@pytest.mark.parametrize("kind", KINDS)
def test_what_a_page_asks_for_is_named_and_nothing_else(
    browser: Browser, bare: Served, kind: str
) -> None:
    size = {"width": 360, "height": 740}
    context = browser.new_context(timezone_id=clock.CHINA, locale=LOCALES["zh"], viewport=size)
    page, asked = context.new_page(), set[str]()

    def note(request: Request) -> None:
        # A page that shows another in a frame leaves to that one what it needs.
        if request.frame == page.main_frame:
            asked.update(SCRIPT.findall(request.url))

    page.on("request", note)
    path, query = KINDS[kind]
    open_page(page, bare.base, path, "zh", **query)
    page.wait_for_timeout(1500)
    context.close()
    assert sorted(scripts(kind)) == sorted(asked - set(SCRIPT.findall(INDEX["zh"])))
