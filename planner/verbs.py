"""The verbs of the contract: what each request holds and which answer it gets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

from planner import answers, overdue, rates, relief, terms
from planner.dates import DAY_COUNTS
from planner.debt import Debt, Late
from planner.errors import Refused
from planner.money import yuan
from planner.offers import fraction_or_amount
from planner.reading import Amount, Choice, Day, Flag, Many, Number, Table, Text, Whole

OVERDUE_RATE = Table({"value": Number(), "per": Choice(("day", "month", "year"))})
PENALTY_OPTIONAL: dict[str, Any] = {
    "multiplier": Fraction(1),
    "on": "principal",
    "compound_unpaid_interest": False,
    "grace_days": 0,
    "day_count": "actual/360",
    "count": "one_end",
}
PENALTY_FIELDS: dict[str, Any] = {
    "rate": OVERDUE_RATE,
    "multiplier": Number(100),
    "on": Choice(("principal", "principal_and_interest")),
    "compound_unpaid_interest": Flag(),
    "grace_days": Whole(0, 366),
    "day_count": Choice(DAY_COUNTS),
    "count": Choice(("one_end", "both_ends")),
}
PENALTY = Table(PENALTY_FIELDS, PENALTY_OPTIONAL)
CHARGE = Table(
    {
        "amount": Amount(),
        "fraction": Number(10),
        "floor": Amount(),
        "cap": Amount(),
        "after_days": Whole(0, 3660),
        "name": Text(),
    },
    {"amount": None, "fraction": None, "floor": 0, "cap": None, "after_days": 0, "name": ""},
)
MISSED = Table(
    {"due": Day(), "principal": Amount(), "interest": Amount(), "fee": Amount()},
    {"interest": 0, "fee": 0},
)
ORDER = Many(Choice(overdue.PARTS), 1, 5)
OVERDUE = Table(
    {
        "missed": Many(MISSED, 1, 600),
        "penalty": PENALTY,
        "charges": Many(CHARGE, 0, 20),
        "payments": Many(Table({"on": Day(), "amount": Amount(1)}), 0, 600),
        "order": ORDER,
        "as_of": Many(Day(), 1, 400),
    },
    {"charges": [], "payments": [], "order": list(overdue.PARTS)},
)
FLOW = Table({"on": Day(), "at": Whole(0, 6000), "amount": Text(20)}, {"on": None, "at": None})
TRUE_RATE = Table(
    {"flows": Many(FLOW, 2, 1300), "periods_per_year": Whole(1, 366)}, {"periods_per_year": 12}
)
FLAT = Table({"value": Number(), "per": Choice(("period", "total"))})
FEE = Table(
    {"amount": Amount(), "fraction_of_principal": Number(10)},
    {"amount": None, "fraction_of_principal": None},
)
SCHEDULE_PARTS: dict[str, Any] = {
    "periods": Whole(1, terms.PERIODS_MOST),
    "rate": terms.RATE,
    "first_due": Day(),
}
OFFERS: dict[str, Table] = {
    "contract": Table({}),
    "pay_arrears_now": Table({}),
    "do_nothing": Table({}),
    "move_due_date": Table({"to": Day()}),
    "defer": Table(
        {"months": Whole(1, 60), "interest": Choice(("waived", "paid", "added", "at_end"))}
    ),
    "interest_only": Table({"months": Whole(1, 60)}),
    "extend_term": Table(
        {"periods": SCHEDULE_PARTS["periods"], "rate": terms.RATE, "fee": FEE},
        {"rate": None, "fee": None},
    ),
    "instalments": Table(
        SCHEDULE_PARTS | {"flat_fee": FLAT, "on": Choice(("overdue", "whole_balance"))},
        {"rate": None, "flat_fee": None, "first_due": None},
    ),
    "re_age": Table(SCHEDULE_PARTS, {"rate": None, "first_due": None}),
    "waive": Table(
        {"penalty": Flag(), "interest": Flag(), "fraction": Number(1), "amount": Amount()},
        {"penalty": False, "interest": False, "fraction": None, "amount": None},
    ),
    "settle_for": Table({"amount": Amount(1), "on": Day()}, {"on": None}),
}
LATE = Table(
    {
        "penalty": Table(PENALTY_FIELDS, PENALTY_OPTIONAL | {"rate": None}),
        "charges": Many(CHARGE, 0, 20),
        "order": ORDER,
    },
    {"penalty": None, "charges": [], "order": list(overdue.PARTS)},
)
DEBT = Table(
    terms.FIELDS | {"paid": Whole(0, terms.PERIODS_MOST), "overdue": LATE},
    terms.OPTIONAL | {"paid": 0, "overdue": None},
)


class _Offer:
    """One offer: "contract", {"defer": {…}} or {"do": "defer", …}; several in an object or list."""

    def read(self, value: object, path: str) -> list[relief.Step]:
        if isinstance(value, str):
            return [self._step(value, {}, path)]
        if isinstance(value, list) and 1 <= len(value) <= 6:
            if any(isinstance(one, list) for one in value):
                raise Refused("wrong_type", path, "a list of offers inside a list of offers")
            return [step for at, one in enumerate(value) for step in self.read(one, f"{path}.{at}")]
        if not isinstance(value, dict) or not value:
            raise Refused("wrong_type", path, 'write {"defer": {"months": 3, "interest": "added"}}')
        if "do" in value:
            rest = {key: one for key, one in value.items() if key != "do"}
            return [self._step(value["do"], rest, path)]
        return [self._step(name, ask, f"{path}.{name}") for name, ask in value.items()]

    def _step(self, name: object, ask: object, path: str) -> relief.Step:
        table = OFFERS.get(name) if isinstance(name, str) else None
        if table is None:
            raise Refused("unknown_word", path, "is not an offer; one of " + ", ".join(OFFERS))
        if isinstance(ask, dict) and isinstance(ask.get("on"), str):
            ask = ask | {"on": ask["on"].replace(" ", "_")}
        got = table.read({} if ask in (None, True) else ask, path)
        if got.get("fee"):
            got["fee"] = fraction_or_amount(got["fee"])
        for key in ("rate", "flat_fee"):
            if got.get(key):
                got[key] = terms.Rate(**got[key])
        return str(name), got

    def schema(self) -> dict[str, Any]:
        fields = {name: table.schema() for name, table in OFFERS.items()}
        named = {"type": "object", "properties": fields, "additionalProperties": False}
        done = {
            "type": "object",
            "properties": {"do": {"enum": list(OFFERS)}},
            "required": ["do"],
        }
        one = [{"enum": list(OFFERS)}, named, done]
        return {"anyOf": [*one, {"type": "array", "items": {"anyOf": one}, "minItems": 1}]}


RELIEF = Table(
    {"debt": DEBT, "today": Day(), "budget": Amount(), "offers": Many(_Offer(), 1, 40)},
    {"budget": None},
)


def schedule(request: Mapping[str, Any]) -> dict[str, Any]:
    """Rows, totals and true rate of one loan (还款计划)."""
    return answers.schedule(terms.read(request))


def true_rate(request: Mapping[str, Any]) -> dict[str, Any] | None:
    """The yearly cost of any flows of money (内部收益率)."""
    got = TRUE_RATE.read(request, "")
    per_year, dated = got["periods_per_year"], []
    spaced: dict[int, int] = {}
    for at, flow in enumerate(got["flows"]):
        amount = _signed(flow["amount"], f"flows.{at}.amount")
        if (flow["on"] is None) == (flow["at"] is None):
            raise Refused("one_of_two", f"flows.{at}", "give either on or at")
        if flow["on"] is not None:
            dated.append((flow["on"], amount))
        else:
            spaced[flow["at"]] = spaced.get(flow["at"], 0) + amount
    if dated and spaced:
        raise Refused("one_of_two", "flows", "all flows carry on, or all carry at")
    if dated:
        return answers.true_rate(rates.by_date(dated, per_year))
    first = min(spaced)
    line = [spaced.get(at, 0) for at in range(first, max(spaced) + 1)]
    return answers.true_rate(rates.by_period(line, per_year))


def _signed(text: str, path: str) -> int:
    amount: int = Amount().read(text.removeprefix("-"), path)
    return -amount if text.startswith("-") else amount


def overdue_answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """What missed instalments have grown to, and where payments went (逾期)."""
    got = OVERDUE.read(request, "")
    days = got["as_of"]
    for at, (one, after) in enumerate(pairwise(days), 1):
        if after <= one:
            raise Refused("date_order", f"as_of.{at}", "dates must rise")
    owed, applied = overdue.run(
        [overdue.Missed(**entry) for entry in got["missed"]],
        _penalty(got["penalty"], None, "penalty"),
        days,
        _charges(got["charges"], "charges"),
        [(entry["on"], entry["amount"]) for entry in got["payments"]],
        got["order"],
    )
    return answers.owed(owed, applied)


def _penalty(got: dict[str, Any], own: terms.Rate | None, path: str) -> overdue.Penalty:
    rate = terms.Rate(**got["rate"]) if got["rate"] else own
    if rate is None or rate.per in ("period", "total"):
        raise Refused("missing", f"{path}.rate", "needs a rate per day, month or year")
    rest = {key: one for key, one in got.items() if key not in ("rate", "multiplier")}
    return overdue.Penalty(replace(rate, value=rate.value * got["multiplier"]), **rest)


def _charges(entries: list[dict[str, Any]], path: str) -> tuple[overdue.Charge, ...]:
    for at, entry in enumerate(entries):
        if (entry["amount"] is None) == (entry["fraction"] is None):
            raise Refused("one_of_two", f"{path}.{at}", "give either amount or fraction")
    return tuple(overdue.Charge(**entry) for entry in entries)


def debt_of(got: dict[str, Any], today: date) -> Debt:
    """A debt from its fields as read; without overdue terms the contract rate runs on."""
    try:
        loan = terms.from_fields(got)
    except Refused as refusal:
        raise refusal.under("debt") from None
    if loan.start > today:
        raise Refused("date_order", "today", "must not be before the start of the loan")
    late = got["overdue"]
    if late is None or late["penalty"] is None:
        plain = loan.rate.per in ("day", "month", "year")
        rate = loan.rate if plain else terms.Rate(Fraction(0), "day")
        charges = _charges(late["charges"], "debt.overdue.charges") if late else ()
        order = tuple(late["order"]) if late else overdue.PARTS
        terms_late = Late(overdue.Penalty(rate), charges, order, assumed=True)
    else:
        penalty = _penalty(late["penalty"], loan.rate, "debt.overdue.penalty")
        charges = _charges(late["charges"], "debt.overdue.charges")
        terms_late = Late(penalty, charges, tuple(late["order"]))
    return Debt(loan, got["paid"], terms_late, today)


def relief_answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """Every offer measured and ranked: status, then affordability, then cost."""
    got = RELIEF.read(request, "")
    debt, budget = debt_of(got["debt"], got["today"]), got["budget"]
    outcomes = []
    for at, steps in enumerate(got["offers"]):
        try:
            outcomes.append(relief.outcome(debt, steps))
        except Refused as refusal:
            if refusal.field.startswith("debt."):
                raise
            raise refusal.under(f"offers.{at}") from None
    places = relief.ranked(outcomes, budget)
    ask_before = debt.today if debt.missed else debt.ahead[0].due
    best = places.index(1)
    good = not outcomes[best].leaves_overdue and outcomes[best].affordable(budget) is True
    return {
        "contract_total": yuan(debt.contract_total),
        "owed_today": yuan(debt.owed_today),
        "overdue_terms_assumed": debt.late.assumed,
        "offers": [
            answers.offer(one, asked, budget, place, ask_before)
            for one, asked, place in zip(outcomes, request["offers"], places, strict=True)
        ],
        "recommended": best if good else None,
        "would_fit": None if budget is None else answers.fit(relief.fit(debt, budget)),
    }


VERBS: dict[str, tuple[Table, Callable[[Mapping[str, Any]], Any]]] = {
    "schedule": (terms.REQUEST, schedule),
    "true_rate": (TRUE_RATE, true_rate),
    "overdue": (OVERDUE, overdue_answer),
    "relief": (RELIEF, relief_answer),
}
