"""/api: what other programs may ask, for people to read; no script draws it."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from content.words import t
from pages import shapes
from planner.contract.posted import MOST_POSTED
from planner.contract.verbs import VERBS
from server.api.desk import DESK, Busy, Desk, Stopped
from server.api.door import LONGEST_BODY, ROOT
from server.first import origin
from server.index import LANG, STYLE_NAME, choose_language
from server.settings import SETTINGS

OTHER = {"zh": ("en", "English"), "en": ("zh", "中文")}
LOAN = (
    '{"principal": "10000.00", "method": "level_payment",\n'
    '  "rate": {"value": "0.18", "per": "year"}, "periods": 12, "start": "2026-01-10"}'
)


async def page(request: Request) -> Response:
    """The page in the reader's language; made of the planner's own document."""
    language = choose_language(request)
    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}
    html = written(language, origin(request), await needed(DESK))
    return Response(html, 200, headers, "text/html")


async def needed(desk: Desk) -> dict[str, list[str]]:
    """The fields that each verb's request must have; none while nobody can say."""
    try:
        models = json.loads(await desk.openapi())["components"]["schemas"]
    except (Busy, Stopped):
        return {}
    return {name: required(models[model]) for name, model in VERBS.items()}


def required(model: dict[str, Any]) -> list[str]:
    """What every spelling of a request must have."""
    kinds = [set(one.get("required", ())) for one in model.get("anyOf", [model])]
    return sorted(set.intersection(*kinds))


def written(language: str, where: str, fields: dict[str, list[str]]) -> str:
    """The page as HTML."""
    other, name = OTHER[language]
    example = f"curl {where}{ROOT}schedule -H 'content-type: application/json' -d '{LOAN}'"
    head = [t(language, f"api.{one}") for one in ("address", "answers", "needs")]
    limits = t(language, "api.refused.limits", bytes=f"{LONGEST_BODY:,}", minute=SETTINGS.a_minute)
    page = shapes.document(
        LANG[language],
        t(language, "api.title"),
        [shapes.sheet(f"/{STYLE_NAME}"), shapes.icon("/mark.svg")],
        shapes.elsewhere(f"/api?lang={other}", name, LANG[other]),
        shapes.title(t(language, "api.title"), t(language, "api.lead")),
        shapes.heading(t(language, "api.how")),
        shapes.plain(t(language, "api.how.post", most=MOST_POSTED)),
        shapes.note(t(language, "api.example")),
        shapes.code(example),
        shapes.elsewhere(f"{ROOT}openapi.json", t(language, "api.whole")),
        shapes.heading(t(language, "api.verbs")),
        shapes.table(head, rows(language, fields), t(language, "api.verbs"), 3),
        shapes.heading(t(language, "api.refused")),
        shapes.plain(t(language, "api.refused.how")),
        shapes.plain(limits),
        shapes.plain(t(language, "api.private")),
        shapes.elsewhere(f"/?lang={language}", t(language, "api.back")),
    )
    return str(page)


def rows(language: str, fields: dict[str, list[str]]) -> list[tuple[str, str, str]]:
    """A line for each verb."""
    return [
        (
            shapes.word(ROOT + name),
            t(language, f"api.verb.{name}"),
            shapes.joined(map(shapes.word, fields.get(name, ())), ", "),
        )
        for name in VERBS
    ]
