"""`python -m server.api.clerk`: one process that calculates, one request after the other.

It is apart so that readers of the pages never wait for it, and so that it can be ended when it
takes too long. On standard input: a line with verb and length, then the request. On standard
output: a line with the status, then pieces, each after a line with its length; 0 ends them.
"""

from __future__ import annotations

import gc
import os
import resource
import signal
import sys
import time
from typing import Any, BinaryIO

from planner.contract import posted, verbs

DOCUMENT = "openapi.json"
# Of the processor, for one request: the dearest that we allow takes two seconds.
SECONDS = 10.0
ENOUGH_SECONDS, ENOUGH_BYTES = 5.0, 16_000_000  # of a list; what comes after is refused in place
MEMORY = 1_000_000_000  # bytes of address space, not all of it used
NICER = 10  # readers of the pages come first
BROKEN = {"code": "internal", "field": "", "message": "this is our fault; nothing was calculated"}


def safely(request: dict[str, Any]) -> tuple[int, Any]:
    """Answer or refuse; of a fault of ours only its place is said, never what was asked."""
    try:
        return posted.answered(request)
    except Exception as fault:
        last = fault.__traceback__
        while last and last.tb_next:
            last = last.tb_next
        place = f"{last.tb_frame.f_code.co_filename}:{last.tb_lineno}" if last else ""
        print(f"api: {type(fault).__name__} at {place}", file=sys.stderr, flush=True)
        return 500, {"error": BROKEN}


def serve(asked: BinaryIO, told: BinaryIO) -> None:
    """Answer until nothing more is asked."""
    while line := asked.readline():
        name, size = line.split()
        answer(name.decode(), asked.read(int(size)), told)


def answer(name: str, body: bytes, told: BinaryIO) -> None:
    """One request, told piece by piece."""
    start, sent = time.process_time(), 0
    signal.setitimer(signal.ITIMER_PROF, SECONDS)  # then the system ends this process

    def enough() -> bool:
        return sent > ENOUGH_BYTES or time.process_time() - start > ENOUGH_SECONDS

    if name == DOCUMENT:
        from planner.contract.openapi import openapi

        status, pieces = 200, iter([posted.written(openapi())])
    else:
        status, pieces = posted.reply(name, body, safely, enough)
    told.write(b"%d\n" % status)
    for piece in pieces:
        data = piece.encode("ascii")
        sent += len(data)
        told.write(b"%d\n%b" % (len(data), data))
    told.write(b"0\n")
    signal.setitimer(signal.ITIMER_PROF, 0)
    told.flush()


def main() -> None:
    """Load every verb, then answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends us
    os.nice(NICER)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    told, sys.stdout = sys.stdout.buffer, sys.stderr
    verbs.load()
    gc.collect()
    gc.freeze()
    serve(sys.stdin.buffer, told)


if __name__ == "__main__":
    main()
