"""A session with papers, a file and a paste is over: nothing of the client is left anywhere."""

from __future__ import annotations

import time
from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx
import pytest
from playwright.sync_api import Browser

from tests import clock
from tests.browser import LOCALES
from tests.server.serving import serve
from tests.server.test_visits_end import WORD, Search
from tests.walks.counsellor import Counsellor, fill, settle
from tests.walks.watching import addresses, watch

pytestmark = [pytest.mark.browser, pytest.mark.deep]
DIGITS = "48917"  # not in the documentation of a package that makes the papers
WIDE = {"viewport": {"width": 1280, "height": 900}}


@pytest.mark.parametrize("lang", LOCALES)
def test_nothing_of_a_session_is_left(lang: str, browser: Browser, tmp_path: Path) -> None:
    """No live object, no download, no file, no line of the log; Back shows nothing.

    While it lasts no address and no header has a word of it, and none is another server's.
    """
    search, homes = Search(tmp_path, DIGITS), tmp_path / "homes"
    homes.mkdir()
    apart = {"LOOK_FOR": str(search.ask), "HOME": str(homes), "TMPDIR": str(homes)}
    context = browser.new_context(timezone_id=clock.CHINA, locale=LOCALES[lang], **WIDE)  # type: ignore[arg-type]
    with serve("tests.server.searched_visits", tmp_path / "log", settings=apart) as served:
        page = context.new_page()
        told = watch(page)
        one = Counsellor(page, served.base, lang)
        drawn = len(told)  # with the picture of the page's name, which is everybody's
        fill(one, f"{WORD}七号", f"{DIGITS}2.10")
        settle(one)
        assert Path(one.download("papers_all").path()).stat().st_size > 10_000
        assert search.found(), "the search finds what there is"
        urls = addresses(told)
        given = [url for url in addresses(told[drawn:]) if "/media/" in url]
        assert given and {urlsplit(url).netloc for url in urls} == {urlsplit(served.base).netloc}
        assert [one for one in map(unquote, told) if WORD in one or DIGITS in one] == []
        one.page.locator("[data-rw-leave]").first.click()
        one.page.wait_for_url(lambda url: not url.startswith(served.base))
        one.page.go_back()
        one.page.wait_for_timeout(3000)
        assert WORD not in one.page.content() and DIGITS not in one.page.content()
        context.close()
        for _ in range(10):
            left = search.found()
            if not left:
                break
            time.sleep(2)
        assert "\n".join(left) == ""
        assert [httpx.get(url).status_code for url in given if url.startswith(served.base)] == [
            404
        ] * len(given)
    written = [served.log, *(one for one in homes.rglob("*") if one.is_file())]
    held = [one.read_bytes() for one in written]
    assert not [one for one in held if WORD.encode() in one or DIGITS.encode() in one]
