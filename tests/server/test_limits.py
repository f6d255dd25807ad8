"""What bounds the API, piece by piece: time, the length of a list, what one address may ask."""

from __future__ import annotations

import asyncio
import json
import os
import signal

import httpx
import pytest

from planner.contract import posted
from server import turns, warm
from server.api.desk import CLERKS, Busy, Clerk, Desk, Stopped
from server.api.door import Api
from server.api.rates import AT_ONCE, Rates, reader
from server.origin import may_open
from server.pace import Pace
from server.settings import Settings, settings
from tests.planner.test_refusals import VALID, is_error
from tests.server.asked import DEAR
from tests.server.serving import run_apart

SHARE = json.dumps(VALID["share"]).encode()


def test_what_takes_too_long_is_stopped_and_the_next_is_answered() -> None:
    async def ask() -> None:
        desk = Desk("tests.server.hasty_clerk")
        with pytest.raises(Stopped):
            await desk.ask("relief", json.dumps(DEAR).encode(), "a")
        assert (await desk.ask("share", SHARE, "a")).status == 200
        await desk.close()

    run_apart(ask())


def test_a_clerk_that_is_gone_is_replaced() -> None:
    async def ask() -> None:
        clerk = Clerk("server.api.clerk")
        assert (await clerk.ask("share", SHARE))[0] == 200
        assert clerk.process is not None
        os.kill(clerk.process.pid, signal.SIGKILL)
        with pytest.raises(Stopped):
            await clerk.ask("share", SHARE)
        assert (await clerk.ask("share", SHARE))[0] == 200
        await clerk.end()

    run_apart(ask())


def test_who_waits_for_a_clerk_waits_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.api.desk.PATIENCE", 0.1)

    async def ask() -> None:
        desk = Desk()
        body = json.dumps(DEAR).encode()
        dear = [asyncio.create_task(desk.ask("relief", body, who)) for who in "ab"]
        await asyncio.sleep(0.1)
        for who in ("a", "c"):
            with pytest.raises(Busy):
                await desk.ask("share", SHARE, who)
        assert [one.status for one in await asyncio.gather(*dear)] == [200, 200]
        await desk.close()

    run_apart(ask())


def test_of_two_clerks_an_address_has_one() -> None:
    """Four dear lists of one address, then a short request of another: that is done before two."""

    async def ask() -> list[str]:
        desk, done = Desk(), list[str]()
        api = Api(desk, 120, frozenset())

        async def post(who: str, verb: str, body: object) -> None:
            way = httpx.ASGITransport(api, client=(who, 1))
            async with httpx.AsyncClient(transport=way, base_url="http://a.cn", timeout=None) as at:
                if (await at.post(f"/api/v1/{verb}", json=body)).status_code == 200:
                    done.append(who)

        dear = [post("192.0.2.1", "relief", [DEAR] * 2) for _ in range(AT_ONCE)]
        await asyncio.gather(*dear, post("192.0.2.2", "share", VALID["share"]))
        await desk.close()
        assert not desk.turns  # of nobody is anything remembered
        return done

    assert CLERKS == 2 and "192.0.2.2" in run_apart(ask())[:2]


def test_a_list_that_has_had_enough_is_refused_in_place() -> None:
    left = iter([False, False, True, True])
    body = json.dumps([VALID["share"], {}, VALID["share"], VALID["share"]]).encode()
    status, pieces = posted.reply("share", body, posted.answered, lambda: next(left))
    first, second, *late = json.loads("".join(pieces))
    assert status == 200 and "shares" in first and is_error(second, "pool")
    assert len(late) == 2 and all(is_error(one, "") for one in late)
    assert {one["error"]["code"] for one in late} == {"too_much"}


def test_an_address_has_a_minute_ahead_and_dear_requests_take_more_of_it() -> None:
    some = Rates(60)  # one a second
    assert [some.wait("a", 0.0) for _ in range(61)] == [0] * 60 + [1]
    assert some.wait("b", 0.0) == 0
    assert some.wait("a", 1.0) == 0 and some.wait("a", 1.0) == 1
    some.charge("b", 1.0, 0.0)  # as much as twenty requests
    assert [some.wait("b", 0.0) for _ in range(40)] == [0] * 39 + [1]


def test_after_the_dearest_requests_an_address_owes_five_minutes_at_most() -> None:
    some = Rates(60)
    for _ in range(10):
        some.charge("a", 30.0, 0.0)  # each as much as six hundred requests
    assert some.wait("a", 0.0) == 5 * 60 - 59  # until fewer than sixty are owed
    assert some.wait("a", 240.9) == 1 and some.wait("a", 241.0) == 0


def test_in_a_flood_of_addresses_few_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "MOST_ADDRESSES", 100)
    some = Rates(60)
    some.charge("dear", 10.0, 0.0)
    for at in range(1000):
        assert some.wait(str(at), 0.0) == 0
        assert len(some.turns.due) <= 100
    assert "dear" in some.turns.due  # who owes most is not forgotten


def test_whoever_owes_nothing_is_forgotten_however_few_there_are() -> None:
    """The server tidies every half minute (server/warm.py)."""
    some, pace = Rates(60), Pace()
    some.wait("192.0.2.1", 0.0)
    some.charge("192.0.2.2", 2.0, 0.0)  # forty requests, of a second each
    pace.wait("192.0.2.3", 0.0)
    turns.forget_all(30.0)
    assert (set(some.turns.due), pace.turns.due) == ({"192.0.2.2"}, {})
    turns.forget_all(60.0)
    assert some.turns.due == {}


def test_the_server_forgets_while_it_tidies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warm, "TIDY_EVERY", 0.0)
    some = Rates(60)

    async def tidied() -> None:
        some.wait("192.0.2.1", asyncio.get_running_loop().time() - 2.0)
        with pytest.raises(RuntimeError, match="Runtime"):
            await warm.tidy()  # then comes what Streamlit remembers, and here is none

    run_apart(tidied())
    assert some.turns.due == {}


def test_so_many_at_once_of_one_and_of_all() -> None:
    some = Rates(60)
    assert [some.enter("a") for _ in range(5)] == ["", "", "", "", "too_many"]
    assert {some.enter(str(at)) for at in range(60)} == {""}
    assert some.enter("z") == "busy"
    some.leave("a")
    assert some.enter("z") == ""


def test_who_an_address_is() -> None:
    assert reader("::ffff:192.0.2.7") == reader("192.0.2.7") == "192.0.2.7"
    assert reader("2001:db8::1") == reader("2001:db8::2") != reader("2001:db8:0:1::1")
    assert reader("no address") == ""


def test_what_is_not_set_is_usual() -> None:
    here = ("localhost", "127.0.0.1")
    assert settings({}) == Settings("'self'", frozenset(), 120, 0, 8501, here, *["127.0.0.1"] * 2)
    given = {"REPAYWISE_API_ORIGINS": "https://a.cn http://b.cn:8080", "PORT": " 80 "}
    assert settings(given).origins == {"https://a.cn", "http://b.cn:8080"}
    assert settings(given).port == 80
    assert settings({"REPAYWISE_API_ORIGINS": "*"}).origins == {"*"}
    given = {"REPAYWISE_HOSTS": "help.example.cn *.b.cn", "REPAYWISE_ADDRESS": "0.0.0.0"}
    assert settings(given).hosts == (*here, "help.example.cn", "*.b.cn")
    assert settings(given).address == "0.0.0.0"
    many = "10.88.0.1, 10.89.0.0/16,fd00::1"
    assert settings({"FORWARDED_ALLOW_IPS": many}).trusted == many


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(("REPAYWISE_API_ORIGINS", one) for one in ("https://A.cn", "https://a.cn/", "a.cn")),
        *(("REPAYWISE_API_ORIGINS", one) for one in ("https://a.cn:443", "* https://a.cn", "null")),
        *(("REPAYWISE_API_PER_MINUTE", one) for one in ("0", "-1", "1.5", "many", "9" * 5000)),
        *(("REPAYWISE_HSTS", one) for one in ("yes", "1e9", "63072001", "１")),
        *(("PORT", one) for one in ("abc", "65536", "80 81")),
        *(("REPAYWISE_HOSTS", one) for one in ("https://a.cn", "a.cn:443", "A.cn", "*", "a,b")),
        *(("REPAYWISE_ADDRESS", one) for one in ("localhost", "0.0.0.0:80", "help.example.cn")),
        *(("FORWARDED_ALLOW_IPS", one) for one in ("garbage here", "127.0.0.1 10.88.0.1", "a.cn,")),
        *(("FORWARDED_ALLOW_IPS", one) for one in ("*", "10.88.0.1/16", "127.0.0.1,")),
    ],
)
def test_a_wrong_setting_is_said_by_its_name(name: str, text: str) -> None:
    with pytest.raises(SystemExit, match=f"^{name}: '"):
        settings({name: text})


@pytest.mark.parametrize(
    ("origin", "scheme", "opens"),
    [
        ("http://a.cn:8501", "ws", True),
        ("https://a.cn:8501", "ws", True),  # HTTPS ended before us
        ("https://a.cn:8501", "wss", True),
        ("http://a.cn:8501", "wss", False),
        ("http://a.cn", "ws", False),
        ("http://a.cn:8502", "ws", False),
        ("http://x@a.cn:8501", "ws", False),
        ("https://named.cn", "ws", True),
        ("https://named.cn:8443", "ws", False),
    ],
)
def test_an_origin_is_the_same_to_the_letter(origin: str, scheme: str, opens: bool) -> None:
    assert may_open(origin, "a.cn:8501", scheme, ["https://named.cn"]) is opens
