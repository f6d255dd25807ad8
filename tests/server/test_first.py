"""How the first answer is kept: built in a thread, few at a time; under which names we are ours."""

from __future__ import annotations

import asyncio
import re
from datetime import date, timedelta

import pytest
from markupsafe import Markup, escape
from starlette.requests import Request
from streamlit import config

from pages import shapes
from pages.written.place import Place, every_place
from pages.written.text import Reading
from server import first, search
from tests.server.serving import run_apart

TODAY, FIRST = date(2026, 11, 26), date(2027, 1, 1)


def request(
    host: str = "127.0.0.1:8501", path: str = "/door", query: str = "", takes: str = "br"
) -> Request:
    """What a browser asks."""
    head = [(b"host", host.encode()), (b"accept-encoding", takes.encode())]
    scope = {"type": "http", "method": "GET", "scheme": "http", "path": path, "headers": head}
    return Request({**scope, "query_string": query.encode()})


def preview(at: int) -> Reading:
    """A day that somebody made up."""
    return Reading("zh", FIRST + timedelta(at), preview=True, today=TODAY)


def test_while_a_page_is_built_others_are_answered() -> None:
    async def ask() -> int:
        page = request(path="/questions", query="today=2031-05-17")
        turns, asked = 0, asyncio.create_task(first.first_page(page, 200))
        while not asked.done():
            await asyncio.sleep(0)
            turns += 1
        assert asked.result().status_code == 200
        return turns

    assert run_apart(ask()) > 2  # built in the loop, it would be there at the first turn


def test_of_days_that_strangers_make_up_few_are_kept_and_one_is_built_at_a_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    building, most, days = 0, 0, list[date]()
    usual = first.built

    def built(at: Place | None, one: Reading, where: str, alone: bool) -> bytes:
        nonlocal building, most
        building += 1
        most = max(most, building)
        days.append(one.day)
        page = usual(at, one, where, alone)
        building -= 1
        return page

    monkeypatch.setattr(first, "built", built)

    async def ask() -> None:
        kept, at = first.Kept(8, quality=2), Place("tools")
        same = await asyncio.gather(*(kept.get(at, preview(0), "", True) for _ in range(5)))
        assert len({one.br for one in same}) == len(days) == 1
        await asyncio.gather(*(kept.get(at, preview(n), "", True) for n in range(12)))
        assert len(kept.pages) == 8 and len(days) == 12
        await kept.get(at, preview(11), "", True)
        assert len(days) == 12  # the newest is not built again

    run_apart(ask())
    assert most == 1


@pytest.mark.parametrize("takes", ["br", "gzip"])
def test_what_is_packed_is_packed_once(takes: str) -> None:
    """Neither a page nor the sitemap is made anew for the second who asks: it is the very same."""

    async def ask() -> None:
        door, places = request(takes=takes), request(path="/sitemap.xml", takes=takes)
        for answer in (lambda: first.first_page(door, 200), lambda: search.sitemap(places)):
            one, two = await answer(), await answer()
            assert one.headers["content-encoding"] == takes and one.body is two.body

    run_apart(ask())


def test_the_sitemap_is_built_once_and_says_our_address_as_each_reader_has_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    built, usual = 0, shapes.sitemap

    def counted(places: list[tuple[str, list[tuple[str, str]]]]) -> Markup:
        nonlocal built
        built += 1
        return usual(places)

    monkeypatch.setattr(shapes, "sitemap", counted)
    search.listed.cache_clear()
    for host in ("127.0.0.1:8501", "localhost", "<&>@localhost", "evil.example"):
        asked = request(host, "/sitemap.xml", takes="")
        text = run_apart(search.sitemap(asked)).body.decode()
        ours = str(escape(first.origin(asked)))
        places = re.findall(r"<loc>(.*?)</loc>", text)
        assert len(places) == 2 * len(every_place()) and "invalid" not in text
        assert {one.partition("?")[0].rpartition("/")[0] for one in places} == {ours}, host
    assert built == 1


@pytest.mark.parametrize(
    ("host", "whole"),
    [
        ("help.cn", "http://help.cn"),
        ("a.b.cn:8501", "http://a.b.cn:8501"),
        ("x.a.b.cn", "http://x.a.b.cn"),
        *((one, "") for one in ("b.cn", "evil-b.cn", "a.b.cn.evil.cn", "help.cn.evil.cn", "cn")),
    ],
)
def test_a_name_with_a_star_is_every_name_below_it(host: str, whole: str) -> None:
    """As Streamlit reads server.allowedHosts for a connection."""
    usual = config.get_option("server.allowedHosts")
    config.set_option("server.allowedHosts", ["help.cn", "*.b.cn"])
    try:
        assert first.origin(request(host)) == whole
    finally:
        config.set_option("server.allowedHosts", usual)
