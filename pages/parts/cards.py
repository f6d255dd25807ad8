"""Offers as a reader sees them: the sentence, the cards, the table."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from content import t
from pages.parts import cite, loan, look, offers, say, visit

Named = list[tuple[str, str, dict[str, Any]]]  # the way, its name, the planner's answer


def headline(
    language: str, answer: dict[str, Any], budget: str | None, named: Named
) -> tuple[str, str]:
    """The answer in one sentence, and its tone."""
    if budget is None:
        return t(language, "relief.no_budget"), "watch"
    monthly = say.aloud(language, budget)
    good = [(way, name, one) for way, name, one in named if bearable(way, one)]
    if good:
        _, name, first = named[first_to_ask(named) or 0]
        pays = say.money(language, first["usual_payment"])
        return t(
            language, "relief.some", monthly=monthly, count=len(good), first=name, pays=pays
        ), "good"
    fit = answer["would_fit"]
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
    """Open to this product, within the budget, and not leaving the reader overdue."""
    return fits_product(way) and one["affordable"] is True and not one["leaves_overdue"]


def fits_product(way: str) -> bool:
    """False for what only bank credit cards know, when another product is chosen."""
    return not offers.WAYS[way].card_only or loan.is_card()


def first_to_ask(named: Named) -> int | None:
    """The offer to ask about first: bearable, and asking the lender to give nothing up."""
    order = sorted(range(len(named)), key=lambda at: named[at][2]["rank"])
    good = [at for at in order if bearable(*named[at][::2])]
    modest = [at for at in good if Decimal(named[at][2]["forgiven"]) == 0]
    return next(iter(modest or good), None)


def card(language: str, way: str, name: str, one: dict[str, Any], first: bool) -> str:
    """One offer as a card."""
    hard = one["leaves_overdue"] or one["affordable"] is False
    tone = "good" if bearable(way, one) else "watch" if hard else "calm"
    badge = _badge(way, one, first)
    lines = [*amounts(language, one), t(language, f"means.{way}"), _needs(language, one)]
    sources = cite.sources(language, offers.WAYS[way].facts, t(language, "cite.sources"))
    return look.card(name, t(language, badge) if badge else "", lines, tone, sources)


def _badge(way: str, one: dict[str, Any], first: bool) -> str:
    if first:
        return "badge.first"
    if one["leaves_overdue"]:
        return "badge.overdue"
    if one["affordable"] is False:
        return "badge.too_much"
    if not fits_product(way):
        return "badge.card_only"
    return "badge.concession" if Decimal(one["forgiven"]) > 0 else ""


def _needs(language: str, one: dict[str, Any]) -> str:
    day = one["needs"]["ask_before"]
    if day == visit.today().isoformat():
        return t(language, "needs.lender.now")
    said = say.day(language, day) if day else ""
    return t(language, f"needs.{one['needs']['agreement_of']}", day=said)


def amounts(language: str, one: dict[str, Any]) -> list[str]:
    """The lines of a card that hold numbers, as HTML."""

    def bold(amount: str) -> str:
        return look.strong(say.money(language, amount))

    if not one["schedule"]:
        return [
            t(
                language,
                "card.grows",
                owed=bold(one["still_owed"]),
                day=say.day(language, one["until"]),
            )
        ]
    last = say.month(language, one["last_due"])
    single = len({row["due"] for row in one["schedule"]}) == 1
    lines = [
        t(
            language,
            "card.once" if single else "card.monthly",
            monthly=bold(one["usual_payment"]),
            day=say.day(language, one["last_due"]),
            last=last,
        )
    ]
    begins = next(row["payment"] for row in one["schedule"] if Decimal(row["payment"]) > 0)
    if Decimal(one["usual_payment"]) - Decimal(begins) > 1:
        lines.append(t(language, "card.begins", first=bold(begins)))
    if Decimal(one["largest_payment"]) - Decimal(one["usual_payment"]) > 1:
        lines.append(t(language, "card.largest", largest=bold(one["largest_payment"])))
    lines.append(
        t(
            language,
            "card.total",
            total=bold(one["total"]),
            extra=say.signed(language, one["extra"]),
        )
    )
    if Decimal(one["still_owed"]) > 0:
        lines.append(t(language, "card.still", owed=bold(one["still_owed"])))
    if Decimal(one["deferred"]) >= 1:
        lines.append(t(language, "card.deferred", amount=bold(one["deferred"])))
    if Decimal(one["forgiven"]) > 0:
        lines.append(t(language, "card.forgiven", amount=bold(one["forgiven"])))
    return lines


def comparison(language: str, named: Named) -> str:
    """Every offer in one table."""
    head = [
        t(language, f"table.{name}")
        for name in (
            "offer",
            "status",
            "bearable",
            "last",
            "monthly",
            "largest",
            "total",
            "extra",
            "still",
            "deferred",
            "forgiven",
        )
    ]
    rows = [
        (
            name,
            t(language, "yes.overdue" if one["leaves_overdue"] else "no.overdue"),
            t(language, f"bearable.{one['affordable']}"),
            say.month(language, one["last_due"]) if one["last_due"] else t(language, "table.never"),
            *(
                say.digits(one[column])
                for column in (
                    "usual_payment",
                    "largest_payment",
                    "total",
                    "extra",
                    "still_owed",
                    "deferred",
                    "forgiven",
                )
            ),
        )
        for _, name, one in named
    ]
    return look.table(head, rows, t(language, "table.caption"), words=4)
