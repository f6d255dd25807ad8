"""The words of a page as HTML, and what its head says to those who search."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from markupsafe import Markup

from content.words import t
from pages import shapes
from pages.written import embedded, first
from pages.written.frame import foot
from pages.written.piece import Answer, Before, Beside, Fold, Later, Title
from pages.written.place import Place
from pages.written.text import Reading, link
from server.index import LANG
from server.places import NEVER_FRAMED

OWN_NAMES = {"zh": "中文", "en": "English"}


def address(at: Place, language: str = "") -> str:
    """Where a place stands on this server; without a language the reader's browser chooses it."""
    query = urlencode(at.query | ({"lang": language} if language else {}))
    return ("/" if at.page == "home" else f"/{at.page}") + (f"?{query}" if query else "")


def others(at: Place, origin: str) -> list[tuple[str, str]]:
    """The same place in each language, and where the browser chooses."""
    found = [(code, origin + address(at, language)) for language, code in LANG.items()]
    return [*found, ("x-default", origin + address(at))]


def about(language: str, at: Place, origin: str) -> Markup:
    """Its name, what it is about, its one address in this language; no amount stands in any."""
    name, said = first.about(language, at)
    titled = t(language, "app.title", page=name.rstrip("？?")) if name else t(language, "app.name")
    here = origin + address(at, language)
    return shapes.about(titled, said, here, others(at, origin)) + embedding(
        at, here, titled, origin
    )


def embedding(at: Place, here: str, titled: str, origin: str) -> Markup:
    """Where a program learns how this page is shown in another (server/oembed.py)."""
    if at.page in NEVER_FRAMED or not origin:
        return Markup()
    asked = urlencode({"url": here, "format": "json"})
    return shapes.discovery(f"{origin}/oembed?{asked}", titled)


def words(one: Reading, at: Place, alone: bool = False) -> Markup:
    """The page in its frame; `alone` inside another page, where neither top nor foot belongs."""
    if alone:
        return _alone(one.language, at, embedded.pieces(one, at))
    return _framed(one.language, at, first.pieces(one, at))


def nowhere(one: Reading, alone: bool = False) -> Markup:
    """The first page, where no page of that address is."""
    home, said = Place("home"), shapes.note(t(one.language, "app.nowhere"))
    whole = _alone if alone else _framed
    return whole(one.language, home, [said, *first.pieces(one, home)])


def _alone(language: str, at: Place, pieces: list[Before]) -> Markup:
    inside = [_html(one, language) for one in pieces]
    out = map(shapes.placed, embedded.out(language, at.page, address(at, language)))
    html = shapes.outward(shapes.first("", inside, shapes.bottom(*out, key="embed_out")))
    return html if language == "zh" else shapes.in_chinese(html)


def _framed(language: str, at: Place, pieces: list[Before]) -> Markup:
    tongues = [
        (LANG[each], name, address(at, each), each == language) for each, name in OWN_NAMES.items()
    ]
    name, leave, label = (t(language, f"app.{key}") for key in ("name", "leave", "language"))
    top = shapes.top(address(Place("home"), language), name, leave, label, tongues)
    inside = [_html(one, language) for one in pieces]
    html = shapes.first(top, inside, shapes.bottom(shapes.placed(foot(language))))
    return html if language == "zh" else shapes.in_chinese(html)


def _missing(language: str) -> Markup:
    """Where fields do not come: what may help, and what can be read without them."""
    on = [link(language, name, t(language, f"page.{name}")) for name in ("help", "learn")]
    return shapes.plain(t(language, "app.later.missing")) + shapes.ways("more", on)


def _inside(pieces: Sequence[Before], language: str) -> Markup:
    return shapes.joined(_html(each, language) for each in pieces)


def _html(one: Before, language: str) -> Markup:
    """A piece as Streamlit would place it."""
    if isinstance(one, Fold):
        return shapes.shut(one.label, *(_html(each, language) for each in one.inside()))
    if isinstance(one, Answer):
        return shapes.above(shapes.placed(shapes.answer(one.text, "calm")))
    if isinstance(one, Title):
        return shapes.placed(shapes.title(one.text, one.lead))
    if isinstance(one, Beside):
        return shapes.with_own(*(_inside(each, language) for each in (one.text, one.own)))
    if isinstance(one, Later):
        scriptless = t(language, "app.script") if one.scripts else ""
        later = shapes.later(t(language, "app.later"), one.kind, _missing(language), scriptless)
        return shapes.placed(later)
    return shapes.placed(one) if one else one
