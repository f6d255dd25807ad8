"""Which of Streamlit's scripts a page will ask for, so that its first answer can name them."""

from __future__ import annotations

import contextlib
import re
from functools import cache

from markupsafe import Markup

from pages import shapes
from server.index import INDEX
from server.places import BUNDLE

FOLDER = BUNDLE / "static" / "js"
# What Streamlit fetches once it is told what stands on a page, by the names of its files.
ALWAYS = ("Html", "TextInput", "PageLink", "ButtonGroup")
ASKED = (*ALWAYS, "Selectbox")
NEEDS = {
    **dict.fromkeys(("home", "tools", "door", "help", "questions", "terms", "sources"), ALWAYS),
    "learn": ALWAYS,
    "teams": (*ALWAYS, "TextArea"),
    "checkup": ALWAYS,
}
IMPORTED = re.compile(r'(?:\bfrom|\bimport)\s*["\'`]\./([\w.-]+\.js)["\'`]')


@cache
def ahead(page: str) -> Markup:
    """The scripts of a page that the index does not name itself; none where none is found."""
    known, found = set(re.findall(r"/static/js/([\w.-]+\.js)", INDEX["zh"])), dict[str, None]()
    with contextlib.suppress(OSError):
        for name in NEEDS.get(page, ASKED):
            for path in sorted(FOLDER.glob(f"{name}.*.js")):
                found |= dict.fromkeys(_closure(path.name))
    return shapes.ahead(f"./static/js/{name}" for name in found if name not in known)


@cache
def _closure(name: str) -> tuple[str, ...]:
    """A script with all that it imports before it can run."""
    found, open_ones = dict[str, None](), [name]
    while open_ones:
        one = open_ones.pop()
        if one in found or not (path := FOLDER / one).is_file():
            continue
        found[one] = None
        open_ones += IMPORTED.findall(path.read_text("utf-8", "ignore"))
    return tuple(found)
