"""A tick stands for the figures it was given for: once one of them changes, it is gone."""

from __future__ import annotations

from dataclasses import replace

from planner.case import Case


def still(before: Case, after: Case) -> Case:
    """The case as it stands after a change, without a tick that was given for other figures."""
    ticked = after.plan.confirmed_on
    if ticked is None or ticked != before.plan.confirmed_on or _figures(before) == _figures(after):
        return after
    return replace(after, plan=replace(after.plan, confirmed_on=None))


def _figures(case: Case) -> tuple[object, ...]:
    """What was looked at; when somebody last wrote is none of it."""
    debts = tuple(replace(one, last_contact_on=None) for one in case.debts)
    return case.household, debts, replace(case.plan, confirmed_on=None)
