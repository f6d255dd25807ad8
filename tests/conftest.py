"""The running app, a browser and a phone for the tests that need them."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests import clock
from tests.browser import LOCALES, OpenPage
from tests.browser_setup import find_chromium

clock.start()

ROOT = Path(__file__).resolve().parent.parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
FLAGS += ["--disable-background-networking", "--disable-component-update"]

# The same examples every time, so that a red test means a change; `make deep` draws new ones.
settings.register_profile("default", max_examples=40, deadline=None, derandomize=True)
settings.register_profile("deep", max_examples=3000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest walk first: at the end one worker would go on with it alone."""
    items.sort(key=lambda item: "test_nothing_is_lost" not in item.nodeid)


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def port_of(process: subprocess.Popen[bytes], log: Path, since: int = 0) -> int:
    """The port that a server started with PORT=0 took and printed; nobody else can have it."""
    for _ in range(600):
        if found := re.search(rb"URL: http://127\.0\.0\.1:(\d+)", log.read_bytes()[since:]):
            return int(found[1])
        if process.poll() is not None:
            break
        time.sleep(0.1)
    process.kill()
    pytest.fail(f"the app did not say its port:\n{log.read_text()}")


def wait_until_up(
    base: str, process: subprocess.Popen[bytes], log: Path, at: str = "/healthz"
) -> None:
    """Wait for /healthz; when the server ends first, show what it said."""
    for _ in range(300):
        if process.poll() is not None:
            break
        try:
            if httpx.get(f"{base}{at}", timeout=1).text == "ok":
                return
        except httpx.TransportError:
            time.sleep(0.2)
    process.kill()
    pytest.fail(f"the app did not start:\n{log.read_text()}")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app as a reader meets it, in a process of its own; gives its address."""
    log = tmp_path_factory.mktemp("server") / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.served"],
            cwd=ROOT,
            env={**os.environ, "PORT": "0", "PYTHONUNBUFFERED": "1"},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        base = f"http://127.0.0.1:{port_of(process, log)}"
        wait_until_up(base, process, log)
        yield base
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests. No browser is a failure, never a skip."""
    path = find_chromium()
    if not path:
        pytest.fail("no Chromium on this machine: run `python tests/browser_setup.py`")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def usual_day() -> Iterator[None]:
    """24 November 2026 in this process, for what was counted by hand for that day: no browser."""
    with clock.at(clock.USUAL):
        yield


def screens(browser: Browser, **options: object) -> Iterator[OpenPage]:
    """A factory of fresh visits: `phone("en")` is a page of a reader who prefers English."""
    contexts: list[BrowserContext] = []

    def fresh(lang: str = "zh", zone: str = clock.CHINA, **more: object) -> Page:
        context = browser.new_context(timezone_id=zone, locale=LOCALES[lang], **{**options, **more})  # type: ignore[arg-type]
        contexts.append(context)
        return context.new_page()

    yield fresh
    for context in contexts:
        context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[OpenPage]:
    """Pages on a small phone: 360 × 740, touch, a sharp screen."""
    size = {"width": 360, "height": 740}
    yield from screens(
        browser, viewport=size, has_touch=True, is_mobile=True, device_scale_factor=2
    )
