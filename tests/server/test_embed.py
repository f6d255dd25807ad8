"""What other sites ask of us: the script, how a page is shown in theirs, and what never is."""

from __future__ import annotations

import base64
import hashlib
import re
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest

from pages import shapes
from server.oembed import shown
from tests.conftest import ROOT

SCRIPT = (ROOT / "static" / "embed.js").read_bytes()


@pytest.fixture(scope="module")
def http(server: str):
    """Asks the running app."""
    with httpx.Client(base_url=server, timeout=30, follow_redirects=False) as client:
        yield client


def named() -> str:
    return f"/embed.{hashlib.sha256(SCRIPT).hexdigest()[:12]}.js"


def test_the_script_is_small_and_asks_nothing_but_ours(http: httpx.Client) -> None:
    """At most 5 kB (issue 12); nothing of another host, no cookie, no store, no request."""
    assert len(SCRIPT) <= 5_000
    code = re.sub(rb"//[^\n]*", b"", SCRIPT)
    assert not re.search(rb"cookie|Storage|fetch\(|XMLHttp|eval|innerHTML|sendBeacon", code)


@pytest.mark.parametrize(("path", "kept"), [("/embed.js", "max-age=3600"), ("", "immutable")])
def test_the_script_may_be_read_by_anybody_and_is_kept_as_its_name_says(
    http: httpx.Client, path: str, kept: str
) -> None:
    answer = http.get(path or named(), headers={"origin": "https://help.example.cn"})
    assert (answer.status_code, answer.content) == (200, SCRIPT)
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert kept in answer.headers["cache-control"]
    assert "set-cookie" not in answer.headers


def test_the_sum_in_the_tag_is_the_sum_of_what_is_sent(http: httpx.Client) -> None:
    """W3C, Subresource Integrity: the base64 of the SHA-384 of the body."""
    body = http.get(f"/{shapes.script_name(SCRIPT)}").content
    counted = base64.b64encode(hashlib.sha384(body).digest()).decode()
    assert shapes.integrity(SCRIPT) == f"sha384-{counted}"
    assert http.get("/embed.0123456789ab.js").status_code == 404


def test_a_version_that_was_handed_out_stays() -> None:
    """Whoever changes the script runs `make embed`, which puts the new one beside the old ones."""
    versions = {path.name: path.read_bytes() for path in (ROOT / "static" / "embed").glob("*.js")}
    assert versions.get(named().removeprefix("/")) == SCRIPT
    assert all(shapes.script_name(body) == name for name, body in versions.items())


def described(http: httpx.Client, url: str, **more: str) -> httpx.Response:
    return http.get("/oembed", params={"url": url, **more})


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_of_ours_is_described(http: httpx.Client, server: str, lang: str) -> None:
    """oEmbed 1.0, 2.3.4: rich needs html, width and height."""
    answer = described(http, f"{server}/relief?lang={lang}&principal=50000&x=<b>", format="json")
    assert answer.headers["content-type"] == "application/json"
    told = answer.json()
    assert (told["version"], told["type"]) == ("1.0", "rich")
    assert told["provider_url"].startswith(server) and told["title"]
    frame = re.search(r'<iframe src="([^"]+)"', told["html"])[1].replace("&amp;", "&")
    asked = parse_qs(urlsplit(frame).query)
    assert frame.startswith(f"{server}/relief?")
    assert asked == {"lang": [lang], "principal": ["50000"], "embed": ["true"]}
    link = re.search(r'<blockquote><a href="([^"]+)"', told["html"])[1]
    assert link.startswith(f"{server}/relief?") and "embed" not in link
    (named,) = re.findall(r' data-frame="([^"]+)"', told["html"])
    after = f' id="{named}"></iframe><script src="{server}/{shapes.script_name(SCRIPT)}"'
    assert after in told["html"]


def test_a_host_may_ask_for_less_and_never_gets_more(http: httpx.Client, server: str) -> None:
    told = described(http, f"{server}/door", maxwidth="320", maxheight="480").json()
    assert (told["width"], told["height"]) == (320, 480)
    told = described(http, f"{server}/door", maxwidth="99999", maxheight="99999").json()
    assert (told["width"], told["height"]) == (736, 900)
    told = described(http, f"{server}/door", maxwidth="160", maxheight="90").json()
    assert (told["width"], told["height"]) == (160, 90)
    assert described(http, f"{server}/door", maxwidth="wide").status_code == 400


@pytest.mark.parametrize(
    "url",
    [
        *("", "relief", "/relief", "https://evil.example/relief", "javascript:alert(1)"),
        *(
            "{}/session",
            "{}/embedding",
            "{}/api",
            "{}/no-such-page",
            "{}/healthz",
            "{}.evil/relief",
        ),
        *("{}@evil.example/relief", "http://[::1", "{}/relief?" + "x" * 3000),
    ],
)
def test_any_other_address_is_not_ours(http: httpx.Client, server: str, url: str) -> None:
    assert described(http, url.replace("{}", server)).status_code == 404


def test_xml_is_not_spoken(http: httpx.Client, server: str) -> None:
    """oEmbed 1.0, 2.3.4: a format that the provider has not is 501."""
    assert described(http, f"{server}/door", format="xml").status_code == 501


def test_a_page_says_where_it_is_described(http: httpx.Client, server: str) -> None:
    page = http.get("/learn?lang=en&lesson=scams&principal=<x>").text
    line = re.search(r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)"', page)
    answer = http.get(line[1].replace("&amp;", "&").removeprefix(server))
    assert answer.status_code == 200 and "lesson=scams" in answer.json()["html"]
    for path in ("/session", "/embedding", "/no-such-page"):
        assert "oembed" not in http.get(path).text
    strange = http.get("/door", headers={"host": "evil.example"})
    assert "oembed" not in strange.text and "evil" not in strange.text


@pytest.mark.parametrize("path", ["/session", "/session?embed=true", "/embedding", "/Session/x"])
def test_a_page_that_stands_alone_is_framed_by_nobody(http: httpx.Client, path: str) -> None:
    assert "frame-ancestors 'none'" in http.get(path).headers["content-security-policy"]


def test_what_an_address_names_is_read_strictly() -> None:
    ours = "https://a.cn"
    found = shown(f"{ours}/cost?{urlencode({'lang': 'fr', 'q': 'x' * 200, 'z': '1'})}", ours)
    assert found and (found.path, found.language) == ("/cost", "zh")
    assert found.query == {"q": "x" * 80}
    assert shown(f"{ours}/cost", "") is None and shown("http://a.cn/cost", ours) is None
