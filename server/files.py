"""Streamlit's files, small: compressed once and kept."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Awaitable, Callable
from pathlib import Path

import brotli
import streamlit as st
from starlette.requests import Request
from starlette.responses import Response

from server.index import INDEX
from server.places import BUNDLE, ROOT, STYLE, TYPES

CACHE = ROOT / ".cache" / f"static-br9-{st.__version__}"
packed: dict[str, bytes] = {}  # Streamlit's files in brotli, by their path under BUNDLE


def pack_bundle() -> None:
    """Compress Streamlit's files once, those of the first page first (docs/decisions/0003)."""
    files = [path for path in (BUNDLE / "static").rglob("*") if path.suffix in TYPES]
    for path in sorted(files, key=lambda path: path.name not in INDEX["zh"]):
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


def takes_brotli(request: Request) -> bool:
    """Whether the browser offers brotli, which it does over HTTPS and on the same machine."""
    return "br" in request.headers.get("accept-encoding", "").replace(" ", "").split(",")


def for_ever(data: bytes, kind: str, brotlied: bool) -> Response:
    """A file whose name holds a hash of it."""
    headers = {"Vary": "Accept-Encoding", "Cache-Control": "public, max-age=31536000, immutable"}
    if brotlied:
        headers["Content-Encoding"] = "br"
    return Response(data, headers=headers, media_type=kind)


def compressed(request: Request) -> Response | None:
    """The brotli form of one of Streamlit's files, where there is one and the browser takes it."""
    name = "static/" + request.url.path.partition("/static/")[2]
    if name not in packed or not takes_brotli(request) or request.method not in ("GET", "HEAD"):
        return None
    return for_ever(packed[name], TYPES[Path(name).suffix], brotlied=True)


def style() -> Callable[[Request], Awaitable[Response]]:
    """The answer with our one style sheet, compressed here and now."""
    small = brotli.compress(STYLE)

    async def answer(request: Request) -> Response:
        if takes_brotli(request):
            return for_ever(small, TYPES[".css"], brotlied=True)
        return for_ever(STYLE, TYPES[".css"], brotlied=False)

    return answer
