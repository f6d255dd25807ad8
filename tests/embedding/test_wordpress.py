"""Our pages in a real WordPress, pasted as the page for editors says: `make hosts` installs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from content.voice import Voice
from pages.parts.embedding import choosing
from tests import clock
from tests.apptest import choose, opened
from tests.conftest import free_port
from tests.embedding.test_in_a_host import NO_STORE, changed, inside, is_whole
from tests.embedding.wordpress import WordPress, wordpress
from tests.server.serving import Served, serve

pytestmark = [pytest.mark.hosts, pytest.mark.browser, pytest.mark.timeout(900)]
HTML = "<!-- wp:html -->\n{}\n<!-- /wp:html -->"
# What the editor of WordPress makes of an address that is pasted on a line of its own.
ADDRESS = """<!-- wp:embed {{"url":"{0}","type":"rich"}} -->
<figure class="wp-block-embed is-type-rich"><div class="wp-block-embed__wrapper">
{0}
</div></figure>
<!-- /wp:embed -->"""
LOCALES = {"en": "", "zh": "&hl=zh_CN"}
Visit = Callable[..., Page]


@dataclass(frozen=True)
class Site:
    """A WordPress whose posts hold pages of ours."""

    wordpress: WordPress
    ours: Served
    posts: dict[str, int]
    plugin: str

    def at(self, post: str, lang: str = "en") -> str:
        return f"{self.wordpress.base}/?p={self.posts[post]}{LOCALES[lang]}"

    def link(self) -> str:
        """Where a link to our page is found."""
        return f'a[href^="{self.ours.base}/relief"]'


def copied(base: str) -> dict[str, str]:
    """What our page for editors gives to be pasted."""
    app = opened("embedding", "en")
    choose(app, Voice("en")("field.embed_page"), Voice("en")(f"page.{choosing.PAGES[0]}"))
    names = ("script", "frame", "link", "plugin", "markdown")
    codes = (str(one.value).replace("http://localhost", base) for one in app.code)
    return dict(zip(names, codes, strict=True))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One site for all: a post for each way to paste, by somebody who may or may not."""
    folder, port = tmp_path_factory.mktemp("wordpress"), free_port()
    allowed = {"REPAYWISE_FRAME_ANCESTORS": f"http://localhost:{port}"}
    with (
        serve("tests.served", folder / "log", settings=allowed) as ours,
        wordpress(folder, port, ours.port) as installed,
    ):
        text = copied(ours.base)
        address = ADDRESS.format(f"{ours.base}/relief?lang=en")
        posts = {
            "script": ("editor", HTML.format(text["script"])),
            "frame": ("editor", HTML.format(text["frame"])),
            "refused": ("author", HTML.format(text["script"] + text["frame"])),
            "address": ("author", address),
            "old": ("author", f"Before.\n\n{ours.base}/relief?lang=en\n\nAfter."),
            "stranger": ("author", address),
        }
        yield Site(installed, ours, installed.saved(posts), text["plugin"])


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Pages whose frames have neither cookies nor a store."""
    contexts: list[BrowserContext] = []

    def fresh(width: int = 360, scripts: bool = True) -> Page:
        asked = {"viewport": {"width": width, "height": 740}, "java_script_enabled": scripts}
        one = browser.new_context(timezone_id=clock.CHINA, **asked)
        one.add_init_script(NO_STORE)
        contexts.append(one)
        return one.new_page()

    yield fresh
    for one in contexts:
        one.close()


@pytest.mark.parametrize(("lang", "width"), [("en", 360), ("zh", 1280)])
@pytest.mark.parametrize("way", ["script", "address", "old"])
def test_the_calculator_is_in_the_post_and_sizes_itself(
    visit: Visit, site: Site, way: str, lang: str, width: int
) -> None:
    """By the tag of an editor; by an address alone, of anybody, where our file is in place."""
    site.wordpress.plugin(site.plugin)
    page = visit(width)
    page.goto(site.at(way, lang))
    frame = inside(page)
    is_whole(page, frame)
    assert frame.evaluate("document.documentElement.lang")[:2] == lang, "as the site"
    changed(page, frame, lang, "30000")
    is_whole(page, frame)
    assert page.locator("iframe").count() == 1
    assert not page.locator(site.link()).is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("way", ["script", "address", "old", "refused"])
def test_without_scripts_the_link_is_there(visit: Visit, site: Site, way: str) -> None:
    site.wordpress.plugin(site.plugin)
    page = visit(scripts=False)
    page.goto(site.at(way))
    assert page.locator(site.link()).first.is_visible()


def test_a_frame_alone_shows_the_calculator(visit: Visit, site: Site) -> None:
    page = visit()
    page.goto(site.at("frame"))
    changed(page, page.frames[1], "en", "30000")
    assert page.locator("iframe").bounding_box()["height"] == 900


def test_of_an_author_wordpress_leaves_the_link(visit: Visit, site: Site) -> None:
    """As the page for editors says: the right to post HTML unfiltered is not everybody's."""
    page = visit()
    page.goto(site.at("refused"))
    links = page.locator(site.link()).all()
    assert [one.is_visible() for one in links] == [True, True], "the tag's and the frame's"
    assert page.locator(f'iframe, script[src^="{site.ours.base}"]').count() == 0


def test_where_nobody_told_wordpress_of_us_an_address_becomes_a_link(
    visit: Visit, site: Site
) -> None:
    """Found through the head of our page; the frame is shut in and hidden by WordPress."""
    site.wordpress.plugin("")
    page = visit()
    page.goto(site.at("stranger"))
    assert page.locator(site.link()).is_visible()
    frame = page.locator("iframe.wp-embedded-content")
    assert frame.get_attribute("sandbox") == "allow-scripts"
    assert "clip" in (frame.get_attribute("style") or "")
