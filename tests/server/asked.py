"""What the tests of the API ask: dear requests, hostile ones, and a mark that no log may hold."""

from __future__ import annotations

import json
import random
from itertools import count
from typing import Any

import httpx

from tests.planner.test_refusals import LOAN, VALID, mutant

JSON = {"content-type": "application/json"}
MARK = "73519.42"
# Each of forty offers a schedule of 600 rows at a rate of its own: a second, 3.3 MB.
OFFERS = [
    {"re_age": {"periods": 600, "rate": {"value": f"0.{at + 10}", "per": "year"}}}
    for at in range(40)
]
DEAR = {"debt": LOAN, "today": "2026-01-20", "offers": OFFERS}


_SOMEBODY = count(1)


def post(http: httpx.Client, verb: str, body: object, at: str = "", **more: str) -> httpx.Response:
    """Ask as somebody at an address, as a proxy on this machine names it; else as a new reader."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    head = JSON | {"x-forwarded-for": at or f"2001:db8:f:{next(_SOMEBODY):x}::1"} | more
    return http.post(f"/api/v1/{verb}", content=content, headers=head)


BODIES = [
    *(b"", b"{", b"null", b"[]", b"3", b'"x"', b"NaN", b'{"a":1,"a":2}', b"\xff\xfe", b"[" * 9000),
    *(b"\xef\xbb\xbf{}", b'{"do":' + b"9" * 6000 + b"}", b"<script>alert(1)</script>", b"\0" * 50),
]
PATHS = [
    *("/api/", "/api/v1", "/api/v1/", "/api/v2/schedule", "/api/v1/schedule/", "/api/v1/Schedule"),
    *("/api/v1/%3Cscript%3E", "/api/v1/../v1/relief", "/api/v1/" + "x" * 4000, "/api/v1/%00"),
    *(f"/api/v1/{MARK}", f"/api/v1/relief?principal={MARK}", "/api/v1/openapi.json/x"),
]
KINDS = [
    "text/plain",
    "application/json; charset=utf-16",
    "application/xml",
    "",
    "application/json",
]
METHODS = ["GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "BREW", "POST"]


def hostile(by: random.Random) -> dict[str, Any]:
    """A request that nobody would send, as the arguments of one."""
    verb = by.choice(list(VALID))
    head = dict(JSON)
    asked: dict[str, Any] = {"method": "POST", "url": f"/api/v1/{verb}", "headers": head}
    kind = by.randrange(10)
    if kind < 6:
        body: Any = mutant(by)
        asked["url"] = f"/api/v1/{body.get('do')}"
        if kind == 4:
            body["<img src=x>"] = MARK
        if kind == 5:
            body = [body, VALID[verb], {"do": MARK}]
        asked["content"] = json.dumps(body).encode()
    else:
        asked["content"] = by.choice(BODIES)
    if kind == 7:
        asked["url"] = by.choice(PATHS)
    if kind == 8:
        head["content-type"] = by.choice(KINDS)
    if kind == 9:
        asked["method"] = by.choice(METHODS)
    head["x-forwarded-for"] = f"198.51.100.{by.randrange(250)}"
    head["origin"] = by.choice(["https://evil.example", "null", "<script>"])
    return asked
