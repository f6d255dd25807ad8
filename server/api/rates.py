"""How much of the planner one address gets: so many requests a minute, dear ones counting more."""

from __future__ import annotations

import math
from collections import Counter
from ipaddress import IPv6Address, ip_address

from server.turns import Turns

MINUTE = 60.0
AT_ONCE = 4  # requests of one address that are being read, calculated or sent
ALL_AT_ONCE = 64
REQUESTS_A_SECOND = 20  # so many requests cost as much as one second of calculation
# Seconds that an address may owe, and is remembered: four of the dearest lists at once cost that.
LONGEST = 5 * MINUTE


def reader(address: str) -> str:
    """Whose budget an address draws on: of IPv6 the whole network that one household has.

    >>> reader("2001:db8:1:2:3:4:5:6")
    '2001:db8:1:2::'
    """
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, IPv6Address):
        found = found.ipv4_mapped or IPv6Address(int(found) >> 64 << 64)
    return str(found)


class Rates:
    """What each address has asked and not paid for yet: a minute ahead by asking often."""

    def __init__(self, a_minute: int) -> None:
        self.price = MINUTE / a_minute
        self.turns = Turns(LONGEST)
        self.open: Counter[str] = Counter()

    def wait(self, who: str, now: float) -> int:
        """The whole seconds to wait until one more request is paid for; 0 when it is, and taken."""
        if (over := self.turns.owed(who, now) - MINUTE + self.price) > 0:
            return math.ceil(over)
        self.turns.add(who, self.price, now)
        return 0

    def charge(self, who: str, seconds: float, now: float) -> None:
        """What a request cost beyond one: it is known only afterwards."""
        self.turns.add(who, int(seconds * REQUESTS_A_SECOND) * self.price, now)

    def enter(self, who: str) -> str:
        """Why one more request may not begin now, in a word; empty when it may, and has begun."""
        if self.open.total() >= ALL_AT_ONCE:
            return "busy"
        if self.open[who] >= AT_ONCE:
            return "too_many"
        self.open[who] += 1
        return ""

    def leave(self, who: str) -> None:
        """A request is over."""
        self.open[who] -= 1
        if not self.open[who]:
            del self.open[who]
