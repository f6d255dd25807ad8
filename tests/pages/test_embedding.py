"""Pages inside other pages: what the embed view leaves out, and what an editor copies."""

from __future__ import annotations

import base64
import hashlib
import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from content.files import LANGUAGES
from content.voice import Voice
from tests.apptest import (
    answer,
    choose,
    errors,
    field,
    go,
    html,
    opened,
    pieces,
    put,
    shown,
)
from tests.conftest import ROOT

SCRIPT = (ROOT / "static" / "embed.js").read_bytes()
SUM = "sha384-" + base64.b64encode(hashlib.sha384(SCRIPT).digest()).decode()


def framed(page: str, lang: str, **query: str) -> AppTest:
    """A page as it stands in a frame."""
    app = AppTest.from_file(str(ROOT / "pages" / "shell.py"), default_timeout=60)
    app.context["is_embedded"] = True
    for name, value in {"lang": lang, **query}.items():
        app.query_params[name] = value
    app.run()
    return go(app, page, lang, **query)


def codes(app: AppTest) -> dict[str, str]:
    """The texts to copy: three for any site, one for WordPress, one for Markdown."""
    names = ("script", "frame", "link", "plugin", "markdown")
    return dict(zip(names, (one.value for one in app.code), strict=True))


# The embed view


def test_a_framed_page_is_the_one_task_and_a_way_out() -> None:
    app = framed("home", "zh")
    for page in ("learn", "questions", "practise", "door", "home", "relief"):
        body = html(go(app, page, "zh"))
        assert not re.search(r'class="rw-foot"|data-rw-leave', body), page
        assert body.count("data-rw-clear") == (page == "relief"), "where something can be cleared"
        assert all("English" not in one.options for one in app.get("button_group")), page
        path = "" if page == "home" else page
        out = f'<a href="/{path}?lang=zh" target="_blank" rel="noopener">'
        assert body.count(out + Voice("zh")("embed.out")) == 1, page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_question_stands_alone_in_a_frame(lang: str) -> None:
    app = framed("questions", lang, q="collector-at-door")
    assert len(app.expander) == 0
    whole = opened("questions", lang, q="collector-at-door")
    assert len(whole.expander) > 5


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("page", "query"), [("learn", {"lesson": "flat-fee"}), ("practise", {"talk": "late-staff"})]
)
def test_one_lesson_and_one_talk_are_the_one_task_in_a_frame(
    page: str, query: dict[str, str], lang: str
) -> None:
    app, whole = framed(page, lang, **query), opened(page, lang, **query)
    body = html(app)
    title = r"<h1[^>]*>.*?</h1>"
    assert re.findall(title, body) == re.findall(title, html(whole)) != []
    assert len(app.radio) == len(whole.radio) > 0, "what there is to answer"
    assert not re.search(r'class="rw-foot"|data-rw-leave|data-rw-clear', body)
    assert "rw-foot" in html(whole), "or the line before would show nothing"
    (out,) = re.findall(rf'<a href="([^"]+)"[^>]*>{Voice(lang)("embed.out")}', body)
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    assert unescape(out) == f"/{page}?lang={lang}&{asked}", "out to just this one"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", ["session", "embedding"])
def test_a_page_that_stands_alone_draws_nothing_of_itself(page: str, lang: str) -> None:
    app = framed(page, lang)
    assert Voice(lang)(f"embed.apart.{page}") in shown(app)
    assert f'href="/{page}?lang={lang}" target="_blank"' in html(app)
    assert {one.key for one in app.text_input} == {"given_back"}
    assert not app.get("file_uploader") and not app.selectbox and not app.button


# Example terms


TERMS = {"principal": "50000", "rate": "9.60", "periods": "36"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_terms_in_the_address_are_an_example_until_the_reader_types(lang: str) -> None:
    """36 instalments of 50,000 at 9.6 % a year: 1,603.99 a month (PMT, 0.8 % a month)."""
    voice = Voice(lang)
    app = framed("relief", lang, **TERMS)
    said = voice("embed.terms", terms="@").partition("@")[0]
    label = voice("field.principal")
    assert said in shown(app) and field(app, label).value == "50000"
    assert "1,603.99" in shown(app)
    assert 'data-rw-kept="' in html(app) and "&#34;touched&#34;:[]" in html(app)
    way = re.search(r'href="(/relief\?[^"]+)"', html(app))[1]
    assert unescape(way) == f"/relief?lang={lang}&principal=50000&rate=9.6&periods=36"
    put(app, label, "73519.42")
    assert said not in shown(app)
    assert "73519" not in re.search(r'href="(/relief\?[^"]+)"', html(app))[1]


def test_terms_that_cannot_be_read_are_left_out() -> None:
    hostile = {"principal": "<script>", "rate": "1e999", "periods": "9" * 40, "product": "x"}
    app = framed("relief", "zh", **hostile)
    assert field(app, Voice("zh")("field.principal")).value == "10000"
    assert "&lt;script&gt;" not in html(app) and "<script>" not in html(app)


# The page for editors


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_copied_is_what_was_chosen(lang: str) -> None:
    voice = Voice(lang)
    app = opened("embedding", lang)
    choose(app, voice("field.embed_page"), voice("page.cost"))
    choose(app, voice("field.embed_language"), voice("embed.language.en"))
    choose(app, voice("field.embed_scheme"), voice("embed.scheme.dark"))
    put(app, voice("field.embed_color"), "#A0410D")
    for name, text in {"principal": "2万", "rate": "7.2", "periods": "两年"}.items():
        put(app, voice(f"field.embed_{name}"), text)
    code = codes(app)
    link = '<a href="http://localhost/cost?lang=en" data-repaywise data-lang="en" '
    link += 'data-color="a0410d" data-scheme="dark" data-principal="20000" data-rate="7.2" '
    assert code["script"].startswith(link + 'data-periods="24" target="_blank" rel="noopener">')
    assert code["script"].endswith(
        f'<script src="http://localhost/embed.{hashlib.sha256(SCRIPT).hexdigest()[:12]}.js" '
        f'integrity="{SUM}" crossorigin="anonymous" async></script>'
    )
    src = "http://localhost/cost?embed=true&lang=en&accent=a0410d&scheme=dark"
    src += "&principal=20000&rate=7.2&periods=24"
    assert f'src="{src}"' in unescape(code["frame"])
    assert code["frame"].endswith(f"</iframe>\n{code['link']}"), "it stays where the frame fails"
    assert code["link"].startswith('<a href="http://localhost/cost?lang=en" target="_blank"')
    assert code["plugin"] == (
        "<?php wp_oembed_add_provider( 'http://localhost/*', 'http://localhost/oembed' );"
    )
    (live,) = app.get("iframe")
    assert (live.proto.src, live.proto.alt) == (src, voice("page.cost"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_lesson_is_chosen_by_name_and_the_language_follows_the_host(lang: str) -> None:
    voice = Voice(lang)
    app = opened("embedding", lang)
    choose(app, voice("field.embed_page"), voice("page.learn"))
    lessons = next(one for one in app.selectbox if one.label == voice("field.embed_lesson"))
    choose(app, lessons.label, lessons.options[1])
    code = codes(app)
    assert re.match(
        r'<a href="http://localhost/learn\?lesson=[a-z-]+" data-repaywise ', code["script"]
    )
    assert f"lang={lang}" in code["link"] and "lesson=" in code["frame"]
    (card,) = pieces(app, "section", "rw-try-card")
    assert lessons.options[1] in unescape(card) and "data:image/svg+xml" in card


def test_what_is_no_colour_or_no_term_is_said_and_goes_nowhere() -> None:
    voice = Voice("en")
    app = opened("embedding", "en")
    for typed in ('"><script>alert(1)</script>', "red;}", "0b647"):
        put(app, voice("field.embed_color"), typed)
        assert errors(app) == [voice("embed.color.wrong")]
        assert not app.code and "<script>alert" not in html(app)
    put(app, voice("field.embed_color"), "#0b6470")
    for name, typed in {"principal": "0", "rate": "1001", "periods": "<b>"}.items():
        label = voice(f"field.embed_{name}")
        put(app, label, typed)
        assert errors(app) == [voice("embed.term.wrong", field=label)]
        assert not app.code and answer(app)
        put(app, label, "")
    assert len(app.code) == 5 and "data-color" not in codes(app)["script"], "ours is not repeated"


def test_the_address_is_that_of_the_request_and_of_nothing_typed() -> None:
    app = opened("embedding", "en", embed_page="evil", url="https://evil.example")
    assert "evil" not in " ".join(codes(app).values())


def test_teams_and_tools_lead_here() -> None:
    for page in ("teams", "tools"):
        assert 'href="/embedding?lang=zh"' in html(opened(page, "zh"))
