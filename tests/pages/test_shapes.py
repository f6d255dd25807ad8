"""The shapes: whatever is typed comes out as text, and our own HTML comes out once."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from pages import shapes
from pages.shapes.template import environment
from tests.conftest import ROOT

TYPED = "<script>alert(1)</script>\"'&{{ 7*7 }}{% x %}\u202e"
SAFE = "&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39;&amp;{{ 7*7 }}{% x %}"
X, NONE = TYPED, ""
LONG = {"parts": ((X, X),), "steps": (X,), "amounts": (X,)}

# A shape with hostile text in every place that takes text, and how often it is shown.
SHAPES: list[tuple[str, Callable[[], Markup], int]] = [
    ("about", lambda: shapes.about(X, X, X, [(X, X)]), 5),
    ("above", lambda: shapes.above(X, X), 2),
    ("outward", lambda: shapes.outward(shapes.way("zh", "terms", X, {"term": X})), 2),
    ("with_own", lambda: shapes.with_own(X, X), 2),
    ("ahead", lambda: shapes.ahead([X]), 1),
    ("aloud", lambda: shapes.aloud(X), 1),
    ("answer", lambda: shapes.answer(X, "calm", X), 2),
    ("apart", lambda: shapes.apart([shapes.Wait(X, X, **LONG)]), 4),
    ("bars", lambda: shapes.bars(X, [shapes.Bar(X, X, 1, "good", X)], shapes.Mark(X, 2)), 5),
    ("beside", lambda: shapes.beside(X, X), 2),
    ("body", lambda: shapes.body(X), 1),
    ("bottom", lambda: shapes.bottom(X, X), 2),
    ("bullets", lambda: shapes.bullets([X, X], "list"), 2),
    ("call", lambda: shapes.call(X, X), 3),
    ("camera_code", lambda: shapes.camera_code("https://a.cn/", X), 1),
    ("card", lambda: shapes.card(X, X, [X, X], "calm", X), 5),
    ("chapter", lambda: shapes.chapter(X, X, [X], True), 3),
    ("choices", lambda: shapes.choices(X, [X, X]), 3),
    ("clearing", lambda: shapes.clearing(X, X, X), 3),
    ("code", lambda: shapes.code(X), 1),
    ("dated", lambda: shapes.dated(X, X, X, X), 4),
    ("dialled", lambda: shapes.dialled(X), 1),
    ("discovery", lambda: shapes.discovery(X, X), 2),
    ("document", lambda: shapes.document(X, X, [X], X, X, X), 6),
    ("dots", lambda: shapes.dots([(X, X, 5)]), 2),
    ("door", lambda: shapes.door(X, X), 2),
    ("elsewhere", lambda: shapes.elsewhere(X, X, X), 4),
    ("entry", lambda: shapes.entry("here", X, X), 2),
    ("example", lambda: shapes.example(X, X), 2),
    ("facts", lambda: shapes.facts(X, [(X, X)]), 3),
    ("fallback", lambda: shapes.fallback(X, X, X), 3),
    ("falls", lambda: shapes.falls([shapes.Fall("fees", X, X, "0.00", "9.00")]), 2),
    ("figures", lambda: shapes.figures([(X, X, X)]), 3),
    ("filled", lambda: shapes.filled("{a} < {b}", a=X, b=X), 2),
    ("folded", lambda: shapes.folded(X, X, X), 3),
    ("folded_entry", lambda: shapes.folded_entry(X, X, [X, X], True), 4),
    ("finding", lambda: shapes.finding(1, X, X, "danger", [X], [X], (X, X)), 6),
    ("first", lambda: shapes.first(X, [X], X), 3),
    ("foot", lambda: shapes.foot(X, [X], X), 3),
    ("head", lambda: shapes.head(X, [X]), 2),
    ("heading", lambda: shapes.heading(X), 1),
    ("held", lambda: shapes.held(X), 1),
    ("home", lambda: shapes.home(X, X, X, [X], X), 6),
    ("icon", lambda: shapes.icon(X), 1),
    ("in_chinese", lambda: shapes.in_chinese(shapes.plain(X)), 1),
    ("issued", lambda: shapes.issued(X, X), 2),
    ("joined", lambda: shapes.joined([X, X], X), 3),
    ("judged", lambda: shapes.judged(X, X, "calm"), 2),
    ("kept", lambda: shapes.kept(X), 1),
    ("lapsed", lambda: shapes.lapsed(X, [X]), 2),
    ("later", lambda: shapes.later(X, "field", X), 2),
    ("examples", lambda: shapes.examples(X, [X, X]), 3),
    ("leaving", lambda: shapes.leaving(X), 1),
    ("linked", lambda: shapes.linked(X, X, {"color": X}), 3),
    ("loader", lambda: shapes.loader(X, X), 2),
    ("log", lambda: shapes.log(X, [X], [shapes.Contact(X, X, (X, X), X, X)]), 8),
    ("meaning", lambda: shapes.meaning(X, X), 2),
    ("mend", lambda: shapes.mend(X, X), 2),
    ("measures", lambda: shapes.measures([shapes.Measure(X, X, 1, 2, "good", X)]), 3),
    ("mistake", lambda: shapes.mistake(X), 1),
    ("named", lambda: shapes.named(X, X), 2),
    ("note", lambda: shapes.note(X, live=True), 1),
    ("numbered", lambda: shapes.numbered([X]), 1),
    ("opening", lambda: shapes.opening("term", X, X, X), 3),
    ("own", lambda: shapes.own(X, X, [X], X), 4),
    ("pairs", lambda: shapes.pairs(X, X, X, [shapes.Pair(X, (X, X), (1, None))]), 6),
    ("passage", lambda: shapes.passage(X), 1),
    ("phrase", lambda: shapes.phrase(X, X), 2),
    ("placed", lambda: shapes.placed(X), 1),
    ("plain", lambda: shapes.plain(X), 1),
    ("plugin", lambda: shapes.plugin(X), 2),
    ("preview", lambda: shapes.preview("en", X, [X]), 2),
    ("printed", lambda: shapes.printed(X, [X], X), 3),
    ("reading", lambda: shapes.reading([X, X]), 2),
    ("reason", lambda: shapes.reason(X, X, "calm", X, (X, X)), 5),
    ("recalled", lambda: shapes.recalled([X], X, X), 3),
    ("root", lambda: shapes.root(X), 1),
    ("row", lambda: shapes.row(X, X, X), 3),
    ("rules", lambda: shapes.rules([(X, [X, NONE])]), 2),
    ("rung", lambda: shapes.rung(X, X, [(X, X)], X), 5),
    (
        "script",
        lambda: shapes.script([[shapes.Stretch(X, "danger", (1, 2)), shapes.Stretch(X)]]),
        2,
    ),
    ("shut", lambda: shapes.shut(X, X, X), 3),
    ("sitemap", lambda: shapes.sitemap([(X, [(X, X)])]), 3),
    ("snippet", lambda: shapes.snippet(X, X), 2),
    ("sheet", lambda: shapes.sheet(X), 1),
    ("sources", lambda: shapes.sources(X, [X]), 2),
    ("spoken", lambda: shapes.spoken(X, X, "them"), 2),
    ("stages", lambda: shapes.stages([(X, X)]), 2),
    ("statement", lambda: shapes.statement(X, X), 2),
    ("strong", lambda: shapes.strong(X), 1),
    ("subheading", lambda: shapes.subheading(X), 1),
    ("sums", lambda: shapes.sums(X, [(X, X)]), 3),
    ("table", lambda: shapes.table([X, X], [[X, X, X]], X, words=2), 7),
    ("times", lambda: shapes.times(X, X), 2),
    ("title", lambda: shapes.title(X, X), 2),
    ("told", lambda: shapes.told(X, X, [(X, X)]), 4),
    ("tongue", lambda: shapes.tongue(X), 1),
    ("top", lambda: shapes.top(X, X, X, X, [(X, X, X, True)]), 8),
    ("turn", lambda: shapes.turn(X, X, 1), 2),
    ("turns", lambda: shapes.turns(X, X, X, X), 5),
    ("twice", lambda: shapes.twice(X, X, [shapes.Twice(X, X, X, X)]), 6),
    ("two_names", lambda: shapes.two_names(X, X), 2),
    ("urgent", lambda: shapes.urgent([X]), 1),
    ("usual", lambda: shapes.usual(X, X, X, X), 4),
    ("visit", lambda: shapes.visit(X, X, X), 3),
    ("waits", lambda: shapes.waits(X, [X], [shapes.Wait(X, X, **LONG)]), 7),
    ("warning", lambda: shapes.warning(X), 1),
    ("way", lambda: shapes.way("zh", "terms", X, {"term": X}), 2),
    ("ways", lambda: shapes.ways("more", [X, X], X), 3),
    ("window", lambda: shapes.window(X, X, 900, X), 3),
    ("within", lambda: shapes.within("body", X, X), 2),
    ("word", lambda: shapes.word(X), 1),
    ("worded_call", lambda: shapes.worded_call(X, X), 2),
]


@pytest.mark.parametrize(("name", "made", "times"), SHAPES, ids=[one[0] for one in SHAPES])
def test_what_is_typed_comes_out_as_text(name: str, made: Callable[[], Markup], times: int) -> None:
    html = made()
    assert isinstance(html, Markup)
    assert html.count(SAFE) == times, html
    assert "alert(1)" not in html.replace(SAFE, "") and "<script>" not in html


def test_every_shape_is_asked() -> None:
    functions = {name for name in shapes.__all__ if name[0].islower()}
    no_html = {"integrity", "prose", "ready", "script_name"}
    assert functions - {one[0] for one in SHAPES} == no_html


def test_html_is_escaped_once_and_never_twice() -> None:
    inside = shapes.strong("A & B")
    line = shapes.filled("{who} owes {much} & more", who="<Li>", much=inside)
    assert line == "&lt;Li&gt; owes <strong>A &amp; B</strong> &amp; more"
    assert shapes.plain(line) == (
        '<p class="rw-plain">&lt;Li&gt; owes <strong>A &amp; B</strong> &amp; more</p>'
    )
    assert shapes.joined(["a < b", inside], " & ") == "a &lt; b &amp; <strong>A &amp; B</strong>"


def test_a_text_in_markdown_shows_html_as_text_and_keeps_its_pieces() -> None:
    mark = shapes.strong("<b>")
    html = shapes.prose(["One *two* <img src=x onerror=alert(1)> ", mark, "\n\nTwo ", mark])
    assert html == (
        '<div class="rw-plain">One <em>two</em> &lt;img src=x onerror=alert(1)&gt; '
        "<strong>&lt;b&gt;</strong></div>\n"
        '<div class="rw-plain">Two <strong>&lt;b&gt;</strong></div>\n'
    )
    assert "<a" not in shapes.prose(["[a](javascript:alert(1))"])


def test_a_table_says_what_its_columns_are() -> None:
    html = shapes.table(["Way", "Last", "Yuan"], [["a", "b", "1.00"]], "All", words=2)
    assert html == (
        '<div class="rw-scroll" role="region" tabindex="0" aria-label="All">'
        '<table class="rw-table"><caption>All</caption><thead><tr><th scope="col">Way</th>'
        '<th scope="col">Last</th><th scope="col">Yuan</th></tr></thead><tbody><tr>'
        '<th scope="row">a</th><td class="rw-word">b</td><td class="rw-money">1.00</td></tr>'
        "</tbody></table></div>"
    )


def test_a_number_of_the_help_page_dials_and_a_longer_one_does_not() -> None:
    html = shapes.dialled("Call 110 or 12356, not 1101.")
    assert html == (
        'Call <a class="rw-dial" href="tel:110"><b>110</b></a> or '
        '<a class="rw-dial" href="tel:12356"><b>12356</b></a>, not 1101.'
    )


def test_a_name_without_a_value_is_a_fault_and_never_an_empty_place() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nothing }}").render()
    with pytest.raises(KeyError, match="owed"):
        shapes.filled("{owed}")


def test_only_the_shapes_say_what_is_html() -> None:
    """`Markup(…)` of a text says that it is safe: outside the shapes only the empty one."""
    for path in sorted((ROOT / "pages").rglob("*.py")):
        if path.is_relative_to(ROOT / "pages" / "shapes"):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Markup":
                assert not node.args, f"{path.name}:{node.lineno}"


def test_no_template_turns_escaping_off() -> None:
    """The filters and blocks by which Jinja would take a text for HTML."""
    for path in sorted((ROOT / "pages" / "shapes").glob("*.html")):
        assert not re.search(r"\|\s*safe|autoescape", path.read_text("utf-8")), path.name
