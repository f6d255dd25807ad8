"""Home: three doors."""

from __future__ import annotations

import streamlit as st

from content import t
from pages.parts import look, read, visit

language = visit.language()
address = {"lang": language}

look.title(t(language, "home.title"))
for name, page in (("not_late", "cost"), ("late", "relief"), ("now", "door")):
    with st.container(key=f"door_{name}"):
        st.page_link(visit.page(page), label=t(language, f"home.{name}"), query_params=address)
more = (read.link(language, page, t(language, f"home.{page}")) for page in ("tools", "learn"))
look.show(f'<p class="rw-more">{" · ".join(more)}</p>')
look.show(f'<p class="rw-note">{t(language, "home.promise")}</p>')
