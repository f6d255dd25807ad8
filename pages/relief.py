"""Instalments and extensions: every way of repaying beside the others, the bearable ones first."""

from __future__ import annotations

from content.voice import Voice
from pages import shapes
from pages.parts import cite, look, take, visit
from pages.parts.relief import answered, asking, details, folds
from pages.parts.talk import relief_paper as paper

voice, today = Voice(visit.language()), visit.today()
look.title(voice("relief.title"))
visit.moved("way")  # a way that is tapped here is asked for anew
places = look.halves()
with places.typed:
    late = bool(asking.situation())
    ways = details.ways(voice.language, late) or ["contract"]
    asking.folded(voice, late, ways, today)
visit.answered_by("answer")
with places.found:
    answered.answer(voice, places.answer, late, ways)
    folds.more(voice, ways, len(visit.problems()))
    take.offer(lambda: paper.page(ways))
look.show(
    shapes.ways("more", [cite.link(voice.language, "contact", voice("relief.next"), way="first")])
)
