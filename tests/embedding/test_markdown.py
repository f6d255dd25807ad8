"""What an editor copies, in a help centre written in Markdown, with HTML allowed and not."""

from __future__ import annotations

import re
from html import unescape

import pytest
from markdown_it import MarkdownIt

from content.files import LANGUAGES
from content.questions import every_question
from content.voice import Voice
from tests.apptest import choose, opened

NAMES = ("script", "frame", "link", "plugin", "markdown")
TOPIC = "# Help\n\nBefore.\n\n{}\n\nAfter.\n"


def copied(lang: str) -> dict[str, str]:
    """Each text to copy of a question."""
    voice = Voice(lang)
    app = opened("embedding", lang)
    choose(app, voice("field.embed_page"), voice("page.questions"))
    choose(app, voice("field.embed_q"), every_question()[0].q[lang])
    return dict(zip(NAMES, (str(one.value) for one in app.code), strict=True))


def rendered(text: str, takes_html: bool) -> str:
    return str(MarkdownIt("commonmark", {"html": takes_html}).render(TOPIC.format(text)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_html_goes_through_unchanged_where_it_is_taken(lang: str) -> None:
    code = copied(lang)
    for name in ("script", "frame", "link"):
        html = rendered(code[name], takes_html=True)
        assert all(line in html for line in code[name].splitlines())
    # A sanitiser that takes script tags away leaves this.
    left = re.sub(r"<script.*?</script>", "", rendered(code["script"], takes_html=True))
    assert re.search(r'<a href="http://localhost/questions\?[^"]+"[^>]*>[^<]+</a>', left)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("takes_html", [True, False])
def test_the_link_in_markdown_is_a_link_everywhere(lang: str, takes_html: bool) -> None:
    code = copied(lang)
    html = rendered(code["markdown"], takes_html)
    (address, words), *more = re.findall(r'<p><a href="([^"]+)">([^<]+)</a></p>', html)
    there = re.search(r'href="([^"]+)"[^>]*>([^<]+)<', code["link"])
    assert not more and there
    assert (unescape(address), unescape(words)) == (unescape(there[1]), unescape(there[2]))


def test_html_shows_as_text_where_it_is_not_taken() -> None:
    """So the page for editors says what to do when the code itself shows."""
    code = copied("en")
    assert "<a " not in rendered(code["link"], takes_html=False)
    assert "&lt;a href=" in rendered(code["link"], takes_html=False)
