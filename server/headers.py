"""The safety headers of every answer, and who may show our pages in a frame."""

from __future__ import annotations

import base64
import hashlib
import re

from server.index import INDEX
from server.places import NEVER_FRAMED

Header = tuple[bytes, bytes]
NOT_KEPT: Header = (b"cache-control", b"no-store, private")
ALWAYS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
]
# What is no page loads nothing, wherever it is opened.
BARE = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'"


def page_policy() -> str:
    """A page may load only from here; its inline scripts are those that we send, by their sums."""
    inline = re.findall(r"<script>(.*?)</script>", INDEX["zh"], flags=re.DOTALL)
    sums = [base64.b64encode(hashlib.sha256(code.encode()).digest()).decode() for code in inline]
    allowed = " ".join(f"'sha256-{digest}'" for digest in sums)
    return (
        f"default-src 'self'; script-src 'self' {allowed}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
        "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'"
    )


class Safety:
    """The headers of an answer by its address; `frames` may show our pages, `hsts` in seconds."""

    def __init__(self, frames: str, hsts: int) -> None:
        # Ours may always: an editor tries a page of ours in a page of ours.
        ours = frames in ("'none'", "*") or "'self'" in frames.split()
        self.frames, self.page = frames if ours else f"'self' {frames}", page_policy()
        self.https = [(b"strict-transport-security", f"max-age={hsts}".encode())] if hsts else []

    def headers(self, path: str, scheme: str) -> list[Header]:
        """Those of one answer. The browser is held to HTTPS only where it came by it."""
        parts = path.lower().split("/")
        frames = "'none'" if NEVER_FRAMED.intersection(parts) else self.frames
        policy = BARE if parts[1:2] == ["api"] else self.page
        held = self.https if scheme == "https" else []
        return [
            (b"content-security-policy", f"{policy}; frame-ancestors {frames}".encode("ascii")),
            *ALWAYS,
            *held,
        ]
