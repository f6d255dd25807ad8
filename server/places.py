"""Where our files and Streamlit's lie, and what kind each is."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.written.places import ALONE

ROOT = Path(__file__).resolve().parent.parent
BUNDLE = Path(st.__file__).with_name("static")  # Streamlit's own browser files
JS = "text/javascript"
SVG = "image/svg+xml"
TYPES = {".js": JS, ".css": "text/css", ".json": "application/json"}
SCRIPTS = {path.name: path.read_bytes() for path in sorted((ROOT / "static").glob("*.js"))}
PICTURES = {path.name: path.read_bytes() for path in sorted((ROOT / "static").glob("*.svg"))}
STYLE = b"".join(path.read_bytes() for path in sorted((ROOT / "static").glob("*.css")))
# The addresses of Streamlit's files; its first page is ours.
ASSETS = {
    f"/{path.relative_to(BUNDLE).as_posix()}"
    for path in BUNDLE.rglob("*")
    if path.is_file() and path.suffix != ".html"
}
# A page is a file of pages/; its address is the file's name, home's is the root.
PAGES = {path.stem for path in (ROOT / "pages").glob("*.py")} - {"shell", "home"}

NEVER_FRAMED = {*ALONE, "api"}  # a page of one of these names shows in nobody's frame


def is_page(path: str) -> bool:
    """Whether a page of ours stands at an address."""
    return path in ("/", "/index.html") or path.removeprefix("/") in PAGES
