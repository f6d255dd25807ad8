"""What the planner publishes about its requests is true: JSON Schema, OpenAPI, and its limits."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import Any

import jsonschema
import openapi_spec_validator
import pytest

from planner.contract import openapi
from planner.contract.posted import LESS, MOST_POSTED
from planner.contract.requests import LONGEST_TEXT, MOST_REQUESTS
from planner.contract.verbs import VERBS, verb
from planner.household import MONTHS_MOST
from planner.loan import PERIODS_MOST
from tests.conftest import ROOT
from tests.planner.test_refusals import VALID, is_error

CASES = json.loads((ROOT / "tests/outside/cases/contract.json").read_text("utf-8"))
DOCUMENT = openapi.openapi()


def validator(verb: str) -> jsonschema.Draft202012Validator:
    """The document's own schema of a verb's request, with the components it points to."""
    body = DOCUMENT["paths"][f"/api/v1/{verb}"]["post"]["requestBody"]["content"]
    whole = body["application/json"]["schema"] | {"components": DOCUMENT["components"]}
    return jsonschema.Draft202012Validator(whole)


VALIDATORS = {verb: validator(verb) for verb in VERBS}


def command(flag: str) -> Any:
    """What the command prints."""
    line = [sys.executable, "-m", "planner", flag]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, check=True)
    return json.loads(done.stdout)


def test_the_openapi_document_is_one_by_an_outside_reader() -> None:
    openapi_spec_validator.validate(DOCUMENT)
    assert DOCUMENT["openapi"].startswith("3.1")
    assert set(DOCUMENT["paths"]) == {f"/api/v1/{verb}" for verb in VERBS}


def test_the_command_prints_the_same_document_and_the_schema() -> None:
    assert command("--openapi") == DOCUMENT
    assert command("--schema") == openapi.schema()


@pytest.mark.parametrize("name", VERBS)
def test_a_request_that_is_answered_is_one_of_the_document(name: str) -> None:
    known = [case["request"] for case in CASES["answered"] + CASES["same"]]
    asked = [VALID[name], *(one for one in known if one["do"] == name)]
    for request in asked:
        own = {key: value for key, value in request.items() if key != "do"}
        for posted in (own, own | {"do": name}, [own, request]):
            VALIDATORS[name].validate(posted)
        assert not VALIDATORS[name].is_valid(own | {"colour": "red"})


def test_every_refusal_is_the_error_of_the_document() -> None:
    error = jsonschema.Draft202012Validator(DOCUMENT["components"]["schemas"]["Error"])
    for name in VERBS:
        answers = DOCUMENT["paths"][f"/api/v1/{name}"]["post"]["responses"]
        assert set(answers) == {"200", *openapi.REFUSALS} >= {"400", "413", "422", "429", "503"}
    line = [sys.executable, "-m", "planner"]
    for text in (b"{", b'{"do": "schedule"}', b'{"do": "share", "pool": 1}'):
        done = subprocess.run(line, input=text, cwd=ROOT, capture_output=True, check=False)
        found = json.loads(done.stdout)
        assert done.returncode == 2 and is_error(found)
        error.validate(found)


def test_what_http_bears_less_of_stands_in_the_document() -> None:
    for name in VERBS:
        content = DOCUMENT["paths"][f"/api/v1/{name}"]["post"]["requestBody"]["content"]
        assert content["application/json"]["schema"]["anyOf"][1]["maxItems"] == MOST_POSTED == 100
    models = DOCUMENT["components"]["schemas"]
    found = {
        "budget": models["MixRequest"]["properties"]["budget"]["maxItems"],
        "debts": models["MixRequest"]["properties"]["debts"]["maxItems"],
        "debts.offers": models["ClaimFields"]["properties"]["offers"]["maxItems"],
    }
    assert found == LESS["mix"] == {"budget": 120, "debts": 15, "debts.offers": 8}


def test_each_model_says_what_it_is_and_nothing_that_is_not_used() -> None:
    models = DOCUMENT["components"]["schemas"]
    text = json.dumps(DOCUMENT)
    for name, model in models.items():
        assert f'"#/components/schemas/{name}"' in text, f"{name} is used by nothing"
        assert model.get("description") or "anyOf" in model, f"{name} says nothing"
        assert re.fullmatch(r"[A-Z][A-Za-z]+", name), f"{name} shares its name with another"
    for name in VERBS:
        assert DOCUMENT["paths"][f"/api/v1/{name}"]["post"]["summary"], name
        assert verb(name).request.__doc__, name


def test_the_page_of_the_contract_has_the_limits_that_hold() -> None:
    page = (ROOT / "docs" / "contract.md").read_text("utf-8")
    assert f"at most {MOST_REQUESTS:,} requests" in page
    for most in (PERIODS_MOST, MONTHS_MOST):
        assert f"| periods of a loan, a plan's months | {most} |" in page
    assert f"{LONGEST_TEXT:,} characters" in page
