"""Which of Streamlit's scripts a page will ask for, so that its first answer can name them."""

from __future__ import annotations

import contextlib
import re
from functools import cache

from markupsafe import Markup

from pages import shapes
from pages.written.place import Place
from server.index import INDEX
from server.places import BUNDLE

FOLDER = BUNDLE / "static" / "js"
# What Streamlit fetches once it is told what stands on a page, by the names of its files: on every
# page, and what more as each opens. A test opens them all (tests/server/test_ahead.py).
EVERYWHERE = ("Html", "TextInput", "PageLink", "ButtonGroup")
LISTED, CODE = "Selectbox", "StreamlitSyntaxHighlighter"
MORE = {
    "allocate": (LISTED, CODE),
    "bill": (LISTED, "DateInput", "Button"),
    "contact": (LISTED, "DateInput", "DownloadButton", CODE),
    "cost": (LISTED,),
    "embedding": (LISTED, "DownloadButton", "IFrame", CODE),
    "lesson": ("Button", "Radio"),
    "plan": (LISTED, "DateInput", "Button"),
    "proper": (LISTED, "DateInput", "Button", "Checkbox", "Radio", "TextArea"),
    "relief": (LISTED, "DateInput"),
    "session": (LISTED, "Button", "Checkbox"),
    "teams": (LISTED, "Button", "TextArea", CODE),
    "timeline": (LISTED, "DateInput"),
    "waiting": (LISTED, "DateInput"),
}
IMPORTED = re.compile(r'(?:\bfrom|\bimport)\s*["\'`]\./([\w.-]+\.js)["\'`]')


def ahead(at: Place) -> Markup:
    """The scripts of a page that the index does not name itself; none where none is found."""
    return _links("lesson" if at.page == "learn" and at.query else at.page)


@cache
def _links(page: str) -> Markup:
    return shapes.ahead(f"./static/js/{name}" for name in scripts(page))


def scripts(page: str) -> list[str]:
    """The names of those files, in the order in which they are looked for."""
    known, found = set(re.findall(r"/static/js/([\w.-]+\.js)", INDEX["zh"])), dict[str, None]()
    with contextlib.suppress(OSError):
        for name in (*EVERYWHERE, *MORE.get(page, ())):
            for path in sorted(FOLDER.glob(f"{name}.*.js")):
                found |= dict.fromkeys(_closure(path.name))
    return [name for name in found if name not in known]


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
