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
# page, around it where it is not in a frame, and what more as each opens. A test opens them all
# (tests/server/test_ahead.py).
EVERYWHERE, AROUND = ("Html", "TextInput"), ("ButtonGroup",)
(PILLS,) = AROUND
LINK, LISTED, DAY, CODE = "PageLink", "Selectbox", "DateInput", "StreamlitSyntaxHighlighter"
ASKED = (LISTED, DAY, "Radio")  # a talk in which the reader asks for a way
MORE = {
    "allocate": (LISTED, LINK, CODE),
    "bill": (LISTED, LINK, DAY, "Button"),
    "contact": (LISTED, LINK, PILLS, DAY, "DownloadButton", CODE),
    "cost": (LISTED, PILLS),
    "court": (PILLS,),
    "due": (PILLS,),
    "embedding": (LISTED, "DownloadButton", "IFrame", CODE),
    "lesson": ("Button", "Radio"),
    "plan": (LISTED, DAY, "Button"),
    "proper": (LISTED, DAY, "Button", "Checkbox", "Radio", "TextArea"),
    "relief": (LISTED, PILLS, DAY),
    "session": (LISTED, "Button", "Checkbox"),
    "talk": ("Radio",),
    "talk early-borrower": ASKED,
    "talk late-borrower": ASKED,
    "talk pressed-borrower": ASKED,
    "talk settle-borrower": (LISTED, "Radio"),
    "teams": (LISTED, "Button", "TextArea", CODE),
    "timeline": (LISTED, PILLS, DAY),
    "waiting": (LISTED, PILLS, DAY),
}
IMPORTED = re.compile(r'(?:\bfrom|\bimport)\s*["\'`]\./([\w.-]+\.js)["\'`]')


def ahead(at: Place, alone: bool = False) -> Markup:
    """The scripts of a page that the index does not name itself; none where none is found."""
    return _links(kind(at), alone)


def kind(at: Place) -> str:
    """Which of those in `MORE` a place is."""
    if at.page == "learn" and at.query:
        return "lesson"
    if at.page == "practise" and at.query:
        name = f"talk {at.asked}"
        return name if name in MORE else "talk"
    return at.page


@cache
def _links(kind: str, alone: bool) -> Markup:
    return shapes.ahead(f"./static/js/{name}" for name in scripts(kind, alone))


def scripts(kind: str, alone: bool = False) -> list[str]:
    """The names of those files, in the order in which they are looked for."""
    known, found = set(re.findall(r"/static/js/([\w.-]+\.js)", INDEX["zh"])), dict[str, None]()
    with contextlib.suppress(OSError):
        for name in (*EVERYWHERE, *(() if alone else AROUND), *MORE.get(kind, ())):
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
