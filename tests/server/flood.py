"""`python -m tests.server.flood PORT PID`: one address asks /relief over ten connections, fast."""

from __future__ import annotations

import asyncio
import sys
from itertools import count

from tests.instruments.load import Seen, Target, Visit
from tests.instruments.scaling import LABEL


async def pour(visit: Visit) -> None:
    """Open the page and change its field as fast as the socket takes it; read no answer."""
    visit.source = "127.2.0.1"
    async with visit.connect() as line:
        await line.send(visit.ask())
        for value in count(3000):
            await line.send(visit.ask(str(value)))
            if value == 3200:
                print("more than may be asked at once", flush=True)
            await asyncio.sleep(0)


async def flood(target: Target) -> None:
    """Ten of them."""
    await asyncio.gather(*(pour(Visit(target, Seen())) for _ in range(10)), return_exceptions=True)


if __name__ == "__main__":
    asyncio.run(flood(Target(int(sys.argv[1]), int(sys.argv[2]), "relief", LABEL)))
