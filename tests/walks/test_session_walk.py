"""A whole session on one screen, driven by hand: first paste to all papers, then opened again.

The client and every figure are those of section 1 and 5.10 of the session's specification.
"""

from __future__ import annotations

import io
import os
import re
import signal
import time
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests import clock
from tests.browser import LOCALES
from tests.server.serving import serve
from tests.walks.counsellor import Counsellor, fill, settle

pytestmark = [pytest.mark.browser, pytest.mark.deep]
POOL = ["1,053.00", "1,970.00", "2,970.00"]
SHARES = ["103.21", "288.04", "378.05", "157.44", "37.45", "28.80", "60.01"]
ANSWER_BY = {"zh": "2026年12月9日", "en": "9 Dec 2026"}
MOST_INPUTS = 40


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_from_the_first_paste_to_all_papers_and_back(
    browser: Browser, lang: str, tmp_path: Path
) -> None:
    """At most forty inputs, the time printed and not judged; the server ends; the file opens."""
    wide = {"viewport": {"width": 1280, "height": 900}, "locale": LOCALES[lang]}
    context = browser.new_context(timezone_id=clock.CHINA, accept_downloads=True, **wide)  # type: ignore[arg-type]
    with serve("tests.served", tmp_path / "log") as served:
        one = Counsellor(context.new_page(), served.base, lang)
        fill(one)
        assert ANSWER_BY[lang] in one.page.locator(".st-key-urgent").inner_text()
        shown = settle(one)
        packed = one.download("papers_all")
        assert one.inputs <= MOST_INPUTS
        print(f"{lang}: {one.inputs} inputs, {time.monotonic() - one.began:.0f} s")
        panel = one.panel()
        assert all(sum_ in shown for sum_ in [*POOL, *SHARES])
        names = zipfile.ZipFile(io.BytesIO(Path(packed.path()).read_bytes())).namelist()
        assert {Path(name).suffix for name in names} >= {
            ".pdf",
            ".png",
            ".docx",
            ".xlsx",
            ".csv",
            ".ics",
        }
        one.tap(one.said("session.fold.file"))
        kept = tmp_path / "case.json"
        one.download("save_case").save_as(kept)
        one.step("talks")
        # Of seven debts that ask, one has no way that is known: the hospital's, asked by nobody.
        assert one.said("session.mix.table") in one.shown()
        os.kill(served.pid, signal.SIGKILL)
    with serve("tests.served", tmp_path / "log") as served:
        again = Counsellor(context.new_page(), served.base, lang)
        again.tap(again.said("session.fold.file"))
        again.page.locator("input[type=file]").first.set_input_files(kept)
        again.tap(again.said("session.file.yes"))
        again.step("settle")
        opened = again.shown()
        assert all(sum_ in opened for sum_ in [*POOL, *SHARES])
        assert again.panel() == panel
        assert ANSWER_BY[lang] in again.page.locator(".st-key-urgent").inner_text()
        once_more = tmp_path / "again.json"
        again.download("save_case").save_as(once_more)
        assert once_more.read_bytes() == kept.read_bytes()
    log = (tmp_path / "log").read_text("utf-8")
    assert not re.search("信用卡|13118|13,118|6500", log), "nothing of the client is in the log"
    context.close()
