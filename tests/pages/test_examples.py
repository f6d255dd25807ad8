"""No figure of an example is called the reader's, whichever of the fields they have typed into.

A few fields are drawn and typed; five pages and a letter are read back. What is typed differs from
every example, so the test knows by itself what is the reader's.
"""

from __future__ import annotations

import re
from collections.abc import Set
from datetime import timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from tests import clock
from tests.apptest import answer, go, html, opened, seen

TERMS = {"principal": ("20000", "6400"), "rate": ("14.4", "9"), "periods": ("24", "7")}
DEBT = {**TERMS, "days_late": ("45", "3"), "budget": ("900", "5000"), "penalty_times": ("1.3", "1")}
CONTRACT = {"borrowed": ("30000", "8800"), "periods_all": ("36", "9")}
DAYS = {"loan_start": 50, "first_due": 19}  # so many days ago; the example's are two months and one
PAY = {"allocate_pay": ("700",)}
LINES = {"bill_1_payment": "500", "bill_2_payment": "500"}
AN_EXAMPLE = {"zh": "例子", "en": "xample"}
STILL = {"zh": "还是例子，换成你的", "en": "still an example. Put in yours"}
FIRST = {"zh": "先问这个", "en": "Ask for this first"}
USUAL = {"zh": "这是常见的算法，不一定是你的合同", "en": "usual, but your contract may say"}


@st.composite
def states(draw: st.DrawFn) -> dict[str, str]:
    """Some of the fields with a figure of the reader's own in each."""
    known = {**DEBT, **CONTRACT, **PAY}
    chosen = [key for key in known if draw(st.integers(0, 3))]
    days = {key: "" for key in DAYS if draw(st.booleans())}
    return {key: draw(st.sampled_from(known[key])) for key in chosen} | days


def every(*without: str) -> dict[str, str]:
    """All of them, without some."""
    known = {key: texts[0] for key, texts in {**DEBT, **CONTRACT, **PAY}.items()}
    return {
        key: text for key, text in (known | dict.fromkeys(DAYS, "")).items() if key not in without
    }


def typed(lang: str, state: dict[str, str]) -> AppTest:
    """A visit with all of it typed."""
    app = opened("relief", lang)
    write(app, {key: text for key, text in state.items() if key in DEBT})
    go(app, "allocate", lang)
    write(app, {key: text for key, text in state.items() if key in PAY})
    go(app, "bill", lang)
    write(app, LINES | {key: text for key, text in state.items() if key in CONTRACT})
    for key, ago in DAYS.items():
        if key in state:
            app.date_input(key=key).set_value(clock.today() - timedelta(days=ago))
    app.run()
    assert not app.exception
    return app


def write(app: AppTest, state: dict[str, str]) -> None:
    for key, text in state.items():
        app.text_input(key=key).set_value(text)
    app.run()
    assert not app.exception


def tone(app: AppTest) -> str:
    """The tone of the answer."""
    return str(re.findall(r'class="rw-answer rw-(\w+)"', html(app))[0])


@settings(max_examples=max(6, settings().max_examples // 40))  # seven pages each
@example(lang="zh", state={})
@example(lang="zh", state=every())
@example(lang="en", state=every("rate", "periods", "penalty_times"))
@example(lang="en", state=every("penalty_times", "first_due"))
@given(lang=st.sampled_from(("zh", "en")), state=states())
def test_no_example_is_called_the_readers(lang: str, state: dict[str, str]) -> None:
    own, late = state.keys(), "days_late" in state
    app = typed(lang, state)
    of_the_bill(app, lang, own)
    of_the_ways(go(app, "relief", lang), lang, own)
    of_waiting(go(app, "waiting", lang), lang, own)
    of_the_payment(go(app, "allocate", lang), lang, own)
    of_the_letter(go(app, "contact", lang, letter="statement"), lang, state, late)


def of_the_bill(app: AppTest, lang: str, own: Set[str]) -> None:
    """A contract with an example in it is held against the bill as one, and goes to nobody."""
    if {*CONTRACT, *DAYS, "rate"} <= own:
        assert AN_EXAMPLE[lang] not in answer(app) and len(app.code) == 1
    else:
        assert AN_EXAMPLE[lang] in answer(app) and tone(app) == "calm" and not app.code


def of_the_ways(app: AppTest, lang: str, own: Set[str]) -> None:
    """Nothing is green or first by an example; what is all the reader's is not called one."""
    if {*TERMS, "budget"} <= own:
        assert AN_EXAMPLE[lang] not in answer(app)
        return
    assert AN_EXAMPLE[lang] in answer(app) and tone(app) != "good"
    assert '"rw-card rw-good"' not in html(app) and FIRST[lang] not in html(app)


def of_waiting(app: AppTest, lang: str, own: Set[str]) -> None:
    """A sum by terms of an example is not said without saying so."""
    assert ("principal" not in own) == (AN_EXAMPLE[lang] in answer(app))
    assert ("principal" in own and not own >= TERMS.keys()) == (STILL[lang] in seen(app))


def of_the_payment(app: AppTest, lang: str, own: Set[str]) -> None:
    """Parts counted from a debt are the reader's where the debt is."""
    whose = {*TERMS, "days_late", *PAY} <= own
    assert whose == (AN_EXAMPLE[lang] not in answer(app))


def of_the_letter(app: AppTest, lang: str, state: dict[str, str], late: bool) -> None:
    """Only the reader's own reach a lender; how lateness is counted for them is said."""
    letter = str(app.code[0].value)
    amounts = {one.replace(",", "") for one in re.findall(r"[\d,]+\.\d\d", letter)}
    principal = f"{state['principal']}.00" if "principal" in state else ""
    assert (principal in amounts) == bool(principal)
    rates = set(re.findall(r"年利率 ?([\d.]+)%", letter))
    assert rates == ({state["rate"]} if {"principal", "rate"} <= state.keys() else set())
    whole = TERMS.keys() <= state.keys()
    if not whole:
        assert amounts <= {principal}
    assert (USUAL[lang] in seen(app)) == (whole and late and "penalty_times" not in state)
