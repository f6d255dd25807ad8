"""How the first answer is kept: built in a thread, few at a time; under which names we are ours."""

from __future__ import annotations

import asyncio
import re
from datetime import date, timedelta
from functools import partial

import pytest
from markupsafe import Markup, escape
from starlette.requests import Request
from streamlit import config

from pages import shapes
from pages.written.place import Place, every_place
from pages.written.text import Reading
from server import first, search
from server.building import Building
from tests import clock
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
        same = await asyncio.gather(*(kept.get("", at, preview(0), "", True) for _ in range(5)))
        assert len({one.br for one in same}) == len(days) == 1
        await asyncio.gather(*(kept.get("", at, preview(n), "", True) for n in range(12)))
        assert len(kept.pages) == 8 and len(days) == 12
        await kept.get("", at, preview(11), "", True)
        assert len(days) == 12  # the newest is not built again

    run_apart(ask())
    assert most == 1


def asked_from(who: str, day: date) -> Request:
    """A page on a day, as somebody at this address asks for it."""
    page = request(path="/tools", query=f"lang=zh&today={day.isoformat()}")
    return Request({**page.scope, "client": (who, 1)})


def test_whoever_asks_for_many_pages_keeps_nobody_else_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Forty days from one address, then today from another, and one day of a third."""
    days, usual = list[date](), first.built

    def built(at: Place | None, one: Reading, where: str, alone: bool) -> bytes:
        days.append(one.day)
        return usual(at, one, where, alone)

    monkeypatch.setattr(first, "built", built)
    monkeypatch.setattr(first, "TODAY", first.Kept(8, quality=6))
    monkeypatch.setattr(first, "PREVIEWS", first.Kept(8, quality=2))
    many = [("192.0.2.1", FIRST + timedelta(at)) for at in range(40)]
    others = [("192.0.2.2", clock.today()), ("2001:db8::1", FIRST + timedelta(50))]

    async def ask() -> None:
        asked = [asked_from(*one) for one in (*many, *others)]
        answers = await asyncio.gather(*(first.first_page(one, 200) for one in asked))
        assert {one.status_code for one in answers} == {200}

    run_apart(ask())
    assert len(days) == 42
    assert days.index(others[0][1]) == 1 and days.index(others[1][1]) <= 3
    mine = [day for day in days if day in dict.fromkeys(day for _, day in many)]
    assert mine == [day for _, day in many]  # of one address in the order in which it asked


class Counted(asyncio.SelectorEventLoop):
    """A loop whose seconds are those of the work alone."""

    seconds = 0.0

    def time(self) -> float:
        return self.seconds


def test_two_addresses_that_ask_for_much_have_the_same_share_of_the_time() -> None:
    """Of one a page takes three seconds, of the other one: 3 = 1 + 1 + 1, and level they alternate.

    After a: it owes 3, b 0. After b twice, two seconds later: a owes 1, b 1, and a has asked first.
    """
    building, built, loop = Building(), list[str](), Counted()

    def work(who: str, seconds: float) -> None:
        built.append(who)
        loop.seconds += seconds

    async def ask() -> None:
        asked = [("a", 3.0)] * 4 + [("b", 1.0)] * 8
        await asyncio.gather(*(building.run(who, partial(work, who, took)) for who, took in asked))

    run_apart(ask(), lambda: loop)
    assert "".join(built) == "abbabbabbabb"
    assert not building.is_busy and building.waiting == []


def test_whoever_goes_while_they_wait_or_in_their_turn_holds_up_nobody() -> None:
    building, built = Building(), list[str]()

    async def ask() -> None:
        asked = {
            who: asyncio.create_task(building.run(who, partial(built.append, who)))
            for who in ("first", "gone", "cut off", "last")
        }
        await asyncio.sleep(0)
        asked["gone"].cancel()
        while len(building.waiting) > 1:  # until the turn of the third has come
            await asyncio.sleep(0)
        asked["cut off"].cancel()
        done = await asyncio.wait_for(
            asyncio.gather(*asked.values(), return_exceptions=True), timeout=30
        )
        assert [type(one) for one in done[1:3]] == [asyncio.CancelledError] * 2

    run_apart(ask())
    assert built == ["first", "last"] and not building.is_busy and building.waiting == []


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
