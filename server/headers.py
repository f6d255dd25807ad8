"""The safety headers of every answer, and who may show our pages in a frame."""

from __future__ import annotations

import base64
import hashlib
import re

from server.index import INDEX

Header = tuple[bytes, bytes]
NOT_KEPT: Header = (b"cache-control", b"no-store, private")
# One source of frame-ancestors: 'self', a scheme, or a host with its scheme and port if any.
SOURCE = re.compile(
    r"'self'|\*|https?:"
    r"|(https?://)?(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*(:([0-9]+|\*))?(/[^;,]*)?",
    re.IGNORECASE,
)
BARE = {"self", "none"}  # without quotes a browser takes them for hosts


def frame_ancestors(text: str) -> str:
    """Who may frame our pages: only ourselves when nothing is said.

    >>> frame_ancestors("https://help.example.cn  https://*.example.org")
    'https://help.example.cn https://*.example.org'
    """
    sources = text.split()
    if sources == ["'none'"]:
        return "'none'"
    for source in sources:
        if source.lower() in BARE or not SOURCE.fullmatch(source):
            raise ValueError(
                f"REPAYWISE_FRAME_ANCESTORS: {source!r} is not an address such as "
                "https://help.example.cn; write addresses with spaces between, nothing else"
            )
    return " ".join(sources) or "'self'"


def safety_headers(frames: str) -> list[Header]:
    """A page may load only from here; `frames` says who may show it (see `frame_ancestors`)."""
    inline = re.findall(rb"<script>(.*?)</script>", INDEX["zh"], flags=re.DOTALL)
    sums = [base64.b64encode(hashlib.sha256(code).digest()).decode() for code in inline]
    allowed = " ".join(f"'sha256-{digest}'" for digest in sums)
    policy = (
        f"default-src 'self'; script-src 'self' {allowed}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
        "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
        f"frame-ancestors {frame_ancestors(frames)}"
    )
    return [
        (b"content-security-policy", policy.encode("ascii")),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"no-referrer"),
        (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ]
