"""`make screenshots`: every page, both languages, a phone and a desk, into docs/screenshots/."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

from playwright.sync_api import Locator, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests import clock  # noqa: E402
from tests.browser import LOCALES, TO_THE_TOP, acted, open_page  # noqa: E402
from tests.browser_setup import find_chromium  # noqa: E402
from tests.conftest import FLAGS, free_port, wait_until_up  # noqa: E402

FOLDER = ROOT / "docs" / "screenshots"
SIZES = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 900}}
NAMED = ("relief", "waiting", "cost", "due", "plan", "door", "timeline", "court", "learn")
PAGES = {"home": "/"} | {name: f"/{name}" for name in (*NAMED, "practise", "teams")}
# What a reader types first, by the field's key, so that no picture is of an example only.
TYPED = {
    "due": {"due_bill": "5400", "due_days": "5", "due_have": "2000"},
    "relief": {"principal": "20000", "rate": "15", "budget": "1200"},
    "waiting": {"principal": "20000", "rate": "15", "periods": "10", "days_late": "12"},
}


def type_into(field: Locator, text: str) -> None:
    """Write over what stood in a field, and leave it."""
    field.fill(text)
    field.press("Tab")


def main() -> None:
    """Start the app, take the pictures, stop it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    port, log = free_port(), FOLDER / "server.log"
    environment = {**os.environ, "PORT": str(port)}
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.served"],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=output,
        )
    try:
        base = f"http://127.0.0.1:{port}"
        wait_until_up(base, process, log)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
            for lang in LOCALES:
                for screen, size in SIZES.items():
                    shown = {"locale": LOCALES[lang], "viewport": size}
                    context = browser.new_context(timezone_id=clock.CHINA, **shown)
                    page = context.new_page()
                    for name, path in PAGES.items():
                        open_page(page, base, path, lang)
                        for key, text in TYPED.get(name, {}).items():
                            field = page.locator(f".st-key-{key} input").first
                            if field.input_value() != text:  # it comes along from the page before
                                acted(page, partial(type_into, field, text))
                        page.evaluate(TO_THE_TOP)
                        page.wait_for_timeout(600)
                        page.screenshot(path=FOLDER / f"{name}-{lang}-{screen}.png")
                    context.close()
            browser.close()
    finally:
        process.terminate()
        process.wait(timeout=10)
        log.unlink()
    print(f"pictures in {FOLDER.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
