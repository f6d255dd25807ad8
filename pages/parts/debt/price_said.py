"""What a loan costs, in words: the answer, the few numbers, the line of the day, what to ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from content.law import NotInForce
from content.voice import Voice
from pages import shapes
from pages.parts import cite, look, script
from pages.parts.debt.price import Priced
from pages.written.price import headline as headline
from planner.money import places

UPFRONT = "no_upfront_interest"
LINE = ("nfra_2025_24pct_by_reference", "spc_2017_24pct_financial")
OTHER_LINES = ("private_lending_4x_lpr", "microloan_cost_guidance")  # for other kinds of lender
LENDERS = {
    "licensed": LINE,
    "micro": ("microloan_cost_guidance", "seven_local_institutions_excluded"),
    "private": ("private_lending_4x_lpr", "private_lending_not_for_licensed"),
}


def numbers(voice: Voice, one: Priced) -> None:
    """The few numbers, each with a plain explanation."""
    received = one.terms.received
    values = {
        "last": voice.money(one.payments[-1]),
        "count": len(one.payments),
        "received": voice.money(received),
        "cost": voice.money(one.paid - received),
    }
    found = {
        "monthly": voice.money(one.payments[0]),
        "total": voice.money(one.paid),
        "nominal": voice.percent(one.solved, 3),
        "effective": voice.percent(Fraction(places(one.rate.effective)), 3),
    }
    why = {"monthly": "cost.monthly.why" if one.schedule else "cost.monthly.count"}
    rows = [
        (voice(f"cost.{name}"), shown, voice(why.get(name, f"cost.{name}.why"), **values))
        for name, shown in found.items()
    ]
    look.show(shapes.figures(rows))


def beside_the_line(voice: Voice, one: Priced) -> bool:
    """Whether the yearly cost is above the line of the day, exactly, and by how many yuan.

    Nothing before there is a line. Gives whether there is something to ask the lender.
    """
    above = False
    try:
        line = cite.rule(LINE[0])
    except NotInForce as problem:
        look.plain(cite.left_out(voice.language, problem))
    else:
        above = one.nominal > line.rate
        shown = voice.rule(line.measured)
        nominal = voice.percent_beside(one.nominal, line.rate)
        key = "cost.line.above" if above else "cost.line.below"
        look.plain(voice(key, nominal=nominal, line=shown))
        least = one.at(line.rate)
        if above and one.paid > least:
            amounts = {"least": voice.money(least), "more": voice.money(one.paid - least)}
            look.plain(voice("cost.line.yuan", line=shown, **amounts))
    if above:
        look.note(voice("cost.lenders"))
        for name, facts in LENDERS.items():
            look.show(cite.sources(voice.language, facts, voice(f"cost.lender.{name}")))
    else:
        look.show(cite.sources(voice.language, (*LINE, *OTHER_LINES), voice("cite.sources")))
    return above or bool(one.kept_back)


def kept_back(voice: Voice, one: Priced) -> None:
    """What the law says where less arrived than was lent; interest alone, no other charge."""
    if one.kept_back and cite.holds(UPFRONT):
        amounts = {"kept": voice.money(one.kept_back), "received": voice.money(one.terms.received)}
        look.plain(voice("cost.kept_back", **amounts))
        look.show(cite.sources(voice.language, (UPFRONT,), voice("cite.sources")))


def question(voice: Voice, examples: Sequence[str], said: Callable[[Voice], str]) -> None:
    """What to ask the lender in writing, once every figure in it is the reader's."""
    look.heading(voice("cost.ask"))
    if examples:
        look.note(voice("cost.ask.first"))
        return
    script.script(voice.language, *(said(Voice(each)) for each in ("zh", "en")))


def about(one: Priced, voice: Voice) -> str:
    """The question about a loan's cost."""
    amounts = {
        "borrowed": voice.money(one.terms.principal),
        "received": voice.money(one.terms.received),
        "monthly": voice.money(one.payments[0]),
        "total": voice.money(one.paid),
        "kept": voice.money(one.kept_back),
    }
    key = "cost.script.kept" if one.kept_back else "cost.script"
    count, nominal = len(one.payments), voice.percent(one.solved)
    return voice(key, count=count, nominal=nominal, **amounts)
