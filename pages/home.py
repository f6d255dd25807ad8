"""Home: three doors."""

from __future__ import annotations

import streamlit as st

from content.words import t
from pages import shapes
from pages.parts import cite, look, visit

DOORS: dict[str, tuple[str, tuple[tuple[str, str, dict[str, str]], ...]]] = {
    "not_late": (
        "cost",
        (("before", "learn", {"lesson": "week-before"}), ("extend", "relief", {})),
    ),
    "late": (
        "timeline",
        (("owed", "waiting", {}), ("ways", "relief", {}), ("ask", "contact", {})),
    ),
    "now": ("door", (("proper", "proper", {}), ("turn", "help", {}))),
}
language = visit.language()
address = {"lang": language}

look.title(t(language, "home.title"))
for name, (page, under) in DOORS.items():
    with st.container(key=f"door_{name}"):
        asked = address | ({"from": "late"} if name == "late" else {})
        st.page_link(visit.page(page), label=t(language, f"home.{name}"), query_params=asked)
    links = (
        cite.link(language, to, t(language, f"home.{key}"), **query) for key, to, query in under
    )
    look.show(shapes.ways("under", links, " · "))
more = (cite.link(language, page, t(language, f"home.{page}")) for page in ("tools", "learn"))
look.show(shapes.ways("more", more, " · "))
