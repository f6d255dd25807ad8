"""The templates: every value is escaped on its way in, unless it is HTML already (`Markup`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup, escape


class Joined(Extension):
    """Joins the lines of a template: their layout is for its readers, never a space on the page."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Each line end becomes a comment, so that a fault is still told by its line."""
        return "{#\n#}".join(line.strip() for line in source.splitlines())


# The signs that turn the writing round, as content/straight.py has them: shapes know no content.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


def straight(text: str) -> str:
    """A text without them."""
    return text if text.isascii() else _TURNING.sub("", text)


def shown(value: object) -> object:
    """A value as it goes in: text without signs that would turn what follows round."""
    return straight(value) if type(value) is str else value


@cache
def environment() -> Environment:
    """One for all; a name that a template does not know is a fault, never an empty place."""
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=[Joined],
        auto_reload=False,
        finalize=shown,
    )


def macros(file: str) -> Callable[..., Markup]:
    """The shapes of one template file: `made = macros("line.html")`, then `made("plain", text)`."""

    @cache
    def one(name: str) -> Any:
        return getattr(environment().get_template(file).module, name)

    def made(name: str, *values: object) -> Markup:
        found: Markup = one(name)(*values)
        return found

    return made


def ready() -> None:
    """Compile every template before the first reader comes, instead of while they wait."""
    for file in environment().list_templates(extensions=["html"]):
        assert environment().get_template(file).module


def joined(parts: Iterable[str], between: str = "") -> Markup:
    """Pieces one after the other; text among them is escaped."""
    turned = (one if isinstance(one, Markup) else straight(one) for one in parts)
    return Markup(escape(between)).join(turned)


def filled(text: str, **values: object) -> Markup:
    """A text of ours as HTML with its {names} filled in; a value that is text is escaped."""
    inside = {name: str(escape(shown(value))) for name, value in values.items()}
    return Markup(str(escape(text)).format(**inside))
