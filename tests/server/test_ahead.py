"""The scripts that a first answer names are those that a browser asks for as the page opens,
whole and in a frame."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Request

from content.rehearsals import every_rehearsal
from pages.written.place import place
from pages.written.places import ALONE, PAGES
from server.ahead import kind, scripts
from server.index import INDEX
from tests import clock
from tests.browser import LOCALES, open_page
from tests.server.serving import Served, serve

SCRIPT = re.compile(r"/static/js/([\w.-]+\.js)")
Kind = tuple[str, dict[str, str]]
ENTRIES: dict[str, Kind] = {
    "lesson": ("learn", {"lesson": "flat-fee"}),
    "question": ("questions", {"q": "collector-at-door"}),
    "word": ("terms", {"term": "apr"}),
    **{f"talk {one.id}": ("practise", {"talk": one.id}) for one in every_rehearsal()},
}
WHOLE: dict[str, Kind] = {name: (name, {}) for name in PAGES} | ENTRIES
WHOLE["log"] = ("proper", {"do": "log"})
INSIDE = {
    f"embed {name}": (page, query | {"embed": "true"})
    for name, (page, query) in WHOLE.items()
    if page not in ALONE
}
KINDS = WHOLE | INSIDE


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The app that names none ahead."""
    with serve("tests.server.nothing_ahead", tmp_path_factory.mktemp("bare") / "log") as one:
        yield one


@pytest.mark.browser
@pytest.mark.deep
@pytest.mark.parametrize("one", KINDS)
def test_what_a_page_asks_for_is_named_and_nothing_else(
    browser: Browser, bare: Served, one: str
) -> None:
    size = {"width": 360, "height": 740}
    context = browser.new_context(timezone_id=clock.CHINA, locale=LOCALES["zh"], viewport=size)
    page, asked = context.new_page(), set[str]()

    def note(request: Request) -> None:
        # A page that shows another in a frame leaves to that one what it needs.
        if request.frame == page.main_frame:
            asked.update(SCRIPT.findall(request.url))

    page.on("request", note)
    name, query = KINDS[one]
    open_page(page, bare.base, "/" if name == "home" else f"/{name}", "zh", **query)
    page.wait_for_timeout(1500)
    context.close()
    named = scripts(kind(place(name, query)), alone="embed" in query)
    assert sorted(named) == sorted(asked - set(SCRIPT.findall(INDEX["zh"])))
