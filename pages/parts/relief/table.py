"""Every way of repaying in one table, for those who like to see it all at once."""

from __future__ import annotations

from markupsafe import Markup

from content import voice as say
from content.words import t
from pages import shapes
from pages.parts.relief.cards import Named


def comparison(language: str, named: Named) -> Markup:
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
    return shapes.table(head, rows, t(language, "table.caption"), words=4)
