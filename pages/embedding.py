"""Put a page of ours on your own: choose, see it live, copy what to paste."""

from __future__ import annotations

from content.voice import Voice
from pages import shapes
from pages.parts import ask, cite, look, visit
from pages.parts.embedding import choosing, shown

voice = Voice(visit.language())
look.title(voice("page.embedding"), voice("embed.lead"))
look.heading(voice("embed.choose"))
chosen = choosing.asked(voice)
if choosing.is_sound():
    shown.tried(voice, chosen)
    shown.copied(voice, chosen)
    shown.card(voice, chosen)
else:
    look.sentence(ask.unanswered(voice.language), "watch")
shown.instructions(voice, chosen if choosing.is_sound() else None)
look.show(shapes.ways("more", [cite.link(voice.language, "teams", voice("page.teams"))]))
