"""The planner over HTTP: its own answers, errors as its contract has them, and limits."""

from __future__ import annotations

import html
import json
import random
import re
import shlex
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from planner import answer
from planner.contract.openapi import REFUSALS, openapi
from planner.contract.verbs import VERBS
from tests.planner.test_refusals import LOAN, VALID, is_error
from tests.server.asked import DEAR, MARK, hostile, post
from tests.server.serving import Served, serve

HELP = "https://help.example.cn"
SETTINGS = {
    "REPAYWISE_API_ORIGINS": HELP,
    "REPAYWISE_HSTS": "31536000",
    "REPAYWISE_FRAME_ANCESTORS": HELP,
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The app with every setting made, and with little patience."""
    log = tmp_path_factory.mktemp("api") / "log"
    with serve("tests.server.short_waits", log, settings=SETTINGS) as running:
        yield running


@pytest.fixture(scope="module")
def http(served: Served) -> Iterator[httpx.Client]:
    # It gives a connection up before the server does, which lets an idle one go.
    early = httpx.Limits(keepalive_expiry=1)
    with httpx.Client(base_url=served.base, timeout=120, limits=early) as client:
        yield client


@pytest.mark.parametrize("verb", VERBS)
def test_what_is_posted_is_answered_as_by_the_planner(http: httpx.Client, verb: str) -> None:
    found = post(http, verb, VALID[verb])
    assert found.status_code == 200, found.text
    assert found.json() == json.loads(json.dumps(answer({"do": verb} | VALID[verb])))
    head = found.headers
    assert head["content-type"] == "application/json" and head["cache-control"] == "no-store"
    assert "set-cookie" not in head and "server" not in head


SHARE = {"pool": "10.00", "owed": {"a": "30.00"}}
OFFER = {"name": "a", "needs_agreement": False, "leaves_overdue": False, "payments": {}}
CLAIMS = [{"name": str(at), "offers": [OFFER]} for at in range(16)]


@pytest.mark.parametrize(
    ("body", "status", "code", "field"),
    [
        ({}, 422, "missing", "pool"),
        (SHARE | {"pool": 10}, 422, "wrong_type", "pool"),
        (SHARE | {"colour": "red"}, 422, "unknown_field", "colour"),
        (SHARE | {"do": "mix"}, 422, "unknown_word", "do"),
        ("text", 422, "wrong_type", ""),
        ([SHARE] * 101, 422, "out_of_range", ""),
        (b"", 400, "not_json", ""),
        (b"{", 400, "not_json", ""),
        (b'{"pool": NaN}', 422, "wrong_type", "pool"),
        (b'{"pool": "1.00", "pool": "2.00"}', 400, "twice", "pool"),
        (b'{"pool": "\xff"}', 400, "not_json", ""),
        (b" " * 2_000_001, 413, "too_long", ""),
    ],
    ids=str,
)
def test_a_refusal_is_the_error_of_the_contract(
    http: httpx.Client, body: object, status: int, code: str, field: str
) -> None:
    found = post(http, "share", body, at="203.0.113.10")
    assert found.status_code == status and is_error(found.json(), field), found.text
    assert found.json()["error"]["code"] == code


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"budget": ["1.00"], "debts": CLAIMS}, "debts"),
        ({"budget": ["1.00"] * 121, "debts": CLAIMS[:1]}, "budget"),
        ({"budget": ["1.00"], "debts": [CLAIMS[0], {"offers": [OFFER] * 9}]}, "debts.1.offers"),
    ],
    ids=["16 debts", "121 windows", "9 offers"],
)
def test_a_mix_is_smaller_over_http(http: httpx.Client, body: object, field: str) -> None:
    found = post(http, "mix", body)
    assert found.status_code == 422 and is_error(found.json(), field)
    assert found.json()["error"]["code"] == "out_of_range"


def test_the_verb_may_stand_in_the_request_and_a_list_is_answered_in_place(
    http: httpx.Client,
) -> None:
    whole = SHARE | {"do": "share"}
    found = post(http, "share", [SHARE, {}, whole, {"do": "mix"}, 3])
    assert found.status_code == 200
    first, missing, third, other, number = found.json()
    assert first == third == answer(whole)
    assert is_error(missing, "pool") and is_error(other, "do") and is_error(number, "")


def test_other_methods_addresses_and_kinds(http: httpx.Client) -> None:
    url = "/api/v1/share"
    for method in ("GET", "PUT", "DELETE"):
        found = http.request(method, url)
        assert found.status_code == 405 and found.headers["allow"] == "POST, OPTIONS"
        assert is_error(found.json())
    for path in ("/api/", "/api/v1/none", "/api/v2/share", "/api/v1/share/", "/api/v1/schedule.js"):
        found = http.post(path, json=SHARE)
        assert found.status_code == 404 and is_error(found.json(), "do"), path
    found = http.post(url, content=b"{}", headers={"content-type": "text/plain"})
    assert found.status_code == 415 and is_error(found.json())


def test_the_document_is_the_planners(http: httpx.Client) -> None:
    found = http.get("/api/v1/openapi.json")
    assert found.status_code == 200 and found.json() == openapi()
    assert http.head("/api/v1/openapi.json").headers["content-length"] == str(len(found.content))
    assert http.post("/api/v1/openapi.json").status_code == 405


@pytest.mark.parametrize(("lang", "code"), [("zh", "zh-CN"), ("en", "en")])
def test_the_page_shows_each_verb_and_its_example_is_answered(
    http: httpx.Client, lang: str, code: str
) -> None:
    found = http.get(f"/api?lang={lang}")
    assert found.status_code == 200 and found.text.startswith("<!doctype html>")
    assert f'<html lang="{code}"' in found.text and "<script" not in found.text
    policy = found.headers["content-security-policy"]
    assert "default-src 'none'" in policy and policy.endswith("frame-ancestors 'none'")
    for verb in VERBS:
        assert f"/api/v1/{verb}<" in found.text
    for address in re.findall(r'(?:href|src)="([^"]+)"', found.text):
        assert http.get(html.unescape(address)).status_code == 200, address
    shown = html.unescape(re.search(r"<pre[^>]*><code>(.*?)</code>", found.text, re.DOTALL)[1])
    command, url, _, kind, _, body = shlex.split(shown)
    assert command == "curl" and url.startswith(str(http.base_url)[:-1])
    name, _, value = kind.partition(": ")
    asked = httpx.post(url, content=body, headers={name: value})
    assert asked.status_code == 200 and asked.json()["totals"]["principal"] == "10000.00"


def test_under_a_name_that_is_not_ours_the_page_names_nobody(http: httpx.Client) -> None:
    """RFC 9110, 7.4: whoever asks can write any Host; the page must not send it on."""
    found = http.get("/api?lang=en", headers={"host": "evil.example"})
    assert found.status_code == 200 and "/api/v1/schedule" in found.text
    assert "evil.example" not in found.text and "evil.example" not in str(found.headers)


def test_only_pages_of_a_named_origin_may_read_answers(server: str, http: httpx.Client) -> None:
    allowed = post(http, "share", SHARE, origin=HELP)
    assert allowed.headers["access-control-allow-origin"] == HELP
    assert allowed.headers["vary"] == "origin"
    assert "access-control-allow-credentials" not in allowed.headers
    asks = {"origin": HELP, "access-control-request-method": "POST"}
    before = http.options("/api/v1/share", headers=asks)
    assert before.status_code == 204 and before.content == b""
    assert before.headers["access-control-allow-headers"] == "content-type"
    near = ("https://help.example.cn:8443", "http://help.example.cn", f"{HELP}.evil", "null")
    for other in near:
        found = post(http, "share", SHARE, origin=other)
        assert found.status_code == 200 and "access-control-allow-origin" not in found.headers
        asked = http.options("/api/v1/share", headers=asks | {"origin": other})
        assert not [name for name in asked.headers if name.startswith("access-control")]
    with httpx.Client(base_url=server, timeout=60) as usual:  # without the setting: nobody
        found = post(usual, "share", SHARE, origin=HELP)
        assert found.status_code == 200
        assert not [name for name in found.headers if name.startswith("access-control")]


@pytest.mark.parametrize("count", [200, pytest.param(1000, marks=pytest.mark.deep)])
def test_hostile_requests(served: Served, http: httpx.Client, count: int) -> None:
    """Always JSON, never a traceback or markup, nothing of them in the log."""
    by = random.Random(20261126)
    seen: dict[int, int] = {}
    for _ in range(count):
        asked = hostile(by)
        found = http.request(**asked)
        seen[found.status_code] = seen.get(found.status_code, 0) + 1
        assert found.status_code in {200, 204, 404, 405, *map(int, REFUSALS)} - {500, 503}, asked
        assert "<" not in found.text and "set-cookie" not in found.headers
        if found.status_code not in (200, 204) and asked["method"] != "HEAD":
            assert is_error(found.json()), asked
        elif found.content:
            found.json()
    assert seen[200] > count / 10 and seen[422] > 0.3 * count, seen
    assert {400, 404, 405, 415} <= set(seen), seen
    log = served.log.read_text()
    assert "Traceback" not in log and "Error" not in log and MARK not in log and "198.51" not in log


def test_the_log_holds_method_path_and_status_and_no_more_than_sixty_a_minute(
    served: Served, http: httpx.Client
) -> None:
    http.post(f"/api/v1/{MARK}?amount={MARK}", json=SHARE)
    lines = [line for line in served.log.read_text().splitlines() if "/api/" in line]
    line = re.compile(r"[\d-]+ [\d:,]+ ([A-Z]+|\?) /api/(v1/[a-z_.]+|…) \d{3}( \(more .*\))?")
    assert lines and [one for one in lines if not line.fullmatch(one)] == []
    minutes = [one[:16] for one in lines]
    assert max(map(minutes.count, minutes)) <= 60


def test_one_address_gets_so_much_a_minute_and_another_is_answered(http: httpx.Client) -> None:
    for _ in range(150):  # 120 a minute; the minute goes on while we ask
        found = post(http, "share", SHARE, at="2001:db8:1:2::1")
        if found.status_code == 429:
            break
    assert is_error(found.json()) and found.json()["error"]["code"] == "too_many"
    assert 1 <= int(found.headers["retry-after"]) <= 60
    assert post(http, "share", SHARE, at="2001:db8:1:2:9:9:9:9").status_code == 429  # one network
    assert post(http, "share", SHARE, at="2001:db8:1:3::1").status_code == 200


def test_dear_requests_of_one_address_do_not_stop_others(
    served: Served, http: httpx.Client
) -> None:
    """Which of them comes first is asked in test_limits.py."""
    answered = 0
    with ThreadPoolExecutor(8) as pool, httpx.Client(base_url=served.base, timeout=60) as reader:
        dear = [pool.submit(post, http, "relief", DEAR, "203.0.113.50") for _ in range(8)]
        while not all(one.done() for one in dear):
            assert post(reader, "share", SHARE).status_code == 200
            assert reader.get("/healthz").text == "ok"
            answered += not all(one.done() for one in dear)
        found = [one.result() for one in dear]
    assert answered
    refused = [one.json()["error"]["code"] for one in found if one.status_code != 200]
    # Four at once and no more; of these a machine with much to do has some ask again later.
    assert 1 <= refused.count("too_many") <= 4 and len(refused) < 8
    assert set(refused) <= {"too_many", "busy", "out_of_time"}


def half(served: Served, text: str) -> socket.socket:
    """A connection on which something was begun."""
    one = socket.create_connection(("127.0.0.1", served.port), timeout=30)
    one.sendall(text.encode())
    return one


HEAD = "POST /api/v1/share HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n"


def test_slow_clients_are_let_go_and_do_not_stop_others(served: Served, http: httpx.Client) -> None:
    """Bodies that do not come: a refusal. Heads that do not come, first or second: the end."""
    body = f"{HEAD}x-forwarded-for: 203.0.113.60\r\ncontent-length: 900\r\n\r\n{{"
    bodies = [half(served, body) for _ in range(4)]
    ask = "GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\nGET /he"
    heads = [half(served, text) for text in ["", "GET / HT", HEAD, ask] for _ in range(20)]
    assert post(http, "share", SHARE, at="203.0.113.61").status_code == 200
    assert post(http, "share", SHARE, at="203.0.113.60").status_code == 429  # its four are open
    for one in bodies:
        said = b"".join(iter(lambda one=one: one.recv(4000), b""))  # until it is closed
        assert said.startswith(b"HTTP/1.1 408 ") and said.endswith(b'seconds"}}')
    for one in heads:
        while one.recv(4000):
            pass
    assert post(http, "share", SHARE, at="203.0.113.60").status_code == 200


def test_who_does_not_take_an_answer_is_let_go(served: Served, http: httpx.Client) -> None:
    text = json.dumps(DEAR)
    lazy = socket.socket()
    lazy.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    lazy.settimeout(60)
    lazy.connect(("127.0.0.1", served.port))
    head = HEAD.replace("share", "relief")
    lazy.sendall(f"{head}content-length: {len(text)}\r\n\r\n{text}".encode())
    head = lazy.recv(2000).decode()
    time.sleep(4)
    assert post(http, "share", SHARE, at="203.0.113.70").status_code == 200
    length, got = int(re.search(r"content-length: (\d+)", head)[1]), len(head)
    while more := lazy.recv(1_000_000):
        got += len(more)
    assert length > 3_000_000 > got, head
    assert "Traceback" not in served.log.read_text()


def test_headers_go_by_the_page_and_the_way_a_reader_came(http: httpx.Client) -> None:
    policy = "content-security-policy"
    assert f"frame-ancestors 'self' {HELP}" in http.get("/cost").headers[policy]
    for path in ("/session", "/session/", "/Session", "/x/session", "/api/v1/openapi.json"):
        assert http.get(path).headers[policy].endswith("frame-ancestors 'none'"), path
    assert "default-src 'none'" in http.get("/api/v1/openapi.json").headers[policy]
    held = "strict-transport-security"
    assert held not in http.get("/cost").headers
    over = http.get("/cost", headers={"x-forwarded-proto": "https"})
    assert over.headers[held] == "max-age=31536000"
    assert "server" not in over.headers


def test_the_log_of_all_this_has_no_amount(served: Served) -> None:
    log = served.log.read_text()
    assert LOAN["principal"] not in log and "203.0.113" not in log and "Traceback" not in log


def test_a_page_of_another_origin_opens_no_connection(served: Served) -> None:
    host = f"127.0.0.1:{served.port}"
    ask = (
        f"GET /_stcore/stream HTTP/1.1\r\nhost: {host}\r\nconnection: upgrade\r\n"
        "upgrade: websocket\r\nsec-websocket-version: 13\r\n"
        "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: streamlit\r\n"
    )
    for origin in (
        "http://127.0.0.1:8742",
        f"http://user:x@{host}",
        "http://127.0.0.1",
        "null",
        "",
    ):
        line = f"origin: {origin}\r\n" if origin else ""
        assert half(served, f"{ask}{line}\r\n").recv(100).startswith(b"HTTP/1.1 403"), origin
    for origin in (f"http://{host}", f"https://{host}"):
        assert half(served, f"{ask}origin: {origin}\r\n\r\n").recv(100).startswith(b"HTTP/1.1 101")
    assert "user:x" not in Path(served.log).read_text()
