"""Our page inside a site that somebody else's program makes: `make hosts` installs it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from content.voice import Voice
from pages.parts.embedding import choosing
from tests import clock
from tests.apptest import choose, opened
from tests.browser import PATIENCE
from tests.conftest import ROOT
from tests.embedding.host import READY, site
from tests.embedding.test_in_a_host import changed, is_whole
from tests.server.serving import serve

pytestmark = [pytest.mark.hosts, pytest.mark.browser]
MKDOCS = ROOT / ".venv-hosts" / "bin" / "mkdocs"
SETTINGS = "site_name: Help\nuse_directory_urls: false\ntheme:\n  name: mkdocs\n  locale: en\n"


def copied() -> str:
    """What our page for editors gives to be pasted, as an editor gets it."""
    voice = Voice("en")
    app = opened("embedding", "en")
    choose(app, voice("field.embed_page"), voice(f"page.{choosing.PAGES[0]}"))
    return str(app.code[0].value)


def built(folder: Path, pasted: str) -> dict[str, str]:
    """A site made by MkDocs of one page, its files by their addresses."""
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(SETTINGS)
    (folder / "docs" / "index.md").write_text(f"# Help\n\nBefore.\n\n{pasted}\n\nAfter.\n")
    subprocess.run([MKDOCS, "build", "-q"], cwd=folder, check=True, timeout=120)
    made = folder / "site"
    found = [path for path in made.rglob("*") if path.suffix in (".html", ".css", ".js")]
    return {f"/{path.relative_to(made).as_posix()}": path.read_text("utf-8") for path in found}


def test_a_page_made_by_mkdocs_holds_ours(browser: Browser, tmp_path: Path) -> None:
    with (
        site() as host,
        serve(
            "tests.served", tmp_path / "log", 0, {"REPAYWISE_FRAME_ANCESTORS": host.base}
        ) as ours,
    ):
        host.pages |= built(tmp_path, copied().replace("http://localhost", ours.base))
        context = browser.new_context(timezone_id=clock.CHINA)
        page = context.new_page()
        page.goto(f"{host.base}/index.html")
        page.wait_for_function(READY, timeout=PATIENCE)
        frame = page.frames[1]
        assert frame.evaluate("document.documentElement.lang") == "en"
        changed(page, frame, "en", "30000")
        is_whole(page, frame)
        context.close()
