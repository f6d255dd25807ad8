"""The app whose visits end after a second, and which tells on demand where words still are.

`LOOK_FOR` is a file with a word and digits. Whenever `LOOK_FOR.now` comes up, every live object of
this process is searched for them, and the answer is written to `LOOK_FOR.found`.
"""

import gc
import os
import threading
import time
from pathlib import Path
from types import FrameType

from app import app
from server import warm

ASK = Path(os.environ["LOOK_FOR"])
NOW, FOUND = ASK.with_suffix(".now"), ASK.with_suffix(".found")


def holders(word: str, digits: str) -> list[str]:
    """Every live object that holds a word or digits, in text, bytes or a number."""
    found: list[str] = []
    asked, raw, first = (word, digits), (word.encode(), digits.encode()), int(digits)
    for held in gc.get_objects():
        if held is found or held is raw or held is asked or isinstance(held, FrameType):
            continue
        for one in gc.get_referents(held):
            kind = type(one)
            if (
                (kind is str and one not in asked and (word in one or digits in one))
                or (kind is bytes and (raw[0] in one or raw[1] in one))
                or (kind is int and 0 <= one // 10**4 - first < 1)
            ):
                found.append(f"{type(held).__module__}.{type(held).__qualname__}: {one!r}"[:300])
    return found


def look() -> None:
    """Answer each time the question comes up."""
    while True:
        time.sleep(0.1)
        if NOW.exists():
            NOW.unlink()
            gc.unfreeze()
            gc.collect()
            found = holders(*ASK.read_text("utf-8").split())
            FOUND.with_suffix(".part").write_text("\n".join(sorted(set(found))), "utf-8")
            found.clear()
            gc.freeze()  # or every tidying would go through all of it
            FOUND.with_suffix(".part").rename(FOUND)


warm.TIDY_EVERY = 2
threading.Thread(target=look, daemon=True).start()
app.run(
    config={"server.port": int(os.environ["PORT"]), "server.disconnectedSessionTTL": 1},
)
