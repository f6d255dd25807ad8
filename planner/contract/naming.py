"""Refusals that name a field which the request really holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from planner.contract.model import join
from planner.contract.terms import ScheduleRequest
from planner.errors import Refused

# What the arithmetic calls a field, and which fields of a schedule request that may be.
STANDS_FOR = {
    "due_dates": ("due_dates", "first_due", "start"),
    "first_due": ("due_dates", "first_due", "rate.value"),
    "flows": ("rate.value",),
}


@contextmanager
def of_schedule(got: ScheduleRequest, path: str = "") -> Iterator[None]:
    """Inside, a refusal about dates or rates names what the schedule request gave."""
    try:
        yield
    except Refused as refusal:
        names = STANDS_FOR.get(refusal.field, (refusal.field,))
        field = next((name for name in names if getattr(got, name, None) is not None), names[-1])
        inside = getattr(got, "inside", "")
        if field.split(".")[0] in ScheduleRequest.model_fields and inside:
            field = join(inside, field)
        raise refusal.about(field).under(path) from None


@contextmanager
def as_field(field: str) -> Iterator[None]:
    """Inside, every refusal is about this one field."""
    try:
        yield
    except Refused as refusal:
        raise refusal.about(field) from None
