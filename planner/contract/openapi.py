"""JSON Schema and OpenAPI of the contract, made from the models that read its requests."""

from __future__ import annotations

import json
import re
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, models_json_schema
from pydantic_core import core_schema

from planner.contract.posted import LESS, MOST_POSTED
from planner.contract.verbs import VERBS, load, verb

ERROR = {
    "type": "object",
    "description": "A request that is not calculated, and what has to change.",
    "properties": {
        "error": {
            "type": "object",
            "properties": {
                "code": {"type": "string", "pattern": "^[a-z0-9_]+$"},
                "field": {
                    "type": "string",
                    "description": "The field as a dotted path, such as debt.rate.value.",
                },
                "message": {"type": "string", "description": "One English sentence."},
            },
            "required": ["code", "field", "message"],
            "additionalProperties": False,
        }
    },
    "required": ["error"],
    "additionalProperties": False,
}
REFUSALS = {
    "400": "The text is no JSON, or gives a name twice.",
    "408": "The text did not arrive in time.",
    "413": "The text is too long.",
    "415": "The content-type is not application/json.",
    "422": "The request is refused: the error names its first wrong field.",
    "429": "Too much from one address; `retry-after` says when again, in seconds.",
    "500": "A fault of ours.",
    "503": "Everybody is busy, or this took too long and was stopped.",
}


class Written(GenerateJsonSchema):
    """JSON Schema without pydantic's titles, and without defaults, which are not JSON yet."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])


def requests(template: str) -> dict[str, dict[str, Any]]:
    """Every model of every request by its name; `template` is where a reference points."""
    load()
    models = [verb(name).request for name in VERBS]
    _, found = models_json_schema(
        [(model, "validation") for model in models],
        ref_template=template,
        schema_generator=Written,
    )
    by_name: dict[str, dict[str, Any]] = found["$defs"]
    for one in by_name.values():
        one.pop("title", None)
    return used(by_name, list(VERBS.values()), template)


def used(
    models: dict[str, dict[str, Any]], asked: list[str], template: str
) -> dict[str, dict[str, Any]]:
    """The models that the requests hold, however deep; what is only part of another is left out."""
    start = re.escape(template.format(model=""))
    found: dict[str, dict[str, Any]] = {}
    while asked:
        name = asked.pop()
        if name not in found:
            found[name] = models[name]
            asked += re.findall(f'"{start}([^"]+)"', json.dumps(models[name]))
    return {name: models[name] for name in models if name in found}


def schema() -> dict[str, Any]:
    """The JSON Schema of every verb's request, each with its verb in `do`."""
    models = requests("#/$defs/{model}")
    whole = [one for name in VERBS for one in spellings(models.pop(VERBS[name]), name)]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "oneOf": whole,
        "$defs": models,
    }


def spellings(model: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The ways of writing a request of a verb, with the verb in it."""
    return [
        one
        | {
            "properties": {"do": {"const": name}} | one["properties"],
            "required": ["do", *one.get("required", ())],
        }
        for one in model.get("anyOf", [model])
    ]


def openapi() -> dict[str, Any]:
    """The OpenAPI 3.1 document of all verbs: each at POST /api/v1/<verb>, as a server serves it."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "还款有数 · RepayWise",
            "version": "1",
            "summary": "The arithmetic of repaying, exact to the fen.",
            "description": "Amounts are strings of yuan with two decimals, rates decimal strings, "
            "dates ISO. Unknown fields are refused; null reads as the default.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": {f"/api/v1/{name}": {"post": operation(name)} for name in VERBS},
        "components": {
            "schemas": {"Error": ERROR} | over_http(requests("#/components/schemas/{model}")),
        },
    }


def over_http(models: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The models as their addresses take them: with the verb or without, with fewer entries."""
    for name, model in VERBS.items():
        for one in models[model].get("anyOf", [models[model]]):
            one["properties"] = {"do": {"const": name}} | one["properties"]
        for path, most in LESS.get(name, {}).items():
            first, _, inner = path.partition(".")
            held = models[model]["properties"][first]
            if inner:
                held = models[held["items"]["$ref"].rsplit("/", 1)[1]]["properties"][inner]
            held["maxItems"] = most
    return models


def operation(name: str) -> dict[str, Any]:
    """What one verb asks and answers; its words are those beside the function."""
    first, _, rest = (verb(name).answer.__doc__ or "").partition("\n\n")
    said = re.sub(r"\s+", " ", rest.partition(">>>")[0]).strip()
    return {
        "operationId": name,
        "summary": first,
        "description": said,
        "requestBody": {"required": True, "content": body(or_list(reference(VERBS[name])))},
        "responses": {
            "200": {
                "description": "The answer; to a list a list, a refused request's error in place.",
                "content": body(or_list({"type": ["object", "null"]})),
            }
        }
        | {
            code: {"description": text, "content": body(reference("Error"))}
            for code, text in REFUSALS.items()
        },
    }


def reference(model: str) -> dict[str, Any]:
    """One of the components."""
    return {"$ref": f"#/components/schemas/{model}"}


def or_list(one: dict[str, Any]) -> dict[str, Any]:
    """One, or several in a list."""
    return {"anyOf": [one, {"type": "array", "items": one, "maxItems": MOST_POSTED}]}


def body(kind: dict[str, Any]) -> dict[str, Any]:
    """What is sent as JSON."""
    return {"application/json": {"schema": kind}}
