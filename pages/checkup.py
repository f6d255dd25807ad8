"""How am I doing."""

from __future__ import annotations

from content import t
from pages.parts import look, visit

language = visit.language()

look.title(t(language, "page.checkup"))
