"""The HTML of what is shown: templates, and the functions that fill them. No Streamlit here."""

from pages.shapes.citing import facts, opening, sources, statement
from pages.shapes.frame import foot, head, root, scriptless, tongue
from pages.shapes.late import (
    Fall,
    Wait,
    apart,
    dated,
    entry,
    falls,
    stages,
    times,
    told,
    usual,
    waits,
)
from pages.shapes.learn import (
    chapter,
    folded_entry,
    issued,
    judged,
    lapsed,
    own,
    recalled,
    rules,
    two_names,
)
from pages.shapes.line import (
    aloud,
    answer,
    beneath,
    example,
    heading,
    mistake,
    named,
    note,
    passage,
    plain,
    strong,
    subheading,
    title,
    warning,
)
from pages.shapes.link import call, dialled, way, ways, worded_call
from pages.shapes.listing import (
    beside,
    bullets,
    folded,
    meaning,
    numbered,
    row,
    table,
    within,
)
from pages.shapes.markdown import prose
from pages.shapes.offer import card, figures, phrase, reason, rung, visit
from pages.shapes.talk import Contact, log, reading
from pages.shapes.template import filled, joined

__all__ = [
    "Contact", "Fall", "Wait", "aloud", "answer", "apart", "beneath", "beside", "bullets",
    "call", "card", "chapter", "dated", "dialled", "entry", "example", "facts", "falls",
    "figures", "filled", "folded", "folded_entry", "foot", "head", "heading", "issued",
    "joined", "judged", "lapsed", "log", "meaning", "mistake", "named", "note", "numbered",
    "opening", "own", "passage", "phrase", "plain", "prose", "reading", "reason", "recalled",
    "root", "row", "rules", "rung", "scriptless", "sources", "stages", "statement", "strong",
    "subheading", "table", "times", "title", "told", "tongue", "two_names", "usual", "visit",
    "waits", "warning", "way", "ways", "within", "worded_call",
]  # fmt: skip
