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
from tests import apptest
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
        "rate": draw(st.sampled_from(("7.2", "17.5", "17.5", "36"))),
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
    for key in ("principal", "rate", "periods", "days_late", "budget", "stated"):
        if debt.get(key) and key in {one.key for one in app.text_input}:
            app.text_input(key=key).set_value(debt[key]).run()
    for one in app.button:
        if one.label == t(lang, "relief.still.yes"):  # what happens to be the example's is theirs
            one.click().run()
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
        name = plain(re.findall(r"<h2>(.*?)</h2>", body, re.DOTALL)[0])
        badge = "".join(re.findall(r'<span class="rw-badge[^>]*>(.*?)</span>', body, re.DOTALL))
        words = plain(body.partition("<details")[0])
        cards.append(Card(name, plain(badge), tone_of, words))
    return tone, plain(said), cards


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def monthly(lang: str, card: Card) -> Decimal:
    """What a card asks in its heaviest month, as its first bar says it; 0 where it is one sum."""
    names = "|".join(t(lang, f"card.{key}") for key in ("month", "first", "most"))
    found = re.findall(rf"(?:{names}) ([\d,.]+) (?:元|yuan)", card.text)
    return Decimal(found[0].replace(",", "")) if found else Decimal(0)


def below(lang: str, said: str, budget: Decimal) -> bool:
    """W1: what is said not to cover the interest is no more than the interest beside it."""
    words = {"zh": r"还不够利息（每月 ([\d,.]+) 元）", "en": r"cover the interest \(([\d,.]+) yuan"}
    found = re.findall(words[lang], said)
    return all(budget <= Decimal(one.replace(",", "")) for one in found)


@pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.deep)])
@settings(max_examples=max(12, settings().max_examples // 30))  # a page each: seconds, not µs
@given(debt=debts())
def test_what_is_shown_never_leads_into_being_late(lang: str, debt: dict[str, str]) -> None:
    tone, said, cards = shown(opened(lang, debt))
    words = {key: t(lang, f"badge.{key}") for key in ("first", "keep", "overdue", "too_much")}
    green = [card for card in cards if card.tone == "good"]
    firsts = [card for card in cards if card.badge in (words["first"], words["keep"])]

    # Nothing green is late or too much, and its heaviest month is within the budget (尾差 apart).
    assert not [card for card in green if card.badge in (words["overdue"], words["too_much"])]
    assert all(monthly(lang, card) < Decimal(debt["budget"]) + 1 for card in green)
    # What is asked first is green, on top, and what the sentence names; else the sentence warns.
    assert len(firsts) <= 1 and all(card in green for card in firsts)
    assert (tone == "good") == bool(firsts)
    if firsts:
        assert cards[0] == firsts[0]
        assert firsts[0].name in said or firsts[0].badge == words["keep"]
        # What the sentence says of it is what its bar says: no headline against its own numbers.
        said_amounts = {Decimal(one.replace(",", "")) for one in re.findall(r"[\d,]+\.\d\d", said)}
        assert not monthly(lang, firsts[0]) or any(
            abs(monthly(lang, firsts[0]) - one) < 1 for one in said_amounts
        )
        # Where nobody has to agree, nothing is asked.
        asks = t(lang, "card.ask") in firsts[0].text
        assert (firsts[0].badge == words["first"]) == asks
    # An amount below the interest is said of a budget below it only.
    assert below(lang, said, Decimal(debt["budget"]))
    # No sentence says that nothing can be kept up above a card that can.
    assert firsts or not green
    # Doing nothing is last wherever it is shown, and never green.
    nothing = t(lang, "offer.nothing")
    if nothing in [card.name for card in cards]:
        assert cards[-1].name == nothing and cards[-1].tone == "watch"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_budget_that_only_a_cards_rule_could_bear_is_said_so(lang: str) -> None:
    """A flat fee has no longer term of its own; 5,400 over 60 without a fee are 90 a month."""
    app = opened(lang, {"product": "huabei_bill_3", "principal": "5400", "budget": "1500"})
    apptest.press(app, t(lang, "tick.stopped"))
    tone, said, cards = shown(app)
    kept = [card for card in cards if card.tone == "calm"]
    assert tone == "watch" and not [card for card in cards if card.tone == "good"]
    assert kept and kept[0].name in said
