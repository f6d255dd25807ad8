"""What the container file says, done in a clean directory: no engine for containers is needed."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from pages.written.places import PAGES
from tests.conftest import ROOT, port_of, wait_until_up
from tests.instruments.load import Seen, Target, Visit
from tests.server.serving import run_apart

pytestmark = pytest.mark.deep
# Root without its powers writes no more than anybody else.
PLAIN = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.getuid() == 0 else []


def steps() -> list[tuple[str, str]]:
    """Each instruction with what stands after it."""
    text = (ROOT / "deploy" / "Containerfile").read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(line.split()[0], line.partition(" ")[2].strip()) for line in lines]


def built(folder: Path) -> dict[str, str]:
    """Copy and run as an engine would, but for the packages, which are here; the environment."""
    given: dict[str, str] = {}
    for what, rest in steps():
        if what == "COPY":
            source, into = rest.split()
            if source.endswith("/"):
                shutil.copytree(ROOT / source, folder / into)
            else:
                target = folder / into / (Path(source).name if into.endswith(("/", ".")) else "")
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / source, target)
        elif what == "ENV":
            given |= dict(pair.split("=") for pair in shlex.split(rest))
        elif what == "RUN" and not rest.startswith("pip "):
            ours = re.sub(r"\bpython\b", shlex.quote(sys.executable), rest)
            subprocess.run(["sh", "-ec", ours], cwd=folder, check=True)
    return given


async def draw(target: Target) -> list[str]:
    """Open a page as a browser does; its faults."""
    visit = Visit(target, Seen())
    async with visit.connect() as line:
        await line.send(visit.ask())
        await visit.finish(line)
    return visit.seen.faults


def test_the_pages_are_drawn_out_of_what_is_copied_and_nothing_is_written(tmp_path: Path) -> None:
    assert ("USER", "65534:65534") in steps()
    assert any(what == "RUN" and "--no-cache-dir" in rest for what, rest in steps())
    folder, log = tmp_path / "app", tmp_path / "log"
    given = built(folder)
    subprocess.run(["chmod", "-R", "a-w", str(folder)], check=True)
    there = set(folder.rglob("*"))
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*PLAIN, sys.executable, "app.py"],
            cwd=folder,
            env={**os.environ, **given, "PORT": "0", "REPAYWISE_ADDRESS": "127.0.0.1"},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        port = port_of(process, log)
        base = f"http://127.0.0.1:{port}"
        wait_until_up(base, process, log)
        script = re.search(r'src="\.(/static/js/index\.[^"]+\.js)"', httpx.get(base).text)
        assert script
        packed = httpx.get(f"{base}{script[1]}", headers={"accept-encoding": "br"})
        assert packed.headers["content-encoding"] == "br"
        for name in PAGES:
            target = Target(port, process.pid, "" if name == "home" else name, "")
            assert run_apart(draw(target)) == [], name
        assert "Traceback" not in log.read_text()
        assert set(folder.rglob("*")) == there
    finally:
        process.terminate()
        process.wait(15)
        subprocess.run(["chmod", "-R", "u+w", str(folder)], check=True)


def test_what_the_health_check_asks_is_answered(server: str) -> None:
    check = next(rest for what, rest in steps() if what == "HEALTHCHECK")
    command = json.loads(check[check.index("CMD ") + 4 :])
    port = server.rpartition(":")[2]
    for asked, good in ((port, True), ("1", False)):
        run = [sys.executable, *command[1:]]
        ended = subprocess.run(run, env={**os.environ, "PORT": asked}, capture_output=True)
        assert (ended.returncode == 0) is good
