"""An offer, and what comes of several one after another."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from planner.errors import Refused
from planner.relief.ahead import Settled
from planner.relief.course import Course


class Offer(ABC):
    """One way of repaying a debt differently. Nothing here is a right: most need the lender's yes.

    One that stands `alone`, named here, cannot be a step among others.
    """

    __slots__ = ()
    alone: ClassVar[str] = ""

    @abstractmethod
    def on(self, course: Course) -> Course:
        """The course under this offer."""


def apply(course: Course, offers: Sequence[Offer]) -> Course:
    """The offers one after another; a refusal names the step by its place."""
    for at, offer in enumerate(offers):
        try:
            if len(offers) > 1 and offer.alone:
                raise Refused("cannot_combine", "", f"{offer.alone} stands alone")
            if isinstance(course.ahead, Settled):
                raise Refused("cannot_combine", "", "nothing can follow settle_for")
            course = offer.on(course)
        except Refused as refusal:
            raise refusal.under(str(at)) from None
    return course
