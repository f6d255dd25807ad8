"""`risk`: the chance that a promise is missed, counted and not drawn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from planner.contract.fields import Amount, Leaf, Share, Text, choice, either, many, named, whole
from planner.contract.model import LONGEST_NAME, Carried, Model
from planner.errors import Refused
from planner.household import risk
from planner.money import decimal, half_up, yuan

MONTHS_MOST = 120
STATES_MOST = 12
WEIGHT_MOST = 1_000_000
PLACES = 12
WEIGHT = whole(0, WEIGHT_MOST)
By = dict[str, dict[str, int]]


def steps(value: object) -> By:
    """Weights by the state before and the state after: {"work": {"work": 19, "none": 1}}."""
    found: By = {}
    for state, row in _object(value, "").items():
        name = state[:LONGEST_NAME]
        found[state] = {}
        for after, weight in _object(row, name).items():
            try:
                found[state][after] = WEIGHT.reader(weight)
            except Refused as refusal:
                path = f"{name}.{after[:LONGEST_NAME]}"
                raise Carried(refusal.about(path)) from None
    return found


def _object(value: object, path: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Carried(Refused("wrong_type", path, "must be an object"))
    if not 1 <= len(value) <= STATES_MOST:
        said = f"must hold from 1 to {STATES_MOST} entries"
        raise Carried(Refused("out_of_range", path, said, least=1, most=STATES_MOST))
    return value


ROW: dict[str, Any] = {"type": "object", "minProperties": 1, "maxProperties": STATES_MOST}
Steps = Leaf(
    steps, ROW | {"additionalProperties": ROW | {"additionalProperties": WEIGHT.described}}
)


class LevelFields(Model):
    """One income, and how often it comes."""

    amount: Amount
    weight: Annotated[int, WEIGHT]


class IncomeFields(Model):
    """What comes in: levels drawn anew each month (iid), or states that follow each other."""

    kind: Annotated[str, choice(("iid", "chain"))]
    levels: Annotated[tuple[LevelFields, ...], many(1, 40)] | None = None
    start: Text | None = None
    states: Annotated[dict[str, int], named(1, STATES_MOST)] | None = None
    steps: Annotated[By, Steps] | None = None


Each = Annotated[tuple[Amount, ...], many(1, MONTHS_MOST)]
Monthly = Annotated[int | tuple[int, ...], either({str: Amount, list: Each})]


class RiskRequest(Model):
    """An income that varies, what living takes, and what is promised each month."""

    months: Annotated[int, whole(1, MONTHS_MOST)]
    income: IncomeFields
    living: Monthly
    payments: Monthly
    reserve: Amount | None = None
    reserve_for: Share | None = None
    cap: Amount


OF_KIND = {"iid": ("levels",), "chain": ("start", "states", "steps")}


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """The chance of a first missed payment, exact, without random numbers (还得住吗).

    `income` {kind: iid, levels [{amount, weight}]} or {kind: chain, start, states {name: yuan},
    steps {name: {name: weight}}}; `living` and `payments` one figure or one a month; `reserve`
    yuan kept at the start, or `reserve_for` a chance: the least whole yuan that keeps the chance
    at most there (null where none does); `cap` the most that is kept. In a chain a state that is
    left out never follows. Equation: `planner.household.risk`.

    >>> levels = [{"amount": "6500.00", "weight": 1}, {"amount": "8500.00", "weight": 3}]
    >>> answer({"months": 12, "income": {"kind": "iid", "levels": levels}, "living": "5330.00",
    ...         "payments": "2000.00", "reserve": "0.00", "cap": "0.00"})["of_100"]
    '97'
    """
    got = RiskRequest.read(request)
    projection = _projection(got)
    reserve, unit, found = _counted(got, projection)
    within = found.within
    return {
        "miss_within": f"{within.numerator}/{within.denominator}",
        "miss_within_decimal": _places(within.numerator, within.denominator),
        "first_miss_in_month": [
            _places(one.numerator, one.denominator) for one in found.first_miss
        ],
        "of_100": risk.of_100(within),
        "reserve": None if reserve is None else yuan(reserve),
        "counted_in": yuan(max(unit, found.unit)),
    }


def _places(numerator: int, denominator: int) -> str:
    return decimal(half_up(numerator * 10**PLACES, denominator), PLACES)


def _counted(got: RiskRequest, projection: risk.Projection) -> tuple[int | None, int, risk.Chance]:
    """What is kept at the start, the fen that finding it was counted in, and the chance."""
    if got.reserve_for is None:
        if got.reserve is None:
            raise Refused("missing", "reserve", "is needed, or reserve_for")
        return got.reserve, 1, risk.miss(projection, got.reserve)
    if got.reserve is not None:
        raise Refused("one_of_two", "reserve_for", "give either reserve or reserve_for")
    least, chance = risk.least(projection, got.reserve_for)
    return least.reserve, least.unit, chance


def _projection(got: RiskRequest) -> risk.Projection:
    income = _income(got.income)
    if income.whole.bit_length() * got.months > risk.BITS_MOST:
        said = "the weights make a fraction too long to print: use smaller ones, or fewer months"
        raise Refused("too_large", "income", said)
    living, payments = _each(got, "living"), _each(got, "payments")
    return risk.Projection(income, living, payments, got.cap)


def _each(got: RiskRequest, name: str) -> tuple[int, ...]:
    found: int | tuple[int, ...] = getattr(got, name)
    if isinstance(found, int):
        return (found,) * got.months
    if len(found) != got.months:
        said = f"must hold one figure for each of the {got.months} months"
        raise Refused("out_of_range", name, said, least=got.months, most=got.months)
    return found


def _income(got: IncomeFields) -> risk.Income:
    for kind, names in OF_KIND.items():
        for name in names:
            if kind == got.kind and getattr(got, name) is None:
                raise Refused("missing", f"income.{name}", "is needed for this kind")
            if kind != got.kind and getattr(got, name) is not None:
                raise Refused("one_of_two", f"income.{name}", f'belongs to the kind "{kind}"')
    if got.levels is not None:
        if not any(one.weight for one in got.levels):
            raise Refused("not_positive", "income.levels", "one weight must be more than zero")
        return risk.drawn([(one.amount, one.weight) for one in got.levels])
    return _chain(got.start or "", got.states or {}, got.steps or {})


def _chain(start: str, states: dict[str, int], steps: By) -> risk.Income:
    if start not in states:
        raise Refused("unknown_word", "income.start", "is not a name in states")
    for name, row in steps.items():
        path = f"income.steps.{name[:LONGEST_NAME]}"
        if name not in states:
            raise Refused("unknown_word", path, "is not a name in states")
        for after in row:
            if after not in states:
                inner = f"{path}.{after[:LONGEST_NAME]}"
                raise Refused("unknown_word", inner, "is not a name in states")
        if not any(row.values()):
            raise Refused("not_positive", path, "one weight must be more than zero")
    for name in states:
        if name not in steps:
            raise Refused("missing", f"income.steps.{name[:LONGEST_NAME]}", "is needed")
    rows = tuple(tuple(steps[name].get(after, 0) for after in states) for name in states)
    return risk.Income(tuple(states.values()), rows, list(states).index(start))
