"""Streamlit's files, small: compressed once and kept."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import brotli
import streamlit as st
from starlette.requests import Request
from starlette.responses import Response

from server.index import INDEX
from server.places import BUNDLE, ROOT, TYPES

CACHE = ROOT / ".cache" / f"static-br9-{st.__version__}"
packed: dict[str, bytes] = {}  # Streamlit's files in brotli, by their path under BUNDLE


def pack_bundle() -> None:
    """Compress Streamlit's files once, those of the first page first (docs/decisions/0003)."""
    files = [path for path in (BUNDLE / "static").rglob("*") if path.suffix in TYPES]
    for path in sorted(files, key=lambda path: path.name.encode() not in INDEX["zh"]):
        kept = CACHE / f"{path.name}.br"
        try:
            data = kept.read_bytes()
        except OSError:
            data = brotli.compress(path.read_bytes(), quality=9)
            with contextlib.suppress(OSError):  # a read-only disk: memory will do
                CACHE.mkdir(parents=True, exist_ok=True)
                part = kept.with_suffix(f".{os.getpid()}")
                part.write_bytes(data)
                part.replace(kept)
        packed[path.relative_to(BUNDLE).as_posix()] = data


def compressed(request: Request) -> Response | None:
    """The brotli form of one of Streamlit's files, where there is one and the browser takes it."""
    name = "static/" + request.url.path.partition("/static/")[2]
    offers = request.headers.get("accept-encoding", "").replace(" ", "").split(",")
    if name not in packed or "br" not in offers or request.method not in ("GET", "HEAD"):
        return None
    headers = {
        "Content-Encoding": "br",
        "Vary": "Accept-Encoding",
        "Cache-Control": "public, max-age=31536000, immutable",  # the name holds a hash
    }
    return Response(packed[name], headers=headers, media_type=TYPES[Path(name).suffix])
