"""Several tags in one page of a host: what each attribute does, and where links in a frame lead."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Frame, Page

from content.words import t
from tests import clock
from tests.browser import PATIENCE
from tests.embedding.host import Host, is_whole
from tests.server.serving import Served

pytestmark = [pytest.mark.browser, pytest.mark.deep]
FAR = '<div style="height: 12000px">Far.</div>'
DARK_PAPER = "rgb(18, 25, 28)"  # --rw-paper of static/look.css in the dark


@pytest.fixture
def visit(browser: Browser) -> Iterator[Page]:
    size = {"width": 1280, "height": 900}
    context = browser.new_context(timezone_id=clock.CHINA, color_scheme="light", viewport=size)
    yield context.new_page()
    context.close()


def framed(page: Page, title: str) -> Frame:
    """The frame of that title, once our page is shown in it."""
    shown = page.locator(f'iframe[title="{title}"]')
    shown.wait_for(timeout=PATIENCE)
    element = shown.element_handle()
    assert element
    frame = element.content_frame()
    assert frame
    return frame


def test_each_tag_is_shown_as_its_attributes_say(visit: Page, host: Host, ours: Served) -> None:
    terms = 'data-principal="24680" data-rate="12" data-periods="18"'
    look = 'data-color="#B3261E" data-scheme="dark" data-lang="en"'
    visit.goto(
        host.show(
            "/several",
            f'<a href="{ours.base}/relief" data-repaywise {terms} {look}>One</a>'
            f'<script src="{ours.base}/embed.js" data-page="cost" data-title="Two"></script>'
            f'{FAR}<a href="{ours.base}/timeline" data-repaywise>Three</a>',
        )
    )
    one, two = framed(visit, "One"), framed(visit, "Two")
    root = "document.documentElement"
    assert one.evaluate(f"{root}.lang") == "en", "its own, not the host's"
    assert one.evaluate(f"getComputedStyle({root}).colorScheme") == "dark"
    assert one.evaluate("getComputedStyle(document.body).backgroundColor") == DARK_PAPER
    # Red stays red, lighter as far as it has to be read on dark paper.
    red, green, blue = one.evaluate(
        f"getComputedStyle({root}).getPropertyValue('--rw-accent').match(/\\d+/g).map(Number)"
    )
    assert red > 179 and red > green + 40 and red > blue + 40
    for key, text in {"principal": "24680", "rate": "12", "periods": "18"}.items():
        assert one.locator(f".st-key-{key} input").first.input_value() == text
    text = one.locator("[data-testid=stMain]").inner_text()
    assert t("en", "embed.terms", terms="\0").partition("\0")[0] in text, "called an example"
    assert two.evaluate(f"{root}.lang") == "zh-CN", "the host's"
    assert two.evaluate("document.body.querySelector('h1').textContent") == t("zh", "page.cost")
    assert two.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    # What is far below is not asked for until the reader comes near.
    three = visit.locator('iframe[title="Three"]')
    assert three.get_attribute("loading") == "lazy"
    assert not any("/timeline" in frame.url for frame in visit.frames)
    three.evaluate("(one) => one.scrollIntoView()")
    is_whole(visit, framed(visit, "Three"))
    assert sum("/timeline" in frame.url for frame in visit.frames) == 1


def test_a_link_inside_leads_to_the_whole_page_in_a_new_tab(
    visit: Page, host: Host, ours: Served
) -> None:
    places = {
        "lesson": ("/learn?lesson=flat-fee", "cost"),
        "question": ("/questions?q=collector-at-door", "door"),
        "rehearsal": ("/practise?talk=early-borrower", "practise"),
        "door": ("/door", "help"),
        "allocate": ("/allocate", "bill"),
    }
    tags = [
        f'<a href="{ours.base}{path}" data-repaywise>{name}</a>'
        for name, (path, _) in places.items()
    ]
    script = f'<script src="{ours.base}/embed.js" async></script>'
    visit.goto(host.show("/links", "".join(tags) + script))
    for name, (_, leads_to) in places.items():
        visit.locator(f'iframe[title="{name}"]').evaluate("(one) => one.scrollIntoView()")
        frame = framed(visit, name)
        before = frame.url
        link = frame.locator(f"[data-testid=stMain] a[href*='{leads_to}?']:visible").first
        with visit.context.expect_page() as opened:
            link.click()
        address = urlsplit(opened.value.url)
        assert address.path == f"/{leads_to}", name
        assert "embed" not in parse_qs(address.query), name
        opened.value.close()
        assert frame.url == before and "embed=true" in before, name
