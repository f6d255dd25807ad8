"""Addresses that nobody would ask for, as bytes over a socket: what they say is in their seed."""

from __future__ import annotations

import random

from pages.written.places import PAGES

MARK = "73519.42"
PARTS = [
    *(
        "..",
        "%2e%2e",
        "..%2f",
        "%2e%2e%2f",
        "....//",
        "..\\",
        "%5c..%5c",
        ".",
        "%00",
        "%0d%0aSet-Cookie:x=1",
    ),
    *(
        "<script>alert(1)</script>",
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "%3Cimg%20src=x%20onerror=a()%3E",
    ),
    *(
        "javascript:alert(1)",
        "//evil.example",
        "/\\evil.example",
        "http://evil.example",
        "@evil.example",
    ),
    *(
        "etc/passwd",
        "%c0%ae%c0%ae",
        "%ff%fe",
        "%u0000",
        "帮助",
        "\x7f",
        "%E2%80%AE",
        "${7*7}",
        "{{7*7}}",
    ),
    *("' or 1=1--", '"><svg/onload=a()>', ".git/config", ".env", "wp-login.php", "server-status"),
    *("_stcore/metrics", "_stcore/health", "_stcore/stream", "_stcore/upload_file/x/y", "media/x"),
    *("component/x/index.html", "static/../app.py", "static/js/..%2f..%2findex.html", "index.html"),
    *(
        "app.py",
        "pages/shell.py",
        ".streamlit/config.toml",
        "a" * 3000,
        "/" * 200,
        ";x=y",
        "#f",
        MARK,
    ),
]
NAMES = ["lang", "today", "embed", "lesson", "do", "of", "principal", "p", "%00", "<b>", "a" * 500]
VALUES = [
    *PARTS,
    "zh",
    "en",
    "2026-13-45",
    "9" * 4000,
    "-1",
    "1e309",
    "NaN",
    "null",
    "[]",
    "{}",
    "",
]
METHODS = ["GET"] * 16 + ["HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"]
HEADS = [
    *(
        "accept-language: <script>",
        "accept-language: " + "zh," * 900,
        "range: bytes=0-",
        "cookie: a",
    ),
    *(
        "range: bytes=5-1,9-",
        "if-none-match: *",
        "x-forwarded-for: <b>",
        "x-forwarded-proto: gopher",
    ),
    *("accept-encoding: br;q=0, *", "origin: null", "referer: javascript:a()", "content-length: 0"),
]


def address(by: random.Random) -> str:
    """A path and a query."""
    path = "/" + by.choice([*PAGES, "", "", *PARTS])
    for _ in range(by.randrange(3)):
        path += "/" + by.choice(PARTS)
    pairs = [f"{by.choice(NAMES)}={by.choice(VALUES)}" for _ in range(by.randrange(4))]
    return path + ("?" + "&".join(pairs) if pairs else "")


def request(by: random.Random, host: str) -> bytes:
    """The whole of a request; it closes its connection."""
    line = f"{by.choice(METHODS)} {address(by).replace(' ', '+')} HTTP/1.1"
    more = by.sample(HEADS, by.randrange(3))
    head = "\r\n".join([line, f"host: {host}", "connection: close", *more])
    return f"{head}\r\n\r\n".encode("utf-8", "surrogateescape")
