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
FOREVER = "public, max-age=31536000, immutable"  # for a name that holds a hash
packed: dict[str, bytes] = {}  # Streamlit's files in brotli, by their path under BUNDLE


def pack_bundle() -> None:
    """Compress Streamlit's files once, those of the first page first (docs/decisions/0003)."""
    files = [path for path in (BUNDLE / "static").rglob("*") if path.suffix in TYPES]
    for path in sorted(files, key=lambda path: path.name.encode() not in INDEX["zh"]):
        kept = CACHE / f"{path.name}.br"
        packed[path.relative_to(BUNDLE).as_posix()] = pack(path.read_bytes(), kept)


def pack(source: bytes, kept: Path) -> bytes:
    """A file in brotli: as kept from before where that gives the file back, else made anew."""
    with contextlib.suppress(OSError, brotli.error):
        data: bytes = kept.read_bytes()
        if brotli.decompress(data) == source:
            return data
    data = brotli.compress(source, quality=9)
    keep(data, kept)
    return data


def keep(data: bytes, path: Path) -> None:
    """Write a file whole or not at all; on a full or read-only disk, memory will do."""
    part = path.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(path)
    with contextlib.suppress(OSError):
        part.unlink()


def compressed(request: Request) -> Response | None:
    """The brotli form of one of Streamlit's files, where there is one and the browser takes it."""
    name = "static/" + request.url.path.partition("/static/")[2]
    offers = request.headers.get("accept-encoding", "").replace(" ", "").split(",")
    if name not in packed or "br" not in offers or request.method not in ("GET", "HEAD"):
        return None
    headers = {"Content-Encoding": "br", "Vary": "Accept-Encoding", "Cache-Control": FOREVER}
    return Response(packed[name], headers=headers, media_type=TYPES[Path(name).suffix])
