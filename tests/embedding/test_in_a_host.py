"""A page of ours inside somebody else's, in a browser: it sizes itself, and takes no orders."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from content.words import t
from tests import clock
from tests.browser import LOCALES, PATIENCE
from tests.conftest import free_port
from tests.embedding.host import Host, changed, inside, is_whole, shown, site, tag
from tests.server.serving import Served, serve

pytestmark = pytest.mark.browser
KINDS = "() => heard.map(([name]) => name)"
WIDTHS = (360, 1280)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Page]:
    """A page 360 wide of a reader who prefers the other language than the host's."""
    size = {"width": 360, "height": 740}
    context = browser.new_context(timezone_id=clock.CHINA, locale=LOCALES["en"], viewport=size)
    yield context.new_page()
    context.close()


NO_STORE = """if (top !== self) {
  const get = () => { throw new DOMException("no", "SecurityError"); };
  for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(self, name, { get });
  Object.defineProperty(document, "cookie", { get: () => "", set: () => {} });
}"""

FORGED = """(base) => {
  const told = (is, more) => ({ repaywise: 1, is, ...more });
  const from = document.createElement("iframe");
  document.body.append(from);
  for (const data of [told("height", { height: 7 }), told("plan_shown"), told("ready")]) {
    const ours = document.querySelector("iframe").contentWindow, evil = "https://evil.example";
    for (const [origin, source] of [[base, from.contentWindow], [evil, ours]]) {
      dispatchEvent(new MessageEvent("message", { data, origin, source }));
    }
    postMessage(data, "*");
  }
}"""


def test_one_tag_becomes_the_calculator_and_no_forged_message_changes_it(
    visit: Page, host: Host, ours: Served
) -> None:
    visit.goto(host.show("/one", tag(ours.base)))
    frame = inside(visit)
    is_whole(visit, frame)
    shown = visit.locator("iframe").first
    assert shown.get_attribute("title") == "The link"
    assert frame.evaluate("document.documentElement.lang") == "zh-CN", "the host's language"
    assert frame.locator(".st-key-top, .rw-foot, .rw-leave").count() == 0
    changed(visit, frame, "zh", "73519.42")
    is_whole(visit, frame)
    visit.wait_for_function("() => heard.some(([name]) => name === 'plan_shown')")
    heard, height = visit.evaluate("heard"), shown.evaluate("(one) => one.style.height")
    assert heard[0] == ["ready", {}] and "73519" not in str(heard)
    assert {name for name, _ in heard} == {"ready", "height", "plan_shown"}
    visit.evaluate(FORGED, ours.base)
    visit.wait_for_timeout(300)
    assert visit.evaluate("heard") == heard
    assert shown.evaluate("(one) => one.style.height") == height
    with visit.context.expect_page() as opened:
        frame.get_by_text(t("zh", "embed.out")).click()
    assert opened.value.url == f"{ours.base}/relief?lang=zh", "whole, and without what was typed"
    assert "embed=true" in frame.url


def test_the_ten_lines_are_in_the_frame_though_no_line_to_the_server_opens(
    visit: Page, host: Host, ours: Served
) -> None:
    """And as high as they are; a calculator without its fields stays the link that it was."""
    visit.route_web_socket("**/*", lambda line: line.close())
    visit.goto(host.show("/door", tag(ours.base, "door")))
    frame = shown(visit)
    is_whole(visit, frame)
    lines = frame.locator(".rw-sent ol.rw-lines li")
    assert lines.count() == 10 and all(line.is_visible() for line in lines.all())
    visit.wait_for_timeout(3000)
    assert lines.last.is_visible() and visit.evaluate(KINDS).count("ready") == 1
    visit.goto(host.show("/closed", tag(ours.base)))
    visit.frames[1].locator(".rw-sent .rw-later").wait_for(timeout=PATIENCE)
    visit.wait_for_timeout(3000)
    assert visit.get_by_text("The link").is_visible() and visit.evaluate(KINDS) == []


def test_the_page_takes_the_place_of_its_words_in_the_frame_too(
    visit: Page, host: Host, ours: Served
) -> None:
    visit.goto(host.show("/question", tag(ours.base, "questions?q=collector-at-door")))
    frame = shown(visit)
    name = frame.locator(".rw-entry-name").first
    assert name.is_visible()
    frame.locator(".rw-sent").wait_for(state="detached", timeout=PATIENCE)
    is_whole(visit, frame)
    assert name.is_visible() and visit.evaluate(KINDS).count("ready") == 1


@pytest.mark.deep
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_third_party_cookies_and_after_the_server_came_again(
    browser: Browser, host: Host, tmp_path: Path, lang: str, width: int
) -> None:
    """Storage of frames is shut off wholly, as the strictest browsers do."""
    port = free_port()
    allowed = {"REPAYWISE_FRAME_ANCESTORS": host.base}
    size = {"width": width, "height": 740}
    context = browser.new_context(timezone_id=clock.CHINA, locale="fr-FR", viewport=size)
    context.add_init_script(NO_STORE)
    page = context.new_page()
    try:
        with serve("tests.served", tmp_path / "log", port, allowed) as first:
            page.goto(host.show(f"/again-{lang}", tag(first.base), LOCALES[lang]))
            frame = inside(page)
            changed(page, frame, lang, "30000")
            budget = frame.locator(".st-key-budget input").first
            budget.fill("4321.98")
            budget.press("Tab")
            page.wait_for_timeout(1500)
            is_whole(page, frame)
        with serve("tests.served", tmp_path / "log", port, allowed):
            frame.wait_for_selector("[data-test-connection-state=CONNECTED]", timeout=PATIENCE)
            page.wait_for_timeout(2000)
            changed(page, frame, lang, "45000")
            is_whole(page, frame)
            assert frame.get_by_label(t(lang, "field.principal")).input_value() == "45000"
            assert budget.input_value() == "4321.98", "typed before, and nothing was typed over it"
            page.wait_for_timeout(1000)
            said = frame.locator(".rw-answer").first.inner_text()
            assert "4,321.98" in said, "and it is what the answer is counted with"
    finally:
        context.close()


@pytest.mark.deep
def test_the_frame_that_oembed_sends_makes_way_for_one_that_sizes_itself(
    visit: Page, host: Host, ours: Served
) -> None:
    asked = {"url": f"{ours.base}/relief?lang=zh"}
    html = httpx.get(f"{ours.base}/oembed", params=asked, timeout=30).json()["html"]
    visit.goto(host.show("/oembed", html))
    is_whole(visit, inside(visit))
    assert visit.locator("iframe").count() == 1
    assert not visit.locator("blockquote").is_visible()


@pytest.mark.deep
def test_where_an_editor_tries_it_the_frame_pushes_down_what_follows(
    visit: Page, ours: Served
) -> None:
    visit.goto(f"{ours.base}/embedding?lang=en")
    tried = visit.locator(".st-key-embed_try")
    tried.locator("iframe[style*=height]").wait_for(timeout=PATIENCE)
    frame, place = tried.locator("iframe").bounding_box(), tried.bounding_box()
    assert frame and place and frame["y"] + frame["height"] <= place["y"] + place["height"]


@pytest.mark.deep
def test_the_link_is_there_without_scripts_or_server_and_for_a_stranger(
    browser: Browser, host: Host, ours: Served
) -> None:
    gone = f"http://127.0.0.1:{free_port()}"
    cases = {"/no-script": (ours.base, False), "/gone": (gone, True)}
    for path, (base, scripts) in cases.items():
        context = browser.new_context(timezone_id=clock.CHINA, java_script_enabled=scripts)
        page = context.new_page()
        page.goto(host.show(path, tag(base)))
        page.wait_for_timeout(3000)
        assert page.get_by_text("The link").is_visible()
        assert page.locator("iframe").count() == 0
        context.close()
    with site() as stranger:
        context = browser.new_context(timezone_id=clock.CHINA)
        page = context.new_page()
        page.clock.install()
        page.goto(stranger.show("/", tag(ours.base)))
        page.wait_for_timeout(6000)
        assert page.get_by_text("The link").is_visible()
        assert not page.locator("iframe").is_visible() and page.locator("iframe").count() == 1
        page.clock.fast_forward(61_000)  # what never says that it is ready goes after a minute
        page.locator("iframe").wait_for(state="detached", timeout=5_000)
        assert page.get_by_text("The link").is_visible()
        assert page.evaluate(KINDS) == []
        context.close()


@pytest.mark.deep
def test_the_link_stays_where_the_server_ends_between_the_tag_and_the_frame(
    visit: Page, host: Host, tmp_path: Path
) -> None:
    held: list[Route] = []
    visit.route("**/relief?**", lambda one: held.append(one))
    visit.clock.install()
    with serve("tests.served", tmp_path / "log") as first:
        visit.goto(host.show("/ended", tag(first.base)))
        visit.locator("iframe").wait_for(state="attached")
        while not held:
            visit.wait_for_timeout(50)
    held[0].continue_()  # to a server that is no more
    visit.wait_for_timeout(1000)
    assert visit.get_by_text("The link").is_visible() and not visit.locator("iframe").is_visible()
    visit.clock.fast_forward(61_000)
    visit.locator("iframe").wait_for(state="detached", timeout=5_000)
    assert visit.get_by_text("The link").is_visible() and visit.evaluate(KINDS) == []


@pytest.mark.deep
def test_the_session_is_framed_by_nobody_and_refuses_inside_a_frame(
    visit: Page, host: Host, ours: Served
) -> None:
    """Asked for by its address the browser refuses it; moved to from inside, the page does."""
    frame = f'<iframe src="{ours.base}/{{}}" width="360" height="700"></iframe>'
    visit.goto(host.show("/session", frame.format("session?embed=true")))
    visit.wait_for_timeout(4000)
    assert visit.frames[1].locator("h1").count() == 0
    visit.goto(host.show("/plain", frame.format("teams?lang=zh")))
    inner = visit.frames[1]
    inner.wait_for_selector("[data-rw-embed] h1", timeout=PATIENCE)
    inner.wait_for_selector("[data-test-script-state=notRunning]", timeout=PATIENCE)
    inner.evaluate(
        "() => { history.pushState(null, '', '/session?lang=zh');"
        " dispatchEvent(new PopStateEvent('popstate')); }"
    )
    inner.get_by_text(t("zh", "embed.apart.session")).wait_for(timeout=PATIENCE)
    assert "embed=true" in inner.url
    assert inner.locator("textarea, [data-testid=stFileUploader], .rw-sums").count() == 0


@pytest.mark.deep
def test_where_copying_is_forbidden_the_letter_is_selected_and_a_line_says_so(
    visit: Page, host: Host, ours: Served
) -> None:
    page = (
        f'<iframe src="{ours.base}/contact?embed=true&lang=zh" width="360" height="900"></iframe>'
    )
    visit.goto(host.show("/copy", page))
    frame = visit.frames[1]
    button = frame.locator(".st-key-letter [data-testid=stCode] button").first
    button.wait_for(timeout=PATIENCE)
    button.click()
    frame.locator(".rw-copied").wait_for(timeout=PATIENCE)
    letter = frame.locator(".st-key-letter code").first.inner_text()
    chosen = frame.evaluate("getSelection().toString()")
    assert len(chosen) > 50 and chosen.strip()[:20] == letter.strip()[:20]


@pytest.mark.deep
def test_what_was_cleared_in_a_frame_does_not_come_back(
    visit: Page, host: Host, ours: Served
) -> None:
    visit.goto(host.show("/clear", tag(ours.base)))
    frame = inside(visit)
    changed(visit, frame, "zh", "73519.42")
    visit.reload()
    frame = inside(visit)
    field = frame.get_by_label(t("zh", "field.principal"))
    expect(field).to_have_value("73519.42")
    frame.locator(".rw-clear summary").click()
    frame.get_by_text(t("zh", "app.clear.do"), exact=True).click()
    expect(field).to_have_value("10000", timeout=PATIENCE)
    visit.reload()
    expect(inside(visit).get_by_label(t("zh", "field.principal"))).to_have_value("10000")
    is_whole(visit, inside(visit))
