"""How am I doing: six questions before and after, five lines, the CFPB scale or a few thoughts."""

from __future__ import annotations

from markupsafe import Markup

from content.documents import document
from content.words import t
from pages import shapes
from pages.parts import cite, look, visit
from pages.parts.learn import quiz, rounds, wellbeing

language = visit.language()
check = document("check_up")
text = cite.Text(language)


def six() -> None:
    """The six questions, before and after the lessons."""
    rounds.Rounds(language, check["quiz"], text).show()


def five() -> None:
    """Five lines of ours, yes or no; no score, a next step."""
    screen = check["screen"]
    look.plain(screen["note"][language])
    if not quiz.ask_all(language, "lines", screen["items"], quiz.options(language, screen)):
        return
    yes = [one for one, at in quiz.chosen("lines").items() if at == 0]
    found = next(one for one in screen["results"] if one["from_yes"] <= len(yes) <= one["to_yes"])
    look.sentence(found[language], "good" if not yes else "calm")
    tired = "sleep-health" in yes
    if tired:
        look.show(shapes.passage(text.inline(screen["if_sleep"][language])))
        call = shapes.worded_call("12356", t(language, "checkup.call"))
        look.show(shapes.ways("more", [call]))
    quiz.onward(
        language,
        [found["page"], *(["help"] if tired else ["contact"])],
        ["look-after-yourself"] if tired else ["week-before"],
    )
    look.show(text.sources())


def scale() -> None:
    """The published scale, in English; its number once every item is answered."""
    if wellbeing.scale(language, check["cfpb"]):
        quiz.onward(language, ["plan", "help"], ["look-after-yourself"])


def thoughts() -> None:
    """A few thoughts in Chinese: nothing to fill in, nothing counted."""
    wellbeing.reflection(check["reflection_zh"], check["cfpb"]["note_zh"])
    quiz.onward(language, ["plan", "help"], ["look-after-yourself"])


PARTS = {
    "quiz": (check["quiz"]["title"][language], six),
    "lines": (check["screen"]["title"][language], five),
    "scale": (t(language, "checkup.scale"), thoughts if language == "zh" else scale),
}


DONE = {
    "quiz": bool(visit.kept("quiz_seen")),
    "lines": len(quiz.chosen("lines")) == len(check["screen"]["items"]),
    "scale": language == "en" and wellbeing.done(check["cfpb"]),
}


def row(part: str, name: str) -> Markup:
    """One thing to do: its name, whether it is done, what it is."""
    link = cite.link(language, "checkup", name, part=part)
    done = f" {t(language, 'checkup.done')}" if DONE[part] else ""
    return shapes.row(link, done, t(language, f"checkup.{part}.about"))


def contents() -> None:
    """What there is to do."""
    look.title(t(language, "page.checkup"), t(language, "checkup.lead"))
    rows = [row(part, name) for part, (name, _) in PARTS.items()]
    look.show(shapes.bullets(rows, "list"))


asked = visit.asked("part")
if asked in PARTS:
    back = cite.link(language, "checkup", t(language, "checkup.back"))
    look.show(shapes.ways("back", [back]))
    look.title(PARTS[asked][0])
    PARTS[asked][1]()
    look.show(text.sources())
else:
    contents()
