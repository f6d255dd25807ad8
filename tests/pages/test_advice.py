"""The law of advice, over what is shown: nothing green or first leaves a debt late or is too much.

Debts and budgets are drawn and typed into the page; what it shows is read back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from content.words import t
from tests.conftest import ROOT

METHODS = ("level_payment", "level_principal", "interest_first", "bullet", "flat_fee")


@dataclass(frozen=True)
class Card:
    """An offer as it is shown: its name, badge and tone, and its words."""

    name: str
    badge: str
    tone: str
    text: str


@st.composite
def debts(draw: st.DrawFn) -> dict[str, str]:
    """A debt and a budget, from far too little to more than enough; what the lender says of it."""
    principal = draw(st.sampled_from((900, 5000, 10000, 48000)))
    late = draw(st.sampled_from((0, 0, 1, 31, 95)))
    said = draw(st.sampled_from(("", "", str(principal // 3), str(2 * principal))))
    return {
        "product": draw(st.sampled_from(("custom", "custom", "card_balance", "huabei_bill_12"))),
        "method": draw(st.sampled_from(METHODS)),
        "principal": str(principal),
        "periods": str(draw(st.sampled_from((1, 3, 12, 36)))),
        "days_late": str(late),
        "budget": str(principal * draw(st.sampled_from((0, 1, 2, 4, 8, 30, 150))) // 100),
        "stated": said if late else "",
    }


def opened(lang: str, debt: dict[str, str]) -> AppTest:
    """The relief page with a debt typed into it."""
    app = AppTest.from_file(str(ROOT / "pages" / "shell.py"), default_timeout=60)
    app.query_params["lang"] = lang
    app.run()
    app.switch_page("relief.py")
    app.query_params["lang"] = lang
    app.run()
    if debt["product"] != "custom":
        app.selectbox(key=f"product_{lang}").set_value(debt["product"]).run()
    else:
        app.selectbox(key=f"method_{lang}").set_value(debt["method"]).run()
    for key in ("principal", "periods", "days_late", "budget", "stated"):
        if debt.get(key) and key in {one.key for one in app.text_input}:
            app.text_input(key=key).set_value(debt[key]).run()
    assert not app.exception
    return app


def shown(app: AppTest) -> tuple[str, str, list[Card]]:
    """The tone of the answer, the answer, and every card from top to bottom."""
    html = "\n".join(one.proto.body for one in app.get("html"))
    tone, said = re.findall(r'class="rw-answer rw-(\w+)"[^>]*>(.*?)</p>', html, re.DOTALL)[0]
    cards = []
    for tone_of, body in re.findall(
        r'<article class="rw-card rw-(\w+)">(.*?)</article>', html, re.DOTALL
    ):
        name = plain(re.findall(r"<h3>(.*?)</h3>", body, re.DOTALL)[0])
        badge = "".join(re.findall(r'<span class="rw-badge[^>]*>(.*?)</span>', body, re.DOTALL))
        words = plain(body.partition("<details")[0])
        cards.append(Card(name, plain(badge), tone_of, words))
    return tone, plain(said), cards


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def monthly(lang: str, card: Card) -> Decimal:
    """What a card asks a month, as it says it; 0 where it is one sum."""
    pattern = r"每月 ([\d,.]+) 元" if lang == "zh" else r"([\d,.]+) yuan a month"
    found = re.findall(pattern, card.text)
    return Decimal(found[0].replace(",", "")) if found else Decimal(0)


@pytest.mark.parametrize("lang", ["zh", "en"])
@settings(max_examples=max(12, settings().max_examples // 30))  # a page each: seconds, not µs
@given(debt=debts())
def test_what_is_shown_never_leads_into_being_late(lang: str, debt: dict[str, str]) -> None:
    tone, said, cards = shown(opened(lang, debt))
    words = {key: t(lang, f"badge.{key}") for key in ("first", "overdue", "too_much")}
    green = [card for card in cards if card.tone == "good"]
    firsts = [card for card in cards if card.badge == words["first"]]

    # Nothing green is late or too much, and a month of it is within the budget (尾差 apart).
    assert not [card for card in green if card.badge in (words["overdue"], words["too_much"])]
    assert all(monthly(lang, card) <= Decimal(debt["budget"]) for card in green)
    # What is asked first is green, on top, and what the sentence names; else the sentence warns.
    assert len(firsts) <= 1 and all(card in green for card in firsts)
    assert (tone == "good") == bool(firsts)
    if firsts:
        assert cards[0] == firsts[0] and firsts[0].name in said
    # No sentence says that nothing can be kept up above a card that can.
    assert firsts or not green
    # Doing nothing is last wherever it is shown, and never green.
    nothing = t(lang, "offer.nothing")
    if nothing in [card.name for card in cards]:
        assert cards[-1].name == nothing and cards[-1].tone == "watch"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_budget_that_only_a_cards_rule_could_bear_is_said_so(lang: str) -> None:
    """A3: at 300 a month only 60 payments of 203.04 without interest fit; the sentence names it."""
    debt = {"product": "custom", "method": "level_payment", "principal": "12000"}
    debt |= {"periods": "12", "days_late": "10", "budget": "300"}
    tone, said, cards = shown(opened(lang, debt))
    kept = [card for card in cards if card.tone == "calm"]
    assert tone == "watch" and not [card for card in cards if card.tone == "good"]
    assert kept and kept[0].name in said
