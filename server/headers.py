"""The safety headers of every answer, and who may show our pages in a frame."""

from __future__ import annotations

import base64
import hashlib
import os
import re

from server.index import INDEX


def safety_headers() -> list[tuple[bytes, bytes]]:
    """A page may load only from here; who may frame it is REPAYWISE_FRAME_ANCESTORS."""
    frames = os.environ.get("REPAYWISE_FRAME_ANCESTORS", "").strip() or "'self'"
    if re.search(r"[;,\r\n]", frames):
        raise ValueError("REPAYWISE_FRAME_ANCESTORS: addresses with spaces between, nothing else")
    inline = re.findall(rb"<script>(.*?)</script>", INDEX["zh"], flags=re.DOTALL)
    sums = [base64.b64encode(hashlib.sha256(code).digest()).decode() for code in inline]
    allowed = " ".join(f"'sha256-{digest}'" for digest in sums)
    policy = (
        f"default-src 'self'; script-src 'self' {allowed}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
        "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
        f"frame-ancestors {frames}"
    )
    return [
        (b"content-security-policy", policy.encode("ascii")),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"no-referrer"),
        (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ]
