"""nginx before two processes, as deploy/ has it: what a reader, a stranger and a flood meet.

Needs Debian's nginx: `make proxy` installs it. `make deep` runs this.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import ssl
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.browser import OpenPage, open_page
from tests.conftest import ROOT
from tests.deploy.h2 import ask_for_all, statuses
from tests.deploy.proxied import NAME, Proxy, proxied, trusted
from tests.planner.test_refusals import VALID, is_error
from tests.server.asked import MARK
from tests.server.serving import Served, serve
from tests.walks.test_nothing_is_lost import LOST, VISIT, write

pytestmark = pytest.mark.deep
ASTRAY = "61924.08"  # an amount that nobody else asks with
SETTINGS = {"REPAYWISE_HSTS": "31536000"}
SLOW = {"rate=50r/s": "rate=3r/s", "burst=500": "burst=200"}  # a slow machine floods slowly
STREAM = (
    "GET /_stcore/stream HTTP/1.1\r\nhost: {host}\r\norigin: https://{host}\r\n"
    "connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\n"
    "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: streamlit\r\n{more}\r\n"
)


@dataclass(frozen=True)
class House:
    """Two processes and the nginx before them."""

    proxy: Proxy
    processes: list[Served]

    @property
    def host(self) -> str:
        return f"{NAME}:{self.proxy.port}"

    def client(self) -> httpx.Client:
        return httpx.Client(base_url=self.proxy.base, verify=trusted(self.proxy.folder), timeout=60)

    def neighbour(self) -> httpx.Client:
        """A client at another address."""
        way = httpx.HTTPTransport(local_address="127.0.0.2", verify=trusted(self.proxy.folder))
        return httpx.Client(base_url=self.proxy.base, transport=way, timeout=60)

    def files(self, page: str) -> list[str]:
        """All that a first visit to a page asks for, in the order in which the page names it."""
        with self.neighbour() as http:
            text = http.get(page).text
        named = re.findall(r'(?:src|href)="\./([^"]+\.(?:js|css|svg)\b[^"]*)"', text)
        return [f"/{name}" for name in dict.fromkeys(named)]

    def line(self, protocol: str = "http/1.1", source: str = "127.0.0.1") -> ssl.SSLSocket:
        """A connection to nginx, as a browser opens one."""
        context = trusted(self.proxy.folder)
        context.set_alpn_protocols([protocol])
        at = ("127.0.0.1", self.proxy.port)
        plain = socket.create_connection(at, timeout=30, source_address=(source, 0))
        return context.wrap_socket(plain, server_hostname=NAME)

    def opened(self, cookie: str = "", **more: str) -> str:
        """The head of the answer to a page that opens its connection."""
        lines = "".join(f"{name}: {value}\r\n" for name, value in more.items())
        lines += f"cookie: rw_at={cookie}\r\n" if cookie else ""
        with self.line() as line:
            line.sendall(STREAM.format(host=self.host, more=lines).encode())
            return line.recv(4000).decode("latin-1")


@contextmanager
def built(folder: Path, changes: Mapping[str, str] | None = None) -> Iterator[House]:
    """Two processes and nginx until the block ends."""
    with ExitStack() as stack:
        processes = [
            stack.enter_context(serve("tests.served", folder / f"log{at}", settings=SETTINGS))
            for at in range(2)
        ]
        ports = [one.port for one in processes]
        yield House(stack.enter_context(proxied(folder, ports, changes)), processes)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with built(tmp_path_factory.mktemp("house"), SLOW) as found:
        yield found


@pytest.fixture
def brittle(tmp_path: Path) -> Iterator[House]:
    """One whose processes may be killed."""
    with built(tmp_path) as found:
        yield found


@pytest.fixture(scope="module")
def http(house: House) -> Iterator[httpx.Client]:
    with house.client() as client:
        yield client


def cookie_of(head: str) -> str:
    """Which process a page was told to stay with."""
    found = re.search(r"set-cookie: rw_at=(\w); (.*)\r", head, re.IGNORECASE)
    assert found, head
    assert found[2] == "Path=/; Secure; HttpOnly; SameSite=None; Partitioned"
    return found[1]


def test_what_a_browser_gets(house: House, http: httpx.Client) -> None:
    with house.line("h2") as line:
        assert line.selected_alpn_protocol() == "h2"
    page = http.get("/cost?lang=zh")
    assert page.status_code == 200 and 'lang="zh-CN"' in page.text
    assert page.headers["strict-transport-security"] == "max-age=31536000"
    assert "server" not in page.headers and "set-cookie" not in page.headers
    script = re.search(r'src="\.(/static/js/index\.[^"]+\.js)"', page.text)
    assert script
    with http.stream("GET", script[1], headers={"accept-encoding": "gzip, br"}) as packed:
        raw = b"".join(packed.iter_raw())
    assert (
        packed.headers["content-encoding"] == "br"
        and "immutable" in packed.headers["cache-control"]
    )
    assert len(raw) == int(packed.headers["content-length"])  # passed as it is
    plain = httpx.get(f"http://127.0.0.1:{house.proxy.plain}/cost?x=1")
    assert plain.status_code == 301 and plain.headers["location"] == f"https://{NAME}/cost?x=1"
    assert "server" not in plain.headers


def test_limits_and_what_is_kept_of_a_request(house: House, http: httpx.Client) -> None:
    body = json.dumps([VALID["share"]] * 90 + [" " * 1_500_000])
    head = {"content-type": "application/json", "x-forwarded-for": "198.51.100.7"}
    for _ in range(121):  # whoever claims to be somebody else draws on one budget
        found = http.post("/api/v1/share", content=b"{}", headers=head)
        head["x-forwarded-for"] = f"198.51.100.{len(head)}"
    assert found.status_code == 429 and is_error(found.json())
    assert http.post(f"/api/v1/share?owed={MARK}", content=body, headers=head).status_code == 429
    over = http.post("/api/v1/share", content=b" " * 4_000_000, headers=head)
    assert over.status_code == 413 and over.json()["error"]["code"] == "too_long"
    assert http.post("/relief", content=b" " * 20_000).status_code == 413
    http.get(f"/{MARK}/x?principal={MARK}")
    statuses = {http.get(f"/healthz?at={MARK}").status_code for _ in range(300)}
    assert statuses == {200, 429}
    page = http.get("/door")
    assert page.status_code == 429 and page.headers["retry-after"] == "10"
    assert "请等十几秒再试" in page.text and "try again" in page.text and "nginx" not in page.text
    api = http.get("/api/v1/openapi.json")
    assert api.status_code == 429 and is_error(api.json()) and api.headers["retry-after"] == "10"
    with house.neighbour() as other:
        assert {other.get("/healthz").status_code for _ in range(20)} == {200}
    log, line = house.proxy.log(), r"[\d:T+-]+ ([A-Z]+|\?) /[a-z0-9_/.*]* \d{3}"
    assert log and [one for one in log.splitlines() if not re.fullmatch(line, one)] == []
    assert MARK not in log and "127.0.0.1" not in log
    assert "temporary file" not in house.proxy.said()  # nothing that was posted on a disk


def test_a_few_readers_behind_one_address_have_all_their_files(house: House) -> None:
    """Three first visits in a moment, where 200 pages may be asked for at once; both packings."""
    files = house.files("/door?lang=zh")
    assert len(files) > 80
    with house.neighbour() as http:
        for packed in ("br", "gzip", "identity"):
            found = [http.get(one, headers={"accept-encoding": packed}) for one in files]
            assert {one.status_code for one in found} == {200}
            kinds = {one.headers.get("content-encoding", "identity") for one in found}
            assert kinds <= {packed, "identity"} and packed in kinds
        assert http.get("/healthz").status_code == 200


def test_files_that_are_not_taken_keep_no_other_from_theirs(house: House) -> None:
    """Five phones on a line that carries nothing: of what is not sent yet none is refused."""
    files = house.files("/door?lang=zh")
    with ExitStack() as stack:
        lines = [stack.enter_context(house.line("h2")) for _ in range(5)]
        for line in lines:
            ask_for_all(line, house.host, files)
        for line in lines:
            assert set(statuses(line, len(files)).values()) == {"200"}
        with house.client() as http:
            assert http.get(files[-1]).status_code == 200


@pytest.mark.parametrize(
    "where", ["POST /api/v1/share", "PUT /_stcore/upload_file/00000000/11111111"]
)
def test_of_bodies_that_do_not_come_whole_an_address_has_eight(house: House, where: str) -> None:
    """Of twenty the ones over that are refused; the others are let go when nothing more comes."""
    head = f"{where} HTTP/1.1\r\nhost: {house.host}\r\ncontent-type: application/json\r\n"
    with ExitStack() as stack:
        lines = [stack.enter_context(house.line(source="127.0.0.3")) for _ in range(20)]
        for line in lines:
            line.sendall(f"{head}content-length: 1900000\r\n\r\n".encode() + b" " * 1000)
        found = Counter(line.recv(12) for line in lines)
    assert found == {b"HTTP/1.1 429": 12, b"": 8}


def test_a_head_that_does_not_come_is_not_waited_for(house: House, http: httpx.Client) -> None:
    lines = [house.line() for _ in range(200)]
    for line in lines:
        line.sendall(b"GET / HTTP/1.1\r\nhost: x\r\n")
    assert http.get("/healthz").text == "ok"
    for line in lines:
        while line.recv(1000):
            pass
        line.close()


def test_another_name_gets_nothing(house: House) -> None:
    context = trusted(house.proxy.folder)
    context.check_hostname = False
    with (
        socket.create_connection(("127.0.0.1", house.proxy.port), timeout=30) as plain,
        pytest.raises(ssl.SSLError),
    ):
        context.wrap_socket(plain, server_hostname="evil.example")


@pytest.mark.parametrize(
    "head",
    ["HTTP/1.1\r\nhost: x", "HTTP/1.1", "HTTP/1.0", "HTTP/1.1\r\nhost: evil.example:443"],
)
@pytest.mark.parametrize("is_plain", [False, True], ids=["tls", "plain"])
def test_another_name_under_our_certificate_gets_nothing_and_leaves_none(
    house: House, head: str, is_plain: bool
) -> None:
    """The name in TLS is ours, or there is no TLS, and the request asks for another, or none."""
    asked = f"GET /door?principal={ASTRAY} {head}\r\n\r\n".encode()
    at = ("127.0.0.1", house.proxy.port)
    with socket.create_connection(at, timeout=30) if is_plain else house.line() as line:
        line.sendall(asked)
        assert line.recv(1000) == b""
    assert house.proxy.elsewhere() == "" and ASTRAY not in house.proxy.said()
    assert ASTRAY not in house.proxy.log()


def test_an_open_page_stays_with_its_process_and_moves_when_that_is_gone(
    brittle: House,
) -> None:
    house, http = brittle, brittle.client()
    first = {cookie_of(house.opened(**{"user-agent": str(at)})) for at in range(30)}
    assert first == {"a", "b"}  # readers of one address are spread
    again = {cookie_of(house.opened(**{"user-agent": "one"})) for _ in range(10)}
    assert len(again) == 1
    for name in ("a", "b"):
        head = house.opened(name)
        assert head.startswith("HTTP/1.1 101") and cookie_of(head) == name
    assert cookie_of(house.opened("; evil:80")) in first
    os.kill(house.processes[0].pid, signal.SIGKILL)
    for at in range(10):
        head = house.opened("a", **{"user-agent": str(at)})
        assert head.startswith("HTTP/1.1 101") and cookie_of(head) == "b"
        assert http.get("/cost", headers={"cookie": "rw_at=a"}).status_code == 200
    found = http.post("/api/v1/share", json=VALID["share"], headers={"cookie": "rw_at=a"})
    assert found.status_code == 200
    os.kill(house.processes[1].pid, signal.SIGKILL)
    page, api = http.get("/cost"), http.post("/api/v1/share", json=VALID["share"])
    assert page.status_code == 503 and "请过一两分钟再试" in page.text
    assert api.status_code == 503 and is_error(api.json())


def holder(house: House, page_says: str) -> Served:
    """The process that draws a page, by the cookie it was given."""
    return house.processes["ab".index(page_says)]


@pytest.mark.browser
@pytest.mark.timeout(600)
def test_a_reader_is_carried_over_and_what_was_typed_is_there(
    brittle: House, phone: OpenPage
) -> None:
    house = brittle
    page = phone("zh", ignore_https_errors=True)
    open_page(page, house.proxy.base, "/relief", lang="zh")
    write(page, "principal", "73519.42")
    write(page, "budget", "1700")
    at = {one["name"]: one["value"] for one in page.context.cookies()}["rw_at"]
    visit = page.evaluate(f"{VISIT}.of")
    os.kill(holder(house, at).pid, signal.SIGKILL)
    page.wait_for_selector(LOST, timeout=60_000)
    fresh = f"before => {VISIT}.told && {VISIT}.of !== before"
    page.wait_for_function(fresh, arg=visit, timeout=120_000)
    write(page, "periods", "9")
    stands = page.locator(".st-key-principal input, .st-key-budget input, .st-key-periods input")
    typed = stands.evaluate_all("all => all.map((one) => one.value)")
    assert sorted(typed) == ["1700", "73519.42", "9"]
    now = {one["name"]: one["value"] for one in page.context.cookies()}["rw_at"]
    assert {at, now} == {"a", "b"}


def test_the_unit_is_what_systemd_takes() -> None:
    """It says nothing but that on this machine the app is not installed."""
    unit = ROOT / "deploy" / "repaywise@.service"
    command = ["systemd-analyze", "verify", str(unit)]
    found = subprocess.run(command, capture_output=True, text=True)
    missing = "repaywise@i.service: Command /opt/repaywise/.venv/bin/python is not executable"
    assert [one for one in found.stderr.splitlines() if not one.startswith(missing)] == []
