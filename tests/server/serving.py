"""A server of its own for one test; it ends with the test."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Coroutine, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tests.conftest import ROOT, port_of, wait_until_up

Given = TypeVar("Given")


def run_apart(
    work: Coroutine[None, None, Given],
    loop: Callable[[], asyncio.AbstractEventLoop] = asyncio.new_event_loop,
) -> Given:
    """Run a coroutine in a thread of its own: the browser's loop holds this one."""

    def run() -> Given:
        with asyncio.Runner(loop_factory=loop) as runner:
            return runner.run(work)

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()


@dataclass(frozen=True)
class Served:
    """A running server: its port, its address, and the file that it logs to."""

    port: int
    pid: int
    log: Path

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextlib.contextmanager
def serve(
    module: str,
    log: Path,
    port: int = 0,
    settings: Mapping[str, str] | None = None,
    healthy: str = "/healthz",
) -> Iterator[Served]:
    """Run a module of ours as a server until the block ends, on a port given or one it takes."""
    with log.open("ab") as output:
        since = output.tell()
        process = subprocess.Popen(
            [sys.executable, "-m", module],
            cwd=ROOT,
            env={**os.environ, **(settings or {}), "PORT": str(port), "PYTHONUNBUFFERED": "1"},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        served = Served(port or port_of(process, log, since), process.pid, log)
        wait_until_up(served.base, process, log, healthy)
        yield served
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
