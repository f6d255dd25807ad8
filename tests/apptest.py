"""Pages without a browser: Streamlit's AppTest, driven by the words that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Expander, TextInput

from planner.case import Case, open_file
from tests.conftest import ROOT


def opened(page: str, lang: str, kept: dict[str, Any] | None = None, **query: str) -> AppTest:
    """A page of the app as it reads on a day, some choices already made."""
    app = AppTest.from_file(str(ROOT / "pages" / "shell.py"), default_timeout=60)
    for name, value in {"lang": lang, **query}.items():
        app.query_params[name] = value
    app.session_state["kept"] = kept or {}
    app.run()
    return go(app, page, lang, **query)


def at_step(step: str) -> dict[str, str]:
    """What a visit keeps of where a session is open; the last step has three parts."""
    if step in ("sum", "holds", "papers"):
        return {"session_step": "settle", "session_part": step}
    return {"session_step": step}


def go(app: AppTest, page: str, lang: str, **query: str) -> AppTest:
    """Another page of the same visit."""
    app.switch_page(f"{page}.py")
    app.context["url"] = f"http://localhost/{page}"  # as a browser says where it is
    for name, value in {"lang": lang, **query}.items():
        app.query_params[name] = value
    return _ran(app)


def held(app: AppTest) -> Case:
    """The case that the visit keeps."""
    return open_file(str(app.session_state["kept"]["case"]).encode())


def _ran(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception
    return app


# What a reader does


def field(app: AppTest, label: str) -> TextInput:
    """The one field for text with this label."""
    (found,) = (one for one in app.text_input if one.label == label)
    return found


def put(app: AppTest, label: str, text: str) -> None:
    """Type into a field."""
    field(app, label).set_value(text)
    _ran(app)


def choose(app: AppTest, label: str, option: str) -> None:
    """Choose from a list by its shown words."""
    (found,) = (one for one in app.selectbox if one.label == label)
    assert option in found.options, found.options
    found.set_value(option)
    _ran(app)


def press(app: AppTest, words: str) -> None:
    """Press the button, the pill or the box that says this."""
    found: list[Any] = [one for one in (*app.button, *app.checkbox) if one.label == words]
    found += [one for one in app.get("button_group") if words in one.options]
    (one,) = found
    if one.type == "button":
        one.click()
    elif one.type == "checkbox":
        one.set_value(not one.value)
    elif one.proto.click_mode == one.proto.SINGLE_SELECT:
        one.set_value(words)
    else:
        on = list(one.formatted_values)
        one.set_value([each for each in on if each != words] if words in on else [*on, words])
    _ran(app)


def unfold(app: AppTest, label: str) -> Expander:
    """Open a part of the page that is only counted when it is open."""
    app.session_state[part(app, label).key] = True
    return part(_ran(app), label)


# What a reader sees


def html(where: AppTest | Block) -> str:
    """All HTML of a page, or of a part of it."""
    return " ".join(one.proto.body for one in where.get("html"))


def plain(markup: str) -> str:
    """The words of HTML, folded ones too."""
    return unescape(re.sub(r"<style.*?</style>|<[^>]+>", "", markup, flags=re.DOTALL))


def shown(where: AppTest | Block) -> str:
    """The words of a page, or of a part of it, folded ones too."""
    return plain(html(where))


def seen(app: AppTest) -> str:
    """The words of a page before anything is unfolded."""
    return " ".join(in_sight(body) for body in _outside_expanders(app.main))


def _outside_expanders(block: Block) -> Iterator[str]:
    for child in block.children.values():
        if isinstance(child, Expander) and not child.proto.expanded:
            continue
        if isinstance(child, Block):
            yield from _outside_expanders(child)
        elif child.type == "html":
            yield child.proto.body


class _InSight(HTMLParser):
    """Keeps the words that no closed `details` holds; its summary stays."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.closed, self.hidden = "", [], 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "details":
            self.closed.append("open" not in dict(attrs))
            self.hidden += self.closed[-1]
        elif tag == "summary":
            self.hidden -= self.closed[-1]

    def handle_endtag(self, tag: str) -> None:
        if tag == "details":
            self.hidden -= self.closed.pop()
        elif tag == "summary":
            self.hidden += self.closed[-1]

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words += data


def in_sight(markup: str) -> str:
    """The words of HTML, without what is folded away."""
    reader = _InSight()
    reader.feed(markup)
    reader.close()
    return reader.words


def part(app: AppTest, label: str) -> Expander:
    """The part of a page that unfolds under these words."""
    (found,) = (one for one in app.expander if one.label.startswith(label))
    return found


def pieces(where: AppTest | Block, tag: str, name: str) -> list[str]:
    """The HTML inside every element of this tag and class, from top to bottom."""
    pattern = rf'<{tag}\b[^>]*\bclass="{name}[ "][^>]*>(.*?)</{tag}>'
    return re.findall(pattern, html(where), re.DOTALL)


def answer(app: AppTest) -> str:
    """The sentence on top."""
    (found,) = pieces(app, "p", "rw-answer")
    return plain(found).strip()


def errors(app: AppTest) -> list[str]:
    """What is said to be wrong, field by field."""
    return [plain(one) for one in pieces(app, "p", "rw-error")]


def cards(app: AppTest) -> list[str]:
    """The HTML of every offer."""
    return pieces(app, "article", "rw-card")


def heads(found: list[str]) -> list[str]:
    """The heading of each card or reason."""
    return [plain(re.findall(r"<h[23]>(.*?)</h[23]>", one, re.DOTALL)[0]) for one in found]


def row(where: AppTest | Block, name: str) -> list[str]:
    """The cells of the table row that begins with a name."""
    rows = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', html(where), re.DOTALL)
    (cells,) = (cells for head, cells in rows if plain(head) == name)
    return [plain(one) for one in re.findall(r"<td[^>]*>(.*?)</td>", cells, re.DOTALL)]
