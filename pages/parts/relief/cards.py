"""Offers as a reader sees them: the sentence, the cards, the table."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from markupsafe import Markup

from content import voice as say
from content.words import t
from pages import shapes
from pages.parts import cite, visit
from pages.parts.debt import loan
from pages.parts.relief import ways

Named = list[tuple[str, str, dict[str, Any]]]  # the way, its name, the planner's answer


def headline(
    language: str, answer: dict[str, Any], budget: str | None, named: Named
) -> tuple[str, str]:
    """The answer in one sentence, and its tone."""
    if budget is None:
        return t(language, "relief.no_budget"), "watch"
    monthly = say.aloud(language, budget)
    good = [one for way, _, one in named if bearable(way, one)]
    first = first_to_ask(named)
    if first is not None:
        pays, name = say.money(language, named[first][2]["usual_payment"]), named[first][1]
        values = {"monthly": monthly, "count": len(good), "first": name, "pays": pays}
        return t(language, "relief.some", **values), "good"
    dear = next((name for way, name, one in named if dearer(way, one)), None)
    if dear is not None:
        return t(language, "relief.only_dear", monthly=monthly, name=dear), "watch"
    return _no_way(language, answer["would_fit"], monthly)


def _no_way(language: str, fit: dict[str, Any], monthly: str) -> tuple[str, str]:
    """What would fit the budget, where none of the ways does."""
    if fit["periods"]:
        key, values = (
            "relief.fit",
            {"periods": fit["periods"], "payment": say.money(language, fit["payment"])},
        )
    elif fit["periods_without_interest"]:
        key = "relief.below_interest"
        values = {
            "interest": say.money(language, fit["interest_a_month"]),
            "periods": fit["periods_without_interest"],
        }
    else:
        key, values = "relief.none", {}
    return t(language, key, monthly=monthly, **values), "watch"


def bearable(way: str, one: dict[str, Any]) -> bool:
    """Open to this product, within the budget, not leaving the reader overdue, no new debt."""
    return fits_product(way) and _kept_up(one) and ways.WAYS[way].lead


def dearer(way: str, one: dict[str, Any]) -> bool:
    """Can be kept up, but only by borrowing anew or by paying interest on and on."""
    return fits_product(way) and _kept_up(one) and not ways.WAYS[way].lead


def _kept_up(one: dict[str, Any]) -> bool:
    return one["affordable"] is True and not one["leaves_overdue"]


def order(named: Named) -> list[int]:
    """The places in which to look: the first to ask, what can be kept up, what is too much.

    Among what can be kept up, new debt comes after the rest; doing nothing is always last.
    """
    first = first_to_ask(named)

    def key(at: int) -> tuple[bool, bool, bool, bool, int]:
        way, _, one = named[at]
        hard = one["leaves_overdue"] or one["affordable"] is False
        dear = not hard and not ways.WAYS[way].lead
        return at != first, way == "nothing", hard, dear, one["rank"]

    return sorted(range(len(named)), key=key)


def fits_product(way: str) -> bool:
    """False for what only bank credit cards know, when another product is chosen."""
    return not ways.WAYS[way].card_only or loan.is_card()


def first_to_ask(named: Named) -> int | None:
    """The offer to ask about first: bearable, and asking the lender to give nothing up."""
    ranks = sorted(range(len(named)), key=lambda at: named[at][2]["rank"])
    good = [at for at in ranks if bearable(*named[at][::2])]
    modest = [at for at in good if _modest(named[at][2])]
    return next(iter(modest or good), None)


def _modest(one: dict[str, Any]) -> bool:
    return Decimal(one["forgiven"]) == 0 and Decimal(one["extra"]) >= 0


def card(language: str, way: str, name: str, one: dict[str, Any], first: bool) -> Markup:
    """One offer as a card."""
    hard = one["leaves_overdue"] or one["affordable"] is False
    tone = "good" if bearable(way, one) else "watch" if hard else "calm"
    badge = _badge(way, one, first)
    lines = [*amounts(language, one), *_true_rate(language, way, one)]
    lines += [ways.means(language, way), _needs(language, way, one)]
    sources = cite.sources(language, ways.WAYS[way].facts, t(language, "cite.sources"))
    return shapes.card(name, t(language, badge) if badge else "", lines, tone, sources)


def _badge(way: str, one: dict[str, Any], first: bool) -> str:
    if first:
        return "badge.first"
    if one["leaves_overdue"]:
        return "badge.overdue"
    if one["affordable"] is False:
        return "badge.too_much"
    if not fits_product(way):
        return "badge.card_only"
    if not ways.WAYS[way].lead:
        return f"badge.{way}"
    return "badge.concession" if Decimal(one["forgiven"]) > 0 else ""


def _true_rate(language: str, way: str, one: dict[str, Any]) -> list[str]:
    """A new loan beside the old one: the true yearly rate of each, every fee included."""
    if way != "new_loan" or not one["true_rate"] or not one.get("contract_rate"):
        return []
    new, old = one["true_rate"]["nominal"], one["contract_rate"]
    key = "card.rate.lower" if Decimal(new) < Decimal(old) else "card.rate.higher"
    return [cite.worded(language, key, new=shapes.strong(say.percent(new)), old=say.percent(old))]


def _needs(language: str, way: str, one: dict[str, Any]) -> str:
    if way == "new_loan":
        return t(language, "needs.new_loan")
    day = one["needs"]["ask_before"]
    if day == visit.today().isoformat():
        return t(language, "needs.lender.now")
    said = say.day(language, day) if day else ""
    return t(language, f"needs.{one['needs']['agreement_of']}", day=said)


def amounts(language: str, one: dict[str, Any]) -> list[str]:
    """The lines of a card that hold numbers; those that matter are HTML."""
    if not one["schedule"]:
        return [
            cite.worded(
                language,
                "card.grows",
                owed=_bold(language, one["still_owed"]),
                day=say.day(language, one["until"]),
            )
        ]
    lines = _monthly(language, one)
    if Decimal(one["largest_payment"]) - Decimal(one["usual_payment"]) > 1 and not _told(one):
        lines.append(_line(language, "card.largest", largest=one["largest_payment"]))
    lines.append(
        cite.worded(
            language,
            "card.total",
            total=_bold(language, one["total"]),
            extra=say.signed(language, one["extra"]),
        )
    )
    if Decimal(one["still_owed"]) > 0:
        lines.append(_line(language, "card.still", owed=one["still_owed"]))
    if Decimal(one["deferred"]) >= 1:
        lines.append(_line(language, "card.deferred", amount=one["deferred"]))
    if Decimal(one["forgiven"]) > 0:
        lines.append(_line(language, "card.forgiven", amount=one["forgiven"]))
    return lines


def falling(one: dict[str, Any]) -> bool:
    """Whether each payment is smaller than the one before, as with a card's minimum."""
    paid = [Decimal(row["payment"]) for row in one["schedule"]]
    return len(paid) > 2 and paid[0] > paid[1] > paid[2] and paid == sorted(paid, reverse=True)


def _today_first(one: dict[str, Any]) -> bool:
    """Whether something has to be paid today, before the monthly payments."""
    first, last = one["schedule"][0], one["schedule"][-1]
    paid_today = first["due"] == visit.today().isoformat() and Decimal(first["payment"]) > 0
    return paid_today and last["due"] != first["due"]


def _told(one: dict[str, Any]) -> bool:
    """Whether the largest payment is already said: the first of falling ones, or today's."""
    today = one["schedule"][0]["payment"] if _today_first(one) else None
    return falling(one) or one["largest_payment"] == today


def _monthly(language: str, one: dict[str, Any]) -> list[str]:
    """What is paid a month, until when, and how it begins."""
    rows = one["schedule"]
    begins = next((row["payment"] for row in rows if Decimal(row["payment"]) > 0), "0.00")
    single = len({row["due"] for row in rows}) == 1
    key = "card.falling" if falling(one) else "card.once" if single else "card.monthly"
    values = {
        "monthly": _bold(language, begins if falling(one) else one["usual_payment"]),
        "day": say.day(language, one["last_due"]),
        "last": say.month(language, one["last_due"]),
    }
    lines: list[str] = [cite.worded(language, key, **values)]
    if _today_first(one):
        lines.insert(0, _line(language, "card.today", first=begins))
    elif Decimal(one["usual_payment"]) - Decimal(begins) > 1:
        lines.append(_line(language, "card.begins", first=begins))
    return lines


def _line(language: str, key: str, **amounts: str) -> Markup:
    """A line of a card with its amounts in bold type."""
    bold = {name: _bold(language, amount) for name, amount in amounts.items()}
    return cite.worded(language, key, **bold)


def _bold(language: str, amount: str) -> Markup:
    return shapes.strong(say.money(language, amount))
