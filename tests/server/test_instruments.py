"""What measures many readers says when one of them stays away."""

from __future__ import annotations

import time

from tests.conftest import free_port
from tests.instruments.load import Seen, Target
from tests.instruments.stubborn import Stubborn
from tests.server.serving import run_apart


def test_a_reader_who_does_not_come_back_is_a_fault() -> None:
    seen = Seen()
    nobody = Stubborn(Target(free_port(), 0, "relief", ""), seen)
    run_apart(nobody.stay(1.0, time.perf_counter() + 3.0))
    assert seen.faults == ["did not come back"]
