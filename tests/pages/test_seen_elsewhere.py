"""The same as test_seen_by_everyone.py, in a frame of a host's page and where no script comes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests import clock
from tests.browser import LOCALES, PATIENCE, clipped_text, no_sideways_scroll
from tests.embedding.host import Host, inside, is_whole, site, tag
from tests.instruments.axe import BARE, FRAMED, allowing, kinds
from tests.pages.test_seen_by_everyone import MOVING, SPACING, keys, painted
from tests.server.serving import Served, serve

pytestmark = [pytest.mark.browser, pytest.mark.deep]
KINDS = kinds()
DESK, HALF, NARROW = ((1280, 900), (640, 450), (320, 256))


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    with site() as one:
        yield one


@pytest.fixture(scope="module")
def ours(host: Host, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    log = tmp_path_factory.mktemp("framed") / "log"
    with serve("tests.served", log, settings=allowing(host)) as one:
        yield one


def visit(browser: Browser, lang: str, size: tuple[int, int] = DESK, **how: Any) -> Page:
    """A window of that size; `how` is Playwright's."""
    shown = {"width": size[0], "height": size[1]}
    return browser.new_page(timezone_id=clock.CHINA, locale=LOCALES[lang], viewport=shown, **how)


def framed(page: Page, host: Host, ours: Served, name: str, lang: str) -> Any:
    """Our page in the host's, whole."""
    path = KINDS["framed"][f"framed:{name}"].removeprefix("/")
    page.goto(host.show(f"/{name}-{lang}", tag(ours.base, path), LOCALES[lang]))
    frame = inside(page)
    is_whole(page, frame)
    return frame


def bare(page: Page, base: str, path: str, lang: str) -> None:
    """The words of a page whose scripts do not come."""
    page.route(
        "**/*",
        lambda one: one.abort() if one.request.resource_type == "script" else one.continue_(),
    )
    page.goto(f"{base}{path}{'&' if '?' in path else '?'}lang={lang}", timeout=PATIENCE)
    page.evaluate(BARE)


def whole(page: Page, where: Any) -> dict[str, list[str]]:
    """What is cut off or too wide at 200 %, at 320 pixels, with the text spread out."""
    found = {}
    for width, height in (HALF, NARROW):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(1500)
        wide = [] if no_sideways_scroll(where) else ["scrolls sideways"]
        found[str(width)] = clipped_text(where) + wide
    where.add_style_tag(content=SPACING)
    page.set_viewport_size({"width": HALF[0], "height": HALF[1]})
    page.wait_for_timeout(1500)
    return found | {"spread out": clipped_text(where)}


NOTHING = {"640": [], "320": [], "spread out": []}


@pytest.mark.parametrize("lang", LOCALES)
@pytest.mark.parametrize("name", FRAMED)
def test_a_framed_page_is_whole_still_and_led_through_by_keys(
    browser: Browser, host: Host, ours: Served, name: str, lang: str
) -> None:
    page = visit(browser, lang, reduced_motion="reduce")
    frame = framed(page, host, ours, name, lang)
    assert frame.evaluate(MOVING) == []
    faults, stops = keys(page, frame)
    assert faults == [] and stops > 3
    assert whole(page, frame) == NOTHING
    page.close()


@pytest.mark.parametrize("lang", LOCALES)
@pytest.mark.parametrize("name", KINDS["words"])
def test_words_without_scripts_are_whole_still_and_led_through_by_keys(
    browser: Browser, server: str, name: str, lang: str
) -> None:
    page = visit(browser, lang, reduced_motion="reduce")
    bare(page, server, KINDS["words"][name], lang)
    assert page.evaluate(MOVING) == []
    faults, stops = keys(page, page)
    assert faults == [] and stops > 3
    assert whole(page, page) == NOTHING
    page.close()


@pytest.mark.parametrize("lang", LOCALES)
def test_bars_in_a_frame_are_seen_in_the_reader_s_own_colours(
    browser: Browser, host: Host, ours: Served, lang: str
) -> None:
    page = visit(browser, lang, forced_colors="active")
    painted(framed(page, host, ours, "relief", lang))
    page.close()
