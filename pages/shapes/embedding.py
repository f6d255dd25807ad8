"""What stands in another page and leads here, and what that page's editor copies."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping

import segno
from markupsafe import Markup

from pages.shapes.template import macros

_made = macros("embedding.html")
QUIET = 4  # modules of white around a code, as ISO/IEC 18004 asks


def script_name(script: bytes) -> str:
    """What a script is called for ever: its name holds a hash of it."""
    return f"embed.{hashlib.sha256(script).hexdigest()[:12]}.js"


def integrity(script: bytes) -> str:
    """The sum by which a browser knows that a script is the one that was copied."""
    return "sha384-" + base64.b64encode(hashlib.sha384(script).digest()).decode()


def window(address: str, title: str, height: int, name: str = "") -> Markup:
    """A page of ours in a frame of this height; a link may know the frame by its name."""
    return _made("window", address, title, height, name)


def linked(address: str, words: str, options: Mapping[str, str]) -> Markup:
    """The plain link that our script turns into the page itself."""
    return _made("linked", address, words, options)


def loader(address: str, sum_: str) -> Markup:
    """The tag that loads our script, and only as it was when this was copied."""
    return _made("loader", address, sum_)


def fallback(link: str, shown: str, script: str) -> Markup:
    """A link, its frame and our script, for a page that leaves in only some of the three."""
    return _made("fallback", link, shown, script)


def plugin(home: str) -> Markup:
    """The one line by which a WordPress takes our pages as we send them."""
    return _made("plugin", home)


def printed(name: str, lines: Iterable[str], code: str) -> Markup:
    """A card for a printed page: what this is, where it is, and a code for a phone's camera."""
    return _made("printed", name, lines, code)


def camera_code(address: str, words: str) -> Markup:
    """A QR code as a picture that holds itself: nothing is fetched."""
    code = segno.make(address, error="m", micro=False)
    return _made("picture", code.svg_data_uri(border=QUIET, light="#fff", scale=4), words)


def discovery(address: str, title: str) -> Markup:
    """Tells a program that meets a page of ours where its embedded form is described."""
    return _made("discovery", address, title)
