"""Words before scripts: the first answer at every address can be read, in both languages."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from html.parser import HTMLParser
from urllib.parse import parse_qs, parse_qsl, urlsplit

import brotli
import httpx
import pytest

from content.glossary import every_term
from content.law import facts
from content.questions import every_question
from content.rehearsals import SITUATIONS, every_rehearsal
from content.voice import Voice
from content.words import t
from pages.written.example import ANSWERS
from pages.written.place import every_place, place
from pages.written.text import Reading
from server.first import built
from tests import clock
from tests.apptest import AppTest, answer, opened, plain
from tests.apptest import html as shown_html
from tests.browser import PATIENCE, OpenPage, console_faults, no_sideways_scroll, settled
from tests.conftest import ROOT
from tests.pages.test_embedding import framed

LANGUAGES = ("zh", "en")
LANG = {"zh": "zh-CN", "en": "en"}
# What issue 12 names: the door, where to turn, a lesson, a question.
WHOLE = [
    ("door", {}),
    ("help", {}),
    ("learn", {"lesson": "callers-and-visitors"}),
    ("questions", {"q": "collector-at-door"}),
]
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


@pytest.fixture(scope="module")
def http(server: str):
    """Asks the running app."""
    with httpx.Client(base_url=server, timeout=60, headers={"accept-language": "zh"}) as client:
        yield client


VOID = {"meta", "link", "br", "img", "hr", "col", "wbr", "input"}  # without an end


class Page(HTMLParser):
    """What a reader without scripts meets: links, headings, the language; all must be closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open_ones: list[str] = []
        self.feed(html)
        self.close()
        assert self.open_ones == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open_ones.append(tag)
        if tag == "a":
            self.hrefs.append(str(dict(attrs)["href"]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID

    def handle_endtag(self, tag: str) -> None:
        assert self.open_ones.pop() == tag

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        return [
            attrs
            for name, attrs in self.seen
            if name == tag and all(attrs.get(key) == value for key, value in wanted.items())
        ]


def words(html: str) -> str:
    """Only what is read, without space between: tags of a span change nothing."""
    return re.sub(r"\s+", "", plain(re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)))


def texts(app: AppTest) -> list[str]:
    """Each piece that the page shows, and the name of each fold; not what only scripts can do."""
    bodies = [one.proto.body for one in app.main.get("html")]
    shown = [one for one in bodies if "data-rw-" not in one]
    return [words(one) for one in shown] + [words(one.label) for one in app.expander]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("page", "query"), WHOLE, ids=[page for page, _ in WHOLE])
def test_what_the_page_shows_is_sent_whole(http, page, query, lang):
    html = http.get(f"/{page}", params={**query, "lang": lang}).text
    sent = words(html)
    shown = texts(opened(page, lang, **query))
    assert len(shown) > 4
    assert [one for one in shown if one not in sent] == []
    assert len(Page(html).all("h1")) == 1
    assert Page(html).all("html") == [{"lang": LANG[lang], "translate": "no"}]


# What these pages have beside their text: a field, what it says of its example, a file to save.
FIELDS = {
    "teams": ("take.title",),
    "timeline": ("take.title", "timeline.money.ask", "timeline.debt"),
}
EXAMPLES = {
    "zh": ("离到期还有", "1万元", "示例，以合同为准。"),
    "en": ("Itfallsduein", "10,000yuan", "Anexample,socheckyourcontract."),
}


@pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.deep)])
@pytest.mark.parametrize("page", ["timeline", "terms", "teams", "learn", "questions", "practise"])
def test_a_page_to_read_is_sent_whole_but_for_its_fields(page, lang):
    """As above, without asking the server over its line: what it sends is built here."""
    at, one = place(page, {}), Reading(lang, clock.today())
    sent = words(built(at, one, "", False).decode())
    fields = [words(t(lang, key)) for key in FIELDS.get(page, ())]
    shown = [one for one in texts(opened(page, lang)) if one not in fields]
    assert len(shown) > 3
    missing = [one for one in shown if one not in sent]
    assert [one for one in missing if not one.startswith(EXAMPLES[lang])] == []
    assert len(missing) <= (3 if page == "timeline" else 0)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", ["questions", "terms"])
def test_every_entry_is_sent_with_its_answer_though_its_group_is_folded(page, lang):
    """The page draws a group once it is opened; the words have every one of them."""
    sent = words(built(place(page, {}), Reading(lang, clock.today()), "", False).decode())
    if page == "questions":
        pairs = [(one.q[lang], one.short[lang]) for one in every_question()]
    else:
        pairs = [(one.name[lang], one.meaning[lang]) for one in every_term()]
    said = [text for pair in pairs for text in pair if "[[" not in text]
    assert len(said) > 1.5 * len(pairs) > 60
    assert [text for text in said if re.sub(r"\s+", "", text) not in sent] == []


@pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.deep)])
def test_links_lead_to_pages_and_numbers_dial(http, lang):
    dialled, inside = set(), set()
    for page, query in WHOLE:
        for href in Page(http.get(f"/{page}", params={**query, "lang": lang}).text).hrefs:
            (dialled if href.startswith("tel:") else inside).add(href)
    assert {"tel:110", "tel:12356", "tel:12363"} <= dialled
    inside -= {"about:blank"}  # the quick way out
    assert len(inside) > 20
    for href in inside:
        assert urlsplit(href).netloc == "" and href.startswith("/")
        assert http.get(href).status_code == 200, href
        asked = parse_qs(urlsplit(href).query)["lang"]
        assert asked == [lang] or href.startswith(tuple(f"/{page}" for page, _ in WHOLE)), href


def ways_of(html: str) -> set[tuple[str, frozenset[tuple[str, str]]]]:
    """Where its links to pages lead, by path and query; no number that dials."""
    found = [urlsplit(href) for href in Page(html).hrefs if not href.startswith("tel:")]
    return {(one.path, frozenset(parse_qsl(one.query))) for one in found}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("page", "query"), [*WHOLE, ("home", {}), ("tools", {}), ("session", {}), ("embedding", {})]
)
def test_inside_another_page_the_words_are_its_one_task_and_each_way_leads_out(page, query, lang):
    """As the page in a frame will be: one question alone, a way out to the whole, no session."""
    sent = built(place(page, query), Reading(lang, clock.today()), "", alone=True).decode()
    app = framed(page, lang, **query)
    assert [one for one in texts(app) if one not in words(sent)] == []
    whole = "/" if page == "home" else f"/{page}"
    assert (whole, frozenset({**query, "lang": lang}.items())) in ways_of(sent)
    assert ways_of(sent) == ways_of(shown_html(app))
    for link in Page(sent).all("a"):
        dials = str(link["href"]).startswith("tel:")
        opens = (None, None) if dials else ("_blank", "noopener")
        assert (link.get("target"), link.get("rel")) == opens, link


def test_an_address_of_no_page_is_the_first_page_alone_inside_another():
    sent = built(None, Reading("en", clock.today()), "", alone=True).decode()
    assert "There is no such page." in sent and "rw-foot" not in sent and "st-key-top" not in sent
    assert ("/", frozenset({("lang", "en")})) in ways_of(sent)


def test_those_who_search_are_told_where_each_page_is(http, server):
    head = Page(http.get("/learn?lesson=credit-record&lang=en&principal=73519.42").text)
    (canonical,) = head.all("link", rel="canonical")
    assert canonical["href"] == f"{server}/learn?lesson=credit-record&lang=en"
    others = {
        one["hreflang"]: one["href"]
        for one in head.all("link", rel="alternate")
        if "hreflang" in one
    }
    assert others == {
        "zh-CN": f"{server}/learn?lesson=credit-record&lang=zh",
        "en": canonical["href"],
        "x-default": f"{server}/learn?lesson=credit-record",
    }
    (said,) = head.all("meta", name="description")
    assert len(str(said["content"])) > 10


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_talk_is_called_by_its_own_name_wherever_it_is_named(http, server, lang):
    """The head, the heading that scripts find there, a card in another page, the sitemap."""
    talk = next(one for one in every_rehearsal() if one.id == "pressed-borrower")
    html = http.get(f"/practise?talk={talk.id}&lang={lang}").text
    here = f"{server}/practise?talk={talk.id}&lang={lang}"
    assert Page(html).all("link", rel="canonical")[0]["href"] == here
    (head,) = re.findall(r"<title>(.*?)</title>", html)
    assert unescape(head).startswith(talk.name[lang].rstrip("？?"))
    assert Page(html).all("meta", name="description")[0]["content"] == talk.scene[lang]
    shown = re.findall(r"<h1[^>]*>.*?</h1>", shown_html(opened("practise", lang, talk=talk.id)))
    assert re.findall(r"<h1[^>]*>.*?</h1>", html) == shown and talk.name[lang] in shown[0]
    card = http.get("/oembed", params={"url": here}).json()
    assert card["title"] == talk.name[lang]
    listed = http.get("/sitemap.xml").text
    every = set(re.findall(rf"{server}/practise\?talk=([a-z-]+)&amp;lang={lang}</loc>", listed))
    assert every == {f"{name}-{side}" for name in SITUATIONS for side in ("borrower", "staff")}


def test_under_a_name_that_is_not_ours_nothing_names_it(http):
    """RFC 9110, 7.4: whoever asks can write any Host; a page must not send it on."""
    answer = http.get("/door", headers={"host": "evil.example"})
    assert "evil.example" not in answer.text
    assert "evil.example" not in http.get("/sitemap.xml", headers={"host": "evil.example"}).text


def test_robots_name_the_sitemap_and_it_lists_every_place(http, server):
    assert f"Sitemap: {server}/sitemap.xml" in http.get("/robots.txt").text
    answer = http.get("/sitemap.xml")
    assert answer.headers["content-type"].startswith("application/xml")
    listed = [unescape(one) for one in re.findall(r"<loc>(.*?)</loc>", answer.text)]
    assert len(listed) == len(set(listed)) == 2 * len(every_place())
    assert f"{server}/?lang=zh" in listed and f"{server}/door?lang=en" in listed


@pytest.mark.deep
def test_every_address_of_the_sitemap_answers(http):
    listed = re.findall(r"<loc>(.*?)</loc>", http.get("/sitemap.xml").text)
    for address in map(unescape, listed):
        answer = http.get(address)
        page = Page(answer.text)
        assert answer.status_code == 200 and len(page.all("h1")) == 1, address
        assert page.all("html")[0]["lang"] == LANG[parse_qs(urlsplit(address).query)["lang"][0]]


@pytest.mark.parametrize("name", ["lang", "lesson", "q", "term", "today", "principal", "x"])
@pytest.mark.parametrize("page", ["learn", "questions", "terms", "cost", "nope"])
def test_nothing_of_a_strangers_query_comes_back(http, page, name):
    answer = http.get(f"/{page}", params={name: HOSTILE})
    assert answer.status_code == (404 if page == "nope" else 200)
    assert "alert(1)" not in answer.text and "onerror" not in answer.text


def test_a_page_that_is_not_there_shows_the_first_and_says_so(http):
    answer = http.get("/nope?lang=en")
    assert answer.status_code == 404
    assert "There is no such page." in answer.text
    assert Page(answer.text).all("link", rel="canonical") == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", ["cost", "relief", "due", "session"])
def test_a_calculator_begins_with_its_name_and_says_that_it_needs_scripts(http, page, lang):
    html = http.get(f"/{page}", params={"lang": lang}).text
    heading = re.findall(r"<h1[^>]*>.*?</h1>", html)
    assert len(heading) == 1 and any(words(heading[0]) in one for one in texts(opened(page, lang)))
    assert len(Page(html).all("noscript")) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("page", "figures"),
    [
        # 10,000 at 18 % a year in 12 level payments: 10000 × 0.015 ÷ (1 − 1.015⁻¹²) = 916.80
        ("cost", ["916.80"]),
        # 600 a month: ln(1 ÷ (1 − 150 ÷ 600)) ÷ ln 1.015 = 19.3; 150 ÷ (1 − 1.015⁻²⁰) = 582.46
        ("relief", ["600", "20", "582.46"]),
        # 916.80 − 150.00 = 766.80 of principal, at one and a half times 18 % for 30 of 360 days
        ("waiting", ["916.80", "17.25"]),
        # Of 1,000 the 50 and 200 go first
        ("allocate", ["250.00", "750.00"]),
        ("plan", ["1,500.00"]),
    ],
)
def test_an_example_is_counted_as_the_page_counts_it_and_called_one(http, lang, page, figures):
    html = http.get(f"/{page}", params={"lang": lang}).text
    (said,) = re.findall(r'<p class="rw-answer[^>]*>(.*?)</p>', html)
    said = plain(said).strip()
    assert said == answer(opened(page, lang))
    assert said.startswith(
        {"zh": ("例子：", "先看个例子。"), "en": ("Example. ", "First an example.")}[lang]
    )
    assert [one for one in figures if one not in said] == []


@pytest.mark.parametrize("page", ["allocate", "cost", "plan", "relief", "waiting"])
@pytest.mark.parametrize("day", ["2027-01-31", "2028-02-29", "2026-12-02"])
def test_the_example_is_the_pages_on_the_hard_days(page, day):
    with clock.at(f"{day}T12:00+08:00"):
        now = date.fromisoformat(day)
        said = plain(ANSWERS[page](Voice("en"), now, now)).strip()
        assert said == answer(opened(page, "en"))


def test_without_a_rule_on_penalties_no_example_is_counted_with_one(http):
    """In 2000 the rule on bank loans (yinfa [2003] 251) was not in force: the page cannot count."""
    for page in ("relief", "waiting"):
        html = http.get(f"/{page}?lang=en&today=2000-01-01").text
        assert "rw-answer" not in html and "<h1" in html
        assert "Example" not in answer(opened(page, "en", today="2000-01-01"))


def test_a_rule_that_was_not_checked_again_in_time_is_shown_as_the_page_shows_it(http):
    late = max(one.recheck_by for one in facts().values()).replace(year=2099)
    usual, then = (http.get("/sources", params={"lang": "zh", **more}).text for more in
                   ({}, {"today": late.isoformat()}))  # fmt: skip
    shown = texts(opened("sources", "zh", today=late.isoformat()))
    assert [one for one in shown if one not in words(then)] == []
    assert words(then) != words(usual)


def test_a_page_is_built_once_and_sent_as_the_browser_takes_it(http):
    sizes = {}
    for accepts in ("br", "gzip", "identity"):
        with http.stream("GET", "/door", headers={"accept-encoding": accepts}) as answer:
            data = b"".join(answer.iter_raw())
            sizes[accepts] = len(data)
            assert answer.headers.get("content-encoding", "identity") == accepts
            assert "Accept-Encoding" in answer.headers["vary"]
            if accepts == "br":
                assert "催收员不是执法人员" in brotli.decompress(data).decode()
    assert sizes["br"] < sizes["gzip"] < sizes["identity"]


def test_scripts_that_the_page_will_ask_for_are_named_and_there(http):
    page = Page(http.get("/door").text)
    ahead = [one["href"] for one in page.all("link", rel="modulepreload")]
    assert any("/Html." in str(one) for one in ahead)
    assert len(ahead) == len(set(ahead))
    for address in ahead:
        assert http.head(str(address).removeprefix(".")).status_code == 200, address


@pytest.mark.browser
def test_on_a_phone_without_scripts_the_ten_lines_are_on_the_first_screen(server, phone: OpenPage):
    page = phone("zh", java_script_enabled=False)
    page.goto(f"{server}/door?lang=zh", timeout=PATIENCE)
    lines = page.locator("ol.rw-lines li")
    assert lines.count() == 10
    box = lines.last.bounding_box()
    thumb = page.locator(".rw-thumb").bounding_box()
    assert box and thumb and box["y"] + box["height"] <= thumb["y"]
    page.get_by_role("link", name="可以找谁").first.click()
    assert page.locator("h1").inner_text() == "可以找谁"


# What is looked at first on each page, which must not move under the eye that reads it.
SEEN = {
    "/door": ["h1", ".rw-lines li:last-child", ".rw-tools", ".rw-thumb"],
    "/help": ["h1", "h2", "li:last-child"],
    "/learn?lesson=flat-fee": ["h1", ".rw-back", ".rw-lead", ".rw-body .rw-plain"],
    "/learn?lesson=callers-and-visitors": ["h1", ".rw-back", ".rw-lead", ".rw-body .rw-plain"],
    "/questions?q=collector-at-door": ["h1", ".rw-entry-name", ".rw-entry-short"],
    "/relief": ["h1", ".rw-answer"],
    "/cost": ["h1", ".rw-answer"],
}
PLACES = """([where, seen]) => seen.map((one) => document.querySelector(`${where} ${one}`))
  .map((one) => one && one.getBoundingClientRect())
  .map((box) => box && [box.x, box.y, box.height].map(Math.round))"""


@pytest.mark.browser
@pytest.mark.deep
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", SEEN)
def test_the_page_takes_the_place_of_its_words_and_nothing_moves(
    server, phone: OpenPage, path, width, lang
):
    page = phone(lang, viewport={"width": width, "height": 740})
    faults, seen = console_faults(page), [".st-key-top", *SEEN[path]]
    there = f"{server}{path}{'&' if '?' in path else '?'}lang={lang}"
    page.goto(there, timeout=PATIENCE, wait_until="domcontentloaded")
    before = page.evaluate(PLACES, [".rw-sent", seen])
    settled(page)
    assert page.locator(".rw-sent").count() == 0
    assert page.evaluate(PLACES, ["#root [data-testid=stMain]", seen]) == before
    assert None not in before and faults == []


@pytest.mark.browser
@pytest.mark.deep
def test_where_no_line_to_the_server_opens_the_words_stay_and_lead_on(server, phone: OpenPage):
    page = phone("zh")
    page.route_web_socket("**/*", lambda line: line.close())
    page.goto(f"{server}/door?lang=zh", timeout=PATIENCE, wait_until="domcontentloaded")
    page.wait_for_selector("[data-testid=stApp]", state="attached", timeout=PATIENCE)
    page.wait_for_timeout(5000)
    assert page.locator(".rw-sent ol.rw-lines li").last.is_visible()
    page.get_by_role("link", name="可以找谁").first.click()
    page.wait_for_url(f"{server}/help?lang=zh", timeout=PATIENCE)
    assert page.locator("h1").first.inner_text() == "可以找谁"


AT = """(ms) => document.getAnimations().forEach((one) => {
  one.pause();
  one.currentTime = ms;
})"""


@pytest.mark.browser
@pytest.mark.parametrize(("lang", "lost"), [("zh", "line"), ("en", "script")])
def test_fields_that_do_not_come_are_said_to_be_missing(server, phone: OpenPage, lang, lost):
    """After 45 seconds, where no line opens, and where our script is lost or cannot be read."""
    page = phone(lang)
    if lost == "line":
        page.route_web_socket("**/*", lambda line: line.close())
    else:
        page.route("**/first.js*", lambda route: route.abort())
    page.goto(f"{server}/relief?lang={lang}", timeout=PATIENCE, wait_until="domcontentloaded")
    later, missing = page.locator(".rw-sent .rw-later"), page.locator(".rw-sent .rw-missing")
    page.evaluate(AT, 44_900)
    assert later.is_visible() is (lost == "line") and not missing.is_visible()
    page.evaluate(AT, 45_100)
    assert missing.is_visible() and not later.is_visible()
    box = missing.bounding_box()
    assert box and box["height"] > 100 and no_sideways_scroll(page)
    assert missing.inner_text().startswith(t(lang, "app.later.missing"))
    missing.get_by_role("link", name=t(lang, "page.help")).click()
    page.wait_for_url(f"{server}/help?lang={lang}", timeout=PATIENCE)


def test_the_script_that_keeps_the_words_is_written_for_older_browsers():
    """ECMAScript 2017: none of the signs of 2020 and 2021, no spread object, no bare catch."""
    code = re.sub(r"//[^\n]*", "", (ROOT / "static" / "first.js").read_text("utf-8"))
    assert "addEventListener" in code
    assert (
        re.findall(r"\?\.(?!\d)|\?\?|\|\|=|&&=|\*\*=|\{\s*\.\.\.|catch \{|\bawait\b|\.at\(", code)
        == []
    )


@pytest.mark.browser
@pytest.mark.deep
def test_what_was_opened_in_the_words_is_open_on_the_page(server, phone: OpenPage):
    page = phone("en")
    page.goto(f"{server}/questions?lang=en", timeout=PATIENCE, wait_until="domcontentloaded")
    name = page.evaluate(
        """() => { const shut = "[data-testid=stExpander] > details";
        const fold = document.querySelector(".rw-sent").querySelectorAll(shut)[1];
        fold.open = true; return fold.querySelector("p").textContent; }"""
    )
    settled(page)
    fold = page.locator("details[open]", has_text=name)
    assert fold.count() == 1 and fold.locator(".rw-entry").count() > 3
