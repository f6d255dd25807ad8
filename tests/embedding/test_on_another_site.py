"""The host is another site than ours, and the browser keeps no cookie of what stands in frames.

Sites are told apart by their name: ours is 127.0.0.1 here, the host's is localhost. The browser is
told as its developer tools tell it to block cookies of third parties: its flag for that
(--test-third-party-cookie-phaseout) does nothing in the shell that the tests use.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from content.words import t
from server.index import LANG
from tests import clock
from tests.browser import LOCALES
from tests.embedding.host import Host, changed, inside, is_whole, site, tag
from tests.server.serving import Served

pytestmark = [pytest.mark.browser, pytest.mark.deep]
BLOCKED = {
    "enableThirdPartyCookieRestriction": True,
    "disableThirdPartyCookieMetadata": True,
    "disableThirdPartyCookieHeuristics": True,
}
# A cookie that a browser takes from a third party wherever it takes any.
COOKIE = """() => { document.cookie = "probe=1; SameSite=None; Secure";
  return document.cookie.includes("probe=1"); }"""


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    with site("localhost") as one:
        yield one


def visit(browser: Browser, width: int = 360, is_strict: bool = True) -> Page:
    """A page whose browser blocks them, where it is strict."""
    size = {"width": width, "height": 740}
    context = browser.new_context(timezone_id=clock.CHINA, locale="fr-FR", viewport=size)
    page = context.new_page()
    if is_strict:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCookieControls", BLOCKED)
    return page


def test_the_strict_one_differs_in_just_that(browser: Browser, host: Host, ours: Served) -> None:
    """Or the next test would show nothing: the usual one keeps it, the strict one at home only."""
    host.show("/probe", f'<iframe src="{ours.base}/healthz"></iframe>')
    for is_strict in (False, True):
        page = visit(browser, is_strict=is_strict)
        page.goto(f"{host.base}/probe")
        assert page.frames[1].evaluate(COOKIE) is not is_strict
        page.goto(f"{ours.base}/healthz")
        assert page.evaluate(COOKIE)
        page.context.close()


@pytest.mark.parametrize("lang", LOCALES)
@pytest.mark.parametrize("width", [360, 1280])
def test_the_calculator_appears_sizes_itself_and_works(
    browser: Browser, host: Host, ours: Served, width: int, lang: str
) -> None:
    page = visit(browser, width)
    page.goto(host.show(f"/{lang}", tag(ours.base), LOCALES[lang]))
    frame = inside(page)
    assert frame.evaluate("document.documentElement.lang") == LANG[lang]
    is_whole(page, frame)
    for principal in ("30000", "45000"):
        changed(page, frame, lang, principal)
        is_whole(page, frame)
        field = frame.get_by_label(t(lang, "field.principal"), exact=True)
        assert field.input_value() == principal
    assert frame.evaluate(COOKIE) is False
    assert page.context.cookies() == []
    page.context.close()
