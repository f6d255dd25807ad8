"""Where our files and Streamlit's lie, and what kind each is."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

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
