"""How the first answer is kept: built in a thread, few at a time; under which names we are ours."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta

import pytest
from starlette.requests import Request
from streamlit import config

from pages.written.place import Place
from pages.written.text import Reading
from server import first
from tests.server.serving import run_apart

TODAY, FIRST = date(2026, 11, 26), date(2027, 1, 1)


def request(host: str = "127.0.0.1:8501", path: str = "/door", query: str = "") -> Request:
    """What a browser asks."""
    head = [(b"host", host.encode()), (b"accept-encoding", b"br")]
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
        assert len(set(same)) == len(days) == 1
        await asyncio.gather(*(kept.get(at, preview(n), "", True) for n in range(12)))
        assert len(kept.pages) == 8 and len(days) == 12
        await kept.get(at, preview(11), "", True)
        assert len(days) == 12  # the newest is not built again

    run_apart(ask())
    assert most == 1


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
