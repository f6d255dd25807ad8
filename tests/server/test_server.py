"""The server's promises: language, safety headers, small files, closed doors."""

from __future__ import annotations

import base64
import hashlib
import re
import socket
import time
from email.utils import formatdate
from pathlib import Path
from urllib.parse import urljoin

import brotli
import httpx
import pytest
import streamlit as st
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.web.server.starlette import starlette_server

from pages.written.places import PAGES
from server.running import as_we_run, once
from tests.browser import OpenPage, console_faults, open_page, outside_requests
from tests.conftest import ROOT


def test_the_theme_is_told_as_streamlit_tells_it() -> None:
    """Put together once, the message is byte for byte that of Streamlit, section by section."""
    usual = app_session._populate_theme_msg
    ours = once(usual)
    for _ in range(2):
        theirs, mine = CustomThemeConfig(), CustomThemeConfig()
        for populate, theme in ((usual, theirs), (ours, mine)):
            populate(theme)
            populate(theme.light, "theme.light")
            populate(theme.dark, "theme.dark")
            populate(theme.sidebar, "theme.sidebar")
        assert theirs.SerializeToString() == mine.SerializeToString() != b""


def test_a_small_answer_leaves_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The socket that is bound as we run has the option, and so has each line that it takes."""
    for name in ("_bind_socket", "_get_uvicorn_config_kwargs"):
        monkeypatch.setattr(starlette_server, name, getattr(starlette_server, name))
    monkeypatch.setattr(app_session, "_populate_theme_msg", app_session._populate_theme_msg)
    as_we_run()
    with starlette_server._bind_socket("127.0.0.1", 0, 5) as bound:
        bound.setblocking(True)
        with socket.create_connection(bound.getsockname()), bound.accept()[0] as line:
            assert line.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


ZH, EN = '<html lang="zh-CN" translate="no">', '<html lang="en" translate="no">'


@pytest.fixture(scope="module")
def http(server: str):
    """Asks the running app."""
    with httpx.Client(base_url=server, timeout=30, follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize(
    ("path", "accept_language", "starts"),
    [
        ("/", None, ZH),
        ("/?lang=en", "zh-CN,zh;q=0.9", EN),
        ("/?lang=zh", "en-US,en;q=0.9", ZH),
        ("/?lang=fr", "en-US,en;q=0.9", EN),
        ("/cost", "en-GB,en;q=0.9,zh;q=0.8", EN),
        ("/cost", "fr-FR,fr;q=0.9", ZH),
        ("/cost?lang=en", None, EN),
    ],
)
def test_first_page_speaks_the_readers_language(http, path, accept_language, starts):
    headers = {"accept-language": accept_language} if accept_language else {"accept-language": ""}
    answer = http.get(path, headers=headers)
    assert answer.status_code == 200
    assert starts in answer.text
    assert "<title>Streamlit</title>" not in answer.text
    assert "Accept-Language" in answer.headers["vary"]


def test_first_page_names_no_other_host(http, server):
    page = re.sub(r"<!--.*?-->", "", http.get("/").text, flags=re.DOTALL).replace(server, "")
    assert re.findall(r"https?://|[\"'(]//", page) == []


def test_security_policy_allows_exactly_the_inline_scripts_of_the_page(http):
    answer = http.get("/cost")
    policy = answer.headers["content-security-policy"]
    inline = re.findall(r"<script>(.*?)</script>", answer.text, flags=re.DOTALL)
    sums = {base64.b64encode(hashlib.sha256(code.encode()).digest()).decode() for code in inline}
    assert sums and set(re.findall(r"'sha256-([^']+)'", policy)) == sums
    scripts = re.search(r"script-src ([^;]+)", policy)[1]
    assert "unsafe" not in scripts and "blob:" not in scripts
    assert "frame-ancestors 'self'" in policy


@pytest.mark.parametrize("path", ["/", "/healthz", "/boot.js", "/_stcore/health", "/favicon.png"])
def test_every_answer_carries_the_safety_headers(http, path):
    headers = http.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "geolocation=()" in headers["permissions-policy"]
    assert "x-frame-options" not in headers and "server" not in headers
    assert "strict-transport-security" not in headers


@pytest.mark.parametrize(
    "path",
    [
        *("/_stcore/metrics", "/_stcore/metrics/", "/cost/_stcore/health", "/cost/_stcore/metrics"),
        *("/auth/login", "/auth/logout", "/oauth2callback", "/oauth2callback/"),
    ],
)
def test_closed_doors(http, path):
    assert http.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/_stcore/no-such-thing", "/_stcore/script-health-check"])
def test_no_page_where_the_browser_looks_for_the_server(http, path):
    answer = http.get(path)
    assert answer.status_code == 404
    assert "<html" not in answer.text


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/cost", 200), ("/index.html", 200), ("/no-such-page", 404), ("/cost/x", 404)],
)
def test_a_page_asked_for_in_part_or_again_is_ours_and_whole(http, path, status):
    theirs = (Path(st.__file__).parent / "static" / "index.html").stat()
    # RFC 9110, 13.1.3: asked "if changed since" a later day, Streamlit would answer 304.
    later = formatdate(theirs.st_mtime + 86_400, usegmt=True)
    for more in ({"range": "bytes=0-200"}, {"range": "bytes=9-"}, {"if-modified-since": later}):
        answer = http.get(path, headers={"accept-language": "zh", **more})
        assert answer.status_code == status
        assert ZH in answer.text and "boot.js" in answer.text and "</html>" in answer.text


def test_every_page_is_there_and_a_reader_who_errs_is_told_so_in_our_page(http):
    for name in ("", *PAGES):
        assert http.get(f"/{name}" if name != "home" else "/").status_code == 200, name
    for path in ("/no-such-page", "/home", "/shell", "/Cost"):
        answer = http.get(path, headers={"accept-language": "en"})
        assert answer.status_code == 404 and EN in answer.text


@pytest.mark.parametrize(
    "path", ["/.git/config", "/nope.js", "/static/js/nope.js", "/wp-login.php"]
)
def test_a_file_that_is_not_there_is_not_found(http, path):
    answer = http.get(path)
    assert (answer.status_code, answer.text) == (404, "Not Found")


def test_a_page_that_is_not_there_has_its_look_and_its_scripts_however_deep(http):
    """What a browser loads for it, by the address that it stands under."""
    for path in ("/foo", "/foo/bar", "/session/x/y"):
        answer = http.get(path)
        assert answer.status_code == 404
        named = re.findall(
            r'(?:src|href)="((?:\./|/(?!/))[^"]+\.(?:css|js|svg)\b[^"]*)"', answer.text
        )
        assert len(named) > 10 and any("look." in one for one in named)
        found = {one: http.get(urljoin(path, one)).status_code for one in named}
        assert set(found.values()) == {200}, found


def test_a_file_of_streamlits_may_still_be_asked_for_in_part(http):
    answer = http.get("/favicon.png", headers={"range": "bytes=0-3"})
    assert (answer.status_code, answer.content) == (206, b"\x89PNG")  # PNG's first four bytes


def test_health_and_robots(http):
    assert http.get("/healthz").text == "ok"
    assert "Disallow: /_stcore/" in http.get("/robots.txt").text


def test_boot_script_is_small_and_named_by_its_content(http):
    named = re.search(r'src="\./(boot\.js\?v=\w+)"', http.get("/cost").text)[1]
    script = http.get(f"/{named}")
    assert script.headers["content-type"].startswith("text/javascript")
    assert len(script.content) < 6_500


def test_the_look_is_one_file_that_a_browser_keeps(http):
    """Named by its content; after Streamlit's own rules, so that of two as strong ours holds."""
    name = re.search(
        r'<body><link rel="stylesheet" href="\./(look\.\w{12}\.css)">', http.get("/cost").text
    )[1]
    sheets = sorted((ROOT / "static").glob("*.css"))
    css = b"".join(sheet.read_bytes() for sheet in sheets)
    assert hashlib.sha256(css).hexdigest()[:12] in name
    headers, plain = raw(http, f"/{name}", "identity")
    assert plain == css and headers["content-type"].startswith("text/css")
    packed_headers, packed = raw(http, f"/{name}", "gzip, br")
    assert brotli.decompress(packed) == css and len(packed) < len(css) / 3
    assert packed_headers["content-encoding"] == "br"
    for one in (headers, packed_headers):
        assert "immutable" in one["cache-control"] and "Accept-Encoding" in one["vary"]
        assert one["x-content-type-options"] == "nosniff"


def raw(http: httpx.Client, path: str, accepts: str) -> tuple[httpx.Headers, bytes]:
    """An answer as it went over the wire, not unpacked."""
    with http.stream("GET", path, headers={"accept-encoding": accepts}) as answer:
        return answer.headers, b"".join(answer.iter_raw())


def test_files_are_compressed_only_for_who_takes_brotli(http):
    page = http.get("/").text
    path = re.search(r'src="\.(/static/js/index\.[^"]+\.js)"', page)[1]
    deadline = time.monotonic() + 30  # the very first start compresses in the background
    headers, packed = raw(http, path, "gzip, br")
    while headers.get("content-encoding") != "br" and time.monotonic() < deadline:
        time.sleep(0.5)
        headers, packed = raw(http, path, "gzip, br")
    plain_headers, plain = raw(http, path, "identity")
    assert headers["content-encoding"] == "br" and headers["vary"] == "Accept-Encoding"
    assert "immutable" in headers["cache-control"]
    assert "content-encoding" not in plain_headers
    assert brotli.decompress(packed) == plain
    assert len(packed) < len(plain) / 2


@pytest.mark.browser
def test_deep_link_opens_without_faults_or_outside_requests(server, phone: OpenPage):
    page = phone("zh")
    faults, outside = console_faults(page), outside_requests(page, server)
    open_page(page, server, "/cost", lang="zh")
    assert faults == []
    assert outside == []
    assert page.evaluate("document.documentElement.lang") == "zh-CN"


@pytest.mark.browser
def test_streamlits_own_words_are_chinese_on_a_chinese_page(server, phone: OpenPage):
    page = phone("zh")
    open_page(page, server, "/no-such-page", lang="zh")
    page.get_by_text("没有这个页面", exact=False).first.wait_for(timeout=10_000)
