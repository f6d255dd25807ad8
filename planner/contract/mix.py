"""`mix`: one offer for each of many debts, together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from planner import money
from planner.contract.fields import AMOUNT, Amount, Flag, Leaf, Text, choice, made, many, whole
from planner.contract.model import LONGEST_NAME, Carried, Model
from planner.errors import Refused
from planner.household import HARMS, Harm
from planner.household.mix import LEVELS, By, Claim, Infeasible, Mix, Mode, Proposal, find
from planner.money import yuan

WINDOWS_MOST = 600
# All payments together, in fen: a hundred times the largest amount, and still exact.
LARGEST = 10**16


def windows(value: object) -> dict[int, int]:
    """Amounts by the number of their window: {"1": "205.00"}; what is left out pays nothing."""
    if not isinstance(value, dict):
        raise Refused("wrong_type", "", "must be an object")
    found = {}
    for key, one in value.items():
        name = key[:LONGEST_NAME]
        if not (key.isascii() and key.isdigit()) or key.startswith("0") or len(key) > 3:
            said = 'a window is a whole number from 1 on, written as "1"'
            raise Carried(Refused("not_a_number", name, said))
        try:
            found[int(key)] = money.fen(one, name)
        except Refused as refusal:
            raise Carried(refusal) from None
    return found


ByWindow = Leaf(
    windows,
    {
        "type": "object",
        "propertyNames": {"pattern": "^[1-9][0-9]{0,2}$"},
        "additionalProperties": AMOUNT,
    },
)


class ProposalFields(Model):
    """One way to pay a debt: who made it, how much it asks for, and what it pays when."""

    name: Text
    by: Annotated[By, choice(By)] | None = None
    level: Annotated[int, whole(LEVELS[0], LEVELS[-1])] | None = None
    needs_agreement: Flag
    leaves_overdue: Flag
    payments: Annotated[dict[int, int], ByWindow]


def proposal(payments: dict[int, int], **fields: Any) -> Proposal:
    """The planner's value of an offer."""
    return Proposal(pays=payments, **fields)


Offer = Annotated[Proposal, made(ProposalFields, proposal)]


class ClaimFields(Model):
    """One debt and the ways to pay it; what is owed only says how a remainder is shared."""

    name: Text
    late: Flag | None = None
    harm: Annotated[Harm, choice(HARMS)] | None = None
    owed: Amount | None = None
    offers: Annotated[tuple[Offer, ...], many(1, 40)]


class MixRequest(Model):
    """A budget for each window, many debts with their offers, and what is asked of them."""

    mode: Annotated[Mode, choice(Mode)] = Mode.TABLE
    budget: Annotated[tuple[Amount, ...], many(1, WINDOWS_MOST)]
    debts: Annotated[tuple[ClaimFields, ...], many(1, 60)]


# What a question looks at has to be known.
NEEDED = {
    Mode.TABLE: ((), ()),
    Mode.SMALLEST_ASK: ((), ("by", "level")),
    Mode.KEEP: (("late", "harm"), ()),
}


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """One offer for each debt, so that all fit together (方案组合).

    `budget` [yuan] is one a window, numbered from 1; `debts` [{name, late, harm, owed, offers
    [{name, by, level, needs_agreement, leaves_overdue, payments {window: yuan}}]}]. `mode`: table
    (the lenders' offers), smallest_ask (the lowest level that fits, the fewest lenders asked at
    it), keep (the fewest debts held, the worst harm first). Least total first; ties: fewer
    agreements, lower peak, earlier last window, order given. Where nothing fits: a proof, and
    what would be enough. Nothing is carried over. Equation: `planner.household.mix`.

    >>> offer = {"name": "now", "needs_agreement": False, "leaves_overdue": False,
    ...          "payments": {"1": "80.00"}}
    >>> answer({"budget": ["100.00"], "debts": [{"name": "a", "offers": [offer]}]})["choice"]
    [0]
    """
    got = MixRequest.read(request)
    _check(got)
    claims = [
        Claim(one.name, one.offers, bool(one.late), one.harm or Harm.NONE, one.owed)
        for one in got.debts
    ]
    found = find(claims, got.budget, got.mode)
    if isinstance(found, Infeasible):
        return _short(found, claims)
    return _mix(found, claims, got)


def _check(got: MixRequest) -> None:
    names = [one.name for one in got.debts]
    of_debt, of_offer = NEEDED[got.mode]
    for at, one in enumerate(got.debts):
        if one.name in names[:at]:
            raise Refused("twice", f"debts.{at}.name", "is given twice")
        _needed(one, of_debt, f"debts.{at}")
        for number, offer in enumerate(one.offers):
            path = f"debts.{at}.offers.{number}"
            _needed(offer, of_offer, path)
            _within(offer, len(got.budget), path)
    most = sum(max(sum(one.pays.values()) for one in debt.offers) for debt in got.debts)
    if most > LARGEST:
        raise Refused("too_large", "debts", "the payments add up to more than can be counted")


def _needed(one: object, fields: tuple[str, ...], path: str) -> None:
    for name in fields:
        if getattr(one, name) is None:
            raise Refused("missing", f"{path}.{name}", "is needed in this mode")


def _within(offer: Proposal, most: int, path: str) -> None:
    for window in offer.pays:
        if window > most:
            said = f"the budget has {most} windows"
            raise Refused("out_of_range", f"{path}.payments.{window}", said, least=1, most=most)


def _mix(found: Mix, claims: list[Claim], got: MixRequest) -> dict[str, Any]:
    taken = [
        None if pick is None else claim.proposals[pick]
        for claim, pick in zip(claims, found.choice, strict=True)
    ]
    written = {
        "feasible": True,
        "choice": list(found.choice),
        "chosen": {
            claim.name: offer and offer.name for claim, offer in zip(claims, taken, strict=True)
        },
        "total": yuan(found.total),
        "agreements": sum(offer.needs_agreement for offer in taken if offer),
        "peak": yuan(max(found.pays)),
        "last_window": found.last,
        "pays": [yuan(one) for one in found.pays],
        "level": found.level,
        "proved": found.proved,
    }
    if got.mode is Mode.SMALLEST_ASK:
        written["one_level_more"] = found.more and {
            "level": found.more.level,
            "total": yuan(found.more.total),
            "saves": yuan(found.total - found.more.total),
        }
    if got.mode is Mode.KEEP:
        held = [one.name for one, pick in zip(claims, found.choice, strict=True) if pick is None]
        left = (most - paid for most, paid in zip(got.budget, found.pays, strict=True))
        written |= {
            "clean": not held,
            "held": held,
            "left": [yuan(one) for one in left],
            "shares": None
            if found.shares is None
            else {
                name: [yuan(one) for one in line]
                for name, line in zip(held, found.shares, strict=True)
            },
        }
    return written


def _short(found: Infeasible, claims: list[Claim]) -> dict[str, Any]:
    written: dict[str, Any] = {
        "feasible": False,
        "reason": "no_clean_offer" if found.nothing_clean is not None else "budget",
        "proof": None if "fits" in found.unproved else {"kind": "tried", "mixes": found.mixes},
        "least_extra": found.extra if found.extra is None else yuan(found.extra),
        "least_once": found.once if found.once is None else yuan(found.once),
        "one_debt": found.eased and {"debt": found.eased.debt, "to": yuan(found.eased.to)},
        "proved": not found.unproved,
        "unproved": list(found.unproved),
    }
    if found.nothing_clean is not None:
        written["debt"] = found.nothing_clean
    if found.window:
        written["proof"] = {
            "kind": "one_window",
            "window": found.window.window,
            "least": yuan(found.window.least),
            "budget": yuan(found.window.budget),
        }
        by_name = {claim.name: claim.proposals for claim in claims}
        written["lightest"] = [
            {"debt": debt, "offer": by_name[debt][number].name, "amount": yuan(amount)}
            for debt, number, amount in found.window.lines
        ]
    return written
