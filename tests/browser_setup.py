"""Make sure of a Chromium, a Chinese font and a reader of PDF, or say plainly what is missing.

Debian's packages are tried first (as root), then Playwright's own browser. Run by `make test`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

# The shell is Chromium without its window, menus and tabs: the same pages for half the work.
SHELL = "chromium-headless-shell"
CHROMIUM = (f"/usr/bin/{SHELL}",)
CHROMIUM += ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")


def find_chromium() -> str | None:
    """The path of a Chromium on this machine: Debian's, else the one that Playwright keeps."""
    for path in CHROMIUM:
        if os.access(path, os.X_OK):
            return path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def has_chinese_font() -> bool:
    """Whether fontconfig knows a font for Chinese; without it every sign is an empty box."""
    if not shutil.which("fc-list"):
        return False
    listed = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False)
    return bool(listed.stdout.strip())


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages where we may; false where we may not or it failed."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(["apt-get", "-q", *command], env=quiet, check=False)
        if done.returncode != 0:
            return False
    return True


def main() -> int:
    """Install what is missing; 0 when the tests can run."""
    shell = os.access(CHROMIUM[0], os.X_OK) or apt_install([SHELL])
    if not shell and not find_chromium():
        apt_install(["chromium"])
    if not has_chinese_font():
        apt_install(["fonts-noto-cjk", "fontconfig"])
    if not shutil.which("pdftotext"):
        apt_install(["poppler-utils"])
    if not find_chromium():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    problems = []
    if not find_chromium():
        problems.append("no Chromium (Debian: apt-get install chromium)")
    if not has_chinese_font():
        problems.append("no Chinese font (Debian: apt-get install fontconfig fonts-noto-cjk)")
    if not shutil.which("pdftotext"):
        problems.append("nothing to read a PDF (Debian: apt-get install poppler-utils)")
    for problem in problems:
        print(f"The tests cannot run: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
