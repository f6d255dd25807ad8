"""One list of debts for all pages: one figure everywhere, nothing lost, no example in it."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from streamlit.testing.v1 import AppTest

from content.words import t
from planner.case import CaseDebt, Certainty, open_file
from planner.loan import Method
from planner.money import yuan
from tests import browser, paper
from tests.apptest import errors, field, go, held, html, opened, press, put, row, shown, unfold

pytestmark = pytest.mark.usefixtures("usual_day")
BOTH = ["zh", pytest.param("en", marks=pytest.mark.deep)]

WORDS = {
    "zh": {
        **{"principal": "还欠本金（元）", "rate": "年利率 %", "periods": "还剩几期"},
        **{"late": "晚了几天", "add": "放进清单", "more": "清单里的其他债"},
        **{"rows": "上面 2 笔放进清单", "name": "第 1 笔叫什么", "owed": "第 1 笔还欠（元）"},
        **{"name_2": "第 2 笔叫什么", "owed_2": "第 2 笔还欠（元）", "in": "这笔债在清单里"},
        **{"debts": "3 欠谁", "session": "还欠（元）", "open": "打开上次存的文件"},
        **{"yes": "换成文件里的", "beside": "屏幕不变，只和文件比", "since": "和上次比"},
        **{"borrowed": "合同金额（元）", "all": "一共几期", "unknown": "还欠多少还不知道"},
        **{"back": "回到表"},
    },
    "en": {
        **{"principal": "Principal left", "rate": "Yearly %"},
        **{"periods": "Instalments left", "late": "Days late", "add": "Add to my list"},
        **{"more": "Other debts", "rows": "Add to my list (2)", "name": "1: name"},
        **{"owed": "1: owed (yuan)", "name_2": "2: name", "owed_2": "2: owed (yuan)"},
        **{"in": "This debt is in your list", "debts": "3 Debts"},
        **{"session": "Still owed (yuan)", "open": "Open the file you saved"},
        **{"yes": "Use the file", "beside": "Keep the screen, compare with the file"},
        **{"since": "Since last time", "back": "Back to the list"},
    },
}


def debts(app: AppTest) -> dict[str, CaseDebt]:
    return {one.name: one for one in held(app).debts}


def listed(lang: str) -> AppTest:
    """One debt told on relief, two on the plan, all in the list."""
    words = WORDS[lang]
    app = opened("plan", lang)
    put(app, words["name"], "花呗")
    put(app, words["owed"], "8600")
    put(app, words["name_2"], "借呗")
    put(app, words["owed_2"], "24000")
    press(app, words["rows"])
    go(app, "relief", lang)
    put(app, words["principal"], "23456")
    press(app, words["add"])
    return app


def look_at(app: AppTest, lang: str, name: str) -> None:
    """Let the page show another debt of the list."""
    unfold(app, WORDS[lang]["more"])
    press(app, name)


@pytest.mark.parametrize("lang", BOTH)
def test_a_debt_typed_on_one_page_stands_on_all(lang: str) -> None:
    words = WORDS[lang]
    app = listed(lang)
    own = next(name for name in debts(app) if name not in ("花呗", "借呗"))
    assert words["in"] in shown(app) and "23,456.00" in shown(app)
    go(app, "session", lang)
    press(app, words["debts"])
    assert (row(app, "花呗")[3], row(app, own)[3]) == ("8,600.00", "23,456.00")
    (pills,) = (one for one in app.get("button_group") if own in one.options)
    pills.set_value(own)
    app.run()
    put(app, words["session"], "20000")
    go(app, "relief", lang)
    assert field(app, words["principal"]).value == "20000"
    look_at(app, lang, "花呗")
    assert field(app, words["principal"]).value == "8600"
    put(app, words["principal"], "7900.5")
    go(app, "plan", lang)
    assert field(app, words["owed"]).value == "7900.50"
    put(app, words["owed"], "7000")
    go(app, "cost", lang)
    assert "7,000.00" in shown(app)
    assert [one.owed for one in held(app).debts] == [700_000, 2_400_000, 2_000_000]


def test_no_example_ever_stands_in_the_list() -> None:
    """Of three figures that are the reader's, three are in the list; 18 % in 12 is in no entry."""
    app = opened("relief", "zh")
    assert not [one for one in app.button if one.label == "放进清单"]
    assert not app.get("download_button") and "case" not in app.session_state["kept"]
    put(app, WORDS["zh"]["principal"], "23456")
    press(app, WORDS["zh"]["add"])
    assert debts(app) == {
        "第 1 笔": CaseDebt("d1", "第 1 笔", 2_345_600, owed_on=held(app).saved_on)
    }
    put(app, WORDS["zh"]["rate"], "15.5")
    put(app, WORDS["zh"]["late"], "12")
    (debt,) = held(app).debts
    assert debt.rate is not None and yuan(int(debt.rate.value * 100_000)) == "155.00"
    assert (debt.periods_left, debt.ask_next, debt.days_late) == (None, None, 12)
    put(app, WORDS["zh"]["late"], "0")
    put(app, WORDS["zh"]["periods"], "24")
    (debt,) = held(app).debts
    # 23,456 at 15.5 % in 24 equal instalments, counted apart: 1,142.88.
    assert (debt.periods_left, debt.method) == (24, Method.LEVEL_PAYMENT)
    assert debt.ask_next == 114_288 and debt.days_late == 0


@pytest.mark.deep
def test_what_was_first_borrowed_is_not_what_is_owed() -> None:
    """On the page of the cost, what is owed now is not known, and is not guessed."""
    app = opened("cost", "zh")
    app.text_input(key="borrowed").set_value("30000")
    app.run()
    press(app, WORDS["zh"]["add"])
    assert WORDS["zh"]["unknown"] in shown(app)
    assert [one.owed for one in held(app).debts] == [None]


def test_another_debt_in_the_fields_loses_nothing_of_the_first() -> None:
    """The late charge and what the lender says stand in no list, and come back with their debt."""
    words = WORDS["zh"]
    app = listed("zh")
    put(app, words["rate"], "13.2")
    put(app, words["late"], "9")
    for key, text in {"stated": "2345.67", "penalty_times": "1.3", "budget": "777"}.items():
        app.text_input(key=key).set_value(text)
    app.run()
    before = {key: app.session_state[key] for key in ("principal", "rate", "stated", "budget")}
    look_at(app, "zh", "借呗")
    assert field(app, words["principal"]).value == "24000"
    assert app.session_state["stated"] == "" and app.text_input(key="rate").value == "18"
    assert debts(app)["借呗"].rate is None, "the example beside it is nobody's"
    look_at(app, "zh", "第 3 笔")
    assert {key: app.session_state[key] for key in before} == before
    assert app.session_state["penalty_times"] == "1.3"


def test_a_flat_fee_goes_to_the_plan_as_the_rate_that_pays_the_same() -> None:
    """12,000 at 0.6 % a period in 12: 13.03 % a year, as the product's note says."""
    debt = {
        **{"id": "d1", "name": "分期", "owed": "12000.00", "owed_on": "2026-11-24"},
        **{"rate": {"value": "0.006", "per": "period"}, "method": "flat_fee"},
        **{"periods_left": 12, "next_due": "2026-12-24", "days_late": 0},
    }
    head = {"format": "repaywise-case", "version": 1, "saved_on": "2026-11-24"}
    app = opened("plan", "zh", {"case": json.dumps({**head, "debts": [debt]})})
    assert app.text_input(key="plan_rate_1").value == "13.03"
    go(app, "relief", "zh")
    look_at(app, "zh", "分期")
    assert app.text_input(key="rate").value == "0.6" and app.session_state["kept"]["method"] == (
        "flat_fee"
    )
    put(app, WORDS["zh"]["principal"], "11000")
    (found,) = held(app).debts
    assert found.rate is not None and str(found.rate.value) == "3/500"


def walked(lang: str, seed: int, steps: int) -> None:
    """Types at random on pages at random; after each, every place says the same of each debt."""
    words, dice = WORDS[lang], random.Random(seed)
    app = listed(lang)
    page = "relief"
    for _ in range(steps):
        amount = dice.randint(100, 9_999_999)
        text = yuan(amount)
        if page == "relief":
            names = [one.name for one in held(app).debts if one.id != _own(app)]
            if dice.random() < 0.5:
                look_at(app, lang, dice.choice(names))
            put(app, words["principal"], text)
            name = _own(app)
        elif page == "plan":
            at = dice.choice((1, 2))
            app.text_input(key=f"plan_balance_{at}").set_value(text).run()
            name = app.session_state["kept"][f"plan_row_{at}_debt"]
        else:
            press(app, words["debts"])
            if any(one.label == words["back"] for one in app.button):
                press(app, words["back"])  # a card stood open from the last time
            one = dice.choice(held(app).debts)
            (pills,) = (each for each in app.get("button_group") if one.name in each.options)
            pills.set_value(one.name)
            app.run()
            put(app, words["session"], text)
            name = one.id
        page = dice.choice(("relief", "plan", "session"))
        go(app, page, lang)
        assert not errors(app)
        found = {one.id: one.owed for one in held(app).debts}
        assert found[name] == amount
        for place, key in _places(app):
            if place in found:
                assert _fen(app.session_state[key]) == found[place], (key, seed)


def _own(app: AppTest) -> str:
    return str(app.session_state["kept"]["own_debt"])


def _places(app: AppTest) -> list[tuple[str, str]]:
    kept = app.session_state["kept"]
    rows = [(kept.get(f"plan_row_{at}_debt"), f"plan_balance_{at}") for at in range(1, 4)]
    return [(_own(app), "principal"), *(one for one in rows if one[0])]


def _fen(text: str) -> int:
    whole, _, rest = text.partition(".")
    return int(whole) * 100 + int(rest.ljust(2, "0") or 0)


@pytest.mark.parametrize(("lang", "seed"), [("zh", 1)])
def test_one_debt_one_figure(lang: str, seed: int) -> None:
    walked(lang, seed, 3)


@pytest.mark.deep
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("seed", range(8))
def test_one_debt_one_figure_long(lang: str, seed: int) -> None:
    walked(lang, seed, 25)


# The file


@pytest.mark.parametrize("lang", BOTH)
def test_one_tap_saves_what_one_typed_and_home_opens_it(lang: str, made: paper.MAKERS) -> None:
    """A borrower alone: nothing is put into a list first; next month the plan begins with it."""
    words = WORDS[lang]
    app = opened("relief", lang)
    put(app, words["principal"], "23456")
    (name,) = made
    assert re.fullmatch(r"还款-R-\w{4}-2026-11-24\.json", name)
    raw = made[name]()
    assert [one.owed for one in open_file(raw).debts] == [2_345_600]
    fresh = opened("home", lang)
    unfold(fresh, words["open"])
    fresh.file_uploader[0].set_value((name, raw, "application/json"))
    fresh.run()
    press(fresh, words["yes"])
    go(fresh, "plan", lang)
    assert field(fresh, words["owed"]).value == "23456"


def test_last_month_beside_today(made: paper.MAKERS) -> None:
    """Today's table stands on the screen; last month's file is opened to compare."""
    then = [CaseDebt("d1", "花呗", 1_000_000), CaseDebt("d2", "信用卡", 500_000, days_late=3)]
    old = {
        **{"format": "repaywise-case", "version": 1, "saved_on": "2026-10-24"},
        "debts": [{"id": one.id, "name": one.name, "owed": yuan(one.owed or 0)} for one in then],
    }
    app = listed("zh")
    unfold(app, WORDS["zh"]["more"])
    upload = ("x.json", json.dumps(old).encode(), "application/json")
    app.file_uploader[0].set_value(upload)
    app.run()
    said = shown(app)
    assert "花呗：还欠 8,600.00 元，少了 1,400.00 元。" in said
    assert "信用卡：这次不在清单里了，上次还欠：5,000.00 元。" in said
    assert "借呗：这次新加的，还欠：24,000.00 元。" in said
    # 8,600 + 24,000 + 23,456 beside 15,000.
    assert "一共还欠 56,056.00 元，比上次多了 41,056.00 元（上次 15,000.00 元）。" in said
    press(app, WORDS["zh"]["beside"])
    assert [one.name for one in held(app).debts] == ["花呗", "借呗", "第 3 笔"]
    unfold(app, WORDS["zh"]["since"])
    drawn = html(app).partition("rw-pairs")[2]
    assert "少了 1,400.00 元" in shown(app) and "rw-bar-good" not in drawn.partition("</figure>")[0]
    assert "2026年10月24日" in shown(app)


@pytest.mark.deep
def test_a_file_of_another_origin_parts_what_is_typed_from_its_entry() -> None:
    """Its d3 is another debt: what stands in the fields is nobody else's, and is not lost."""
    app = listed("zh")
    other = {
        **{"format": "repaywise-case", "version": 1, "saved_on": "2026-11-20"},
        "debts": [{"id": "d3", "name": "房东", "owed": "1800.00"}],
    }
    unfold(app, WORDS["zh"]["more"])
    app.file_uploader[0].set_value(("x.json", json.dumps(other).encode(), "application/json"))
    app.run()
    press(app, WORDS["zh"]["yes"])
    assert [(one.name, one.owed) for one in held(app).debts] == [("房东", 180_000)]
    assert field(app, WORDS["zh"]["principal"]).value == "23456"
    go(app, "waiting", "zh")
    assert [(one.name, one.owed) for one in held(app).debts] == [("房东", 180_000)]
    assert "这笔债还没放进清单" in shown(app)


def test_clearing_takes_the_list_its_files_and_its_links() -> None:
    app = listed("zh")
    unfold(app, WORDS["zh"]["more"])
    saved = str(app.session_state["kept"]["case"]).replace("8600.00", "8601.00").encode()
    app.file_uploader[0].set_value(("x.json", saved, "application/json"))
    app.run()
    assert "8,601.00" in shown(app)
    press(app, WORDS["zh"]["beside"])
    assert "8601.00" in str(app.session_state["kept"]["last"])
    other = saved.replace(b"8601.00", b"8602.00")
    app.file_uploader[0].set_value(("y.json", other, "application/json"))
    app.run()
    assert "8,602.00" in shown(app)
    next(one for one in app.text_input if one.key == "given_back").set_value("clear")
    app.run()
    for page in ("relief", "session", "plan", "home"):
        go(app, page, "zh")
        every = repr(app.session_state) + shown(app)
        assert not [
            one for one in ('花呗"', "8600", "8601", "8602", "23456", "24000") if one in every
        ]
        assert not app.get("download_button")


@pytest.mark.deep
def test_a_debt_told_anew_is_asked_about_again() -> None:
    debt = {"id": "d1", "name": "花呗", "owed": "8600.00", "certainty": "confirmed"}
    head = {"format": "repaywise-case", "version": 1, "saved_on": "2026-11-24"}
    app = opened("relief", "zh", {"case": json.dumps({**head, "debts": [debt]})})
    look_at(app, "zh", "花呗")
    assert debts(app)["花呗"].certainty is Certainty.CONFIRMED, "to look is not to change"
    put(app, WORDS["zh"]["principal"], "8000")
    assert debts(app)["花呗"].certainty is None


# In a browser: what the tab keeps after a tap in a part of the page, and after the way out

KEPT = "() => sessionStorage.getItem('rw-kept') || ''"


def kept_in(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.evaluate(KEPT))
    return found


@pytest.mark.deep
@pytest.mark.browser
def test_a_tap_in_a_part_of_a_page_is_in_the_tab(server: str, phone: browser.OpenPage) -> None:
    """The rest of the page stays as it is drawn, and a server that ends then takes nothing."""
    page = phone("zh")
    browser.open_page(page, server, "/waiting", "zh")
    browser.put(page, WORDS["zh"]["principal"], "23456")
    browser.press(page, "存成一页")
    assert "rate" not in kept_in(page)["touched"]
    browser.press(page, "和我的一样")
    assert {"rate", "periods"} <= set(kept_in(page)["touched"])
    browser.open_page(page, server, "/relief", "zh")
    browser.press(page, "对方肯少收一些，一次结清？")
    browser.choose(page, "对方怎么说", "还多少元")
    assert kept_in(page)["kept"]["settle_as"] == "yuan"


@pytest.mark.browser
def test_the_file_holds_what_stands_when_it_is_saved(
    server: str, phone: browser.OpenPage, tmp_path: Path
) -> None:
    """The list under the page says no figure and stays as it is; its file has the newest one."""
    page = phone("zh")
    browser.open_page(page, server, "/relief", "zh")
    saved = []
    for typed in ("23456", "34567", "9876.54"):
        browser.put(page, WORDS["zh"]["principal"], typed)
        with page.expect_download() as coming:
            page.locator(".st-key-listed_save button").click()
        coming.value.save_as(tmp_path / "list.json")
        saved += [one.owed for one in open_file((tmp_path / "list.json").read_bytes()).debts]
    assert saved == [2_345_600, 3_456_700, 987_654]
    # Typed, and tapped before the field was left.
    page.get_by_label(WORDS["zh"]["principal"], exact=True).fill("4321")
    with page.expect_download() as coming:
        page.locator(".st-key-listed_save button").click()
    coming.value.save_as(tmp_path / "list.json")
    assert [one.owed for one in open_file((tmp_path / "list.json").read_bytes()).debts] == [432_100]


@pytest.mark.deep
@pytest.mark.browser
@pytest.mark.parametrize("way", ["[data-rw-leave]", "[data-rw-clear]"])
def test_the_way_out_leaves_nothing(way: str, server: str, phone: browser.OpenPage) -> None:
    """Of the list, of last time's file and of one that is open, neither in the tab nor after."""
    page = phone("zh")
    browser.open_page(page, server, "/relief", "zh")
    browser.put(page, WORDS["zh"]["principal"], "23456")
    browser.press(page, WORDS["zh"]["add"])
    browser.press(page, t("zh", "listed.fold"))
    head = {"format": "repaywise-case", "version": 1, "saved_on": "2026-10-24"}
    for name, owed in (("上次", "8601.00"), ("另一份", "8701.00")):
        body = json.dumps({**head, "debts": [{"id": "d1", "name": name, "owed": owed}]}).encode()
        file = {"name": f"{name}.json", "mimeType": "application/json", "buffer": body}
        upload = page.locator(".st-key-listed_fold input[type=file]")
        browser.acted(page, lambda given=file, to=upload: to.set_input_files(given))
        page.get_by_text(name).first.wait_for()
        if name == "上次":
            browser.press(page, WORDS["zh"]["beside"])
    assert "8601" in page.evaluate(KEPT) and "23456" in page.evaluate(KEPT)
    if way == "[data-rw-clear]":
        page.locator("details:has([data-rw-clear]) summary").click()
    page.locator(way).first.click()
    if way == "[data-rw-leave]":
        page.wait_for_url("about:blank")
    else:
        page.wait_for_timeout(2_000)
        browser.settled(page)
    for path in ("/relief", "/plan", "/session"):
        browser.open_page(page, server, path, "zh")
        every = page.content() + page.evaluate(KEPT)
        assert not [one for one in ("23456", "8601", "8701", "另一份") if one in every], path
