"""Learn: short lessons by situation; with `?lesson=`, one of them."""

from __future__ import annotations

from content.lessons import every_lesson
from pages.parts import cite, look, visit
from pages.parts.learn import lesson
from pages.written import learn

language = visit.language()
asked = visit.asked("lesson")
known = {one.slug: one for one in every_lesson(language)}
if asked in known:
    lesson.show(language, known[asked])
else:
    look.lay(learn.pieces(cite.reading(), lesson.finished(), unknown=bool(asked)))
