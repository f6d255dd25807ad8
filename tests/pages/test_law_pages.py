"""The law on the pages: a change is one entry, `?today=` shows it, and what is overdue says so."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.apptest import opened, shown
from tests.conftest import ROOT
from tests.shared_out import in_turn

OVERDUE = {"zh": "应在2027年5月24日前再核对", "en": "due to be checked again by 24 May 2027"}


def priced(rate: str, lang: str = "en", fee: str = "0", **query: str) -> str:
    """What the cost page says of 10,000 over 12 months at a yearly rate."""
    app = opened("cost", lang, **query)
    app.text_input(key="rate").set_value(rate)
    app.text_input(key="fee_upfront").set_value(fee)
    app.run()
    assert not app.exception
    return shown(app)


# 法发〔2017〕22号, item 2: what goes above 24 % a year; 24 itself does not.
@pytest.mark.parametrize(
    ("rate", "said"),
    [
        ("24", "24.00% a year is not above 24%"),
        ("24.00", "24.00% a year is not above 24%"),
        ("23.9999", "23.9999% a year is not above 24%"),
        ("24.0001", "24.0001% a year is above 24%"),
        ("24.04", "24.04% a year is above 24%"),
        ("24.05", "24.05% a year is above 24%"),
    ],
)
def test_the_line_is_exact(rate: str, said: str) -> None:
    assert said in priced(rate)


def test_a_fee_takes_a_loan_over_the_line() -> None:
    """At 24 % itself, any fee at all is above: 1.00 of 10,000 over 12 months is about 0.02 more."""
    assert re.search(r"24\.0[12]% a year is above 24%", priced("24", fee="1"))
    assert "年化 24.00%，没有超过 24%" in priced("24", "zh")


def test_before_the_rule_began_nothing_is_said_of_it() -> None:
    """The notice of 2025 is in force from 2025-10-01: a day earlier there is no line."""
    early = priced("36", "zh", today="2025-09-30")
    assert "这条规定从2025年10月1日起才有，所以这里先不说。" in early
    assert "年化 36.00%，" not in early
    assert "年化 36.00%，超过了 24%" in priced("36", "zh", today="2025-10-01")


# Past 2027-05-24: the rule on banks' penalties, the standard, the line of 24 %.
@pytest.mark.parametrize(
    ("lang", "where"),
    in_turn(
        [
            ("cost", {}),
            ("relief", {}),
            ("door", {}),
            ("help", {}),
            ("timeline", {}),
            ("learn", {"lesson": "true-cost"}),
            ("questions", {"q": "too-high-interest"}),
        ]
    ),
)
def test_a_rule_past_its_recheck_day_says_so_where_it_is_shown(
    where: tuple[str, dict[str, str]], lang: str
) -> None:
    page, query = where
    assert OVERDUE[lang] in shown(opened(page, lang, today="2027-06-01", **query))
    assert OVERDUE[lang] not in shown(opened(page, lang, today="2027-05-24", **query))


READER = """
import json, sys
sys.path.insert(0, sys.argv[1])
from tests.pages.test_law_pages import answers
print(json.dumps([answers(day) for day in ("2026-12-31", "2027-01-01")]))
"""
CARD = {"product": "card_balance", "filled_from": "card_balance"}


def answers(day: str) -> dict[str, Any]:
    """What the figures that rest on a rule are on a day."""
    relief = opened("relief", "zh", {**CARD, "ways_False": ["contract", "stopped"]}, today=day)
    cost = priced("22", "zh", today=day)
    paid = opened("allocate", "zh", {"lender": "card"}, today=day)
    paid.text_input(key="days_late").set_value("40").run()
    return {
        "line": re.findall(r"年化 22\.00%，(没有超过|超过了) (\S+?)。", cost),
        "stopped": relief.text_input(key="stopped").value,
        "years": re.findall(r"最长 (\S+) 年", shown(relief))[:1],
        "offer": re.findall(r"个性化分期 (\d+) 期", shown(relief))[:1],
        "times": opened("relief", "zh", today=day).text_input(key="penalty_times").value,
        "order": re.findall(r"第 (\d+) 天起", shown(paid))[:1],
        "principal_first": "所以这里先抵本金" in shown(paid),
    }


@pytest.mark.deep
def test_a_change_of_the_law_is_one_entry_and_moves_the_figures(tmp_path: Path) -> None:
    """Four rules get a new entry from 2027-01-01, in a copy; no line of a page is touched."""
    for part in ("pages", "content", "planner", "tests", "static", ".streamlit"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    for name, old, new in (
        ("nfra_2025_24pct_by_reference", '"24"', '"20"'),
        ("card_art70_personalised_instalment", '"5"', '"4"'),
        ("bank_penalty_rate_130_150", '"1.3-1.5"', '"1.2-1.4"'),
        ("card_principal_first_from_day_91", '"91"', '"31"'),
    ):
        (path,) = (
            path
            for path in (tmp_path / "content/law").glob("*.yaml")
            if f"- id: {name}\n" in path.read_text("utf-8")
        )
        text = path.read_text("utf-8")
        entry = text[text.index(f"- id: {name}\n") :].partition("\n- id:")[0].rstrip()
        later = re.sub(r"\n  from: .*", "\n  from: 2027-01-01", entry)
        assert f"value: {old}" in later
        later = later.replace(f"value: {old}", f"value: {new}")
        path.write_text(f"{text.rstrip()}\n\n{later}\n", "utf-8")
    found = subprocess.run(
        [sys.executable, "-c", READER, str(tmp_path)],
        cwd=tmp_path, capture_output=True, text=True, check=True, timeout=300,
    )  # fmt: skip
    before, after = json.loads(found.stdout.splitlines()[-1])
    assert before == {
        "line": [["没有超过", "24%"]],
        "stopped": "60",
        "years": ["5"],
        "offer": ["60"],
        "times": "1.5",
        "order": ["91"],
        "principal_first": False,
    }
    assert after == {
        "line": [["超过了", "20%"]],
        "stopped": "48",
        "years": ["4"],
        "offer": ["48"],
        "times": "1.4",
        "order": ["31"],
        "principal_first": True,
    }


def test_where_no_rule_gives_a_multiple_the_field_is_blank_not_a_guess() -> None:
    """The notice is in force from 2004-01-01: the day before, there is no usual multiple."""
    app = opened("relief", "zh", today="2003-12-31")
    assert app.text_input(key="penalty_times").value == ""
    assert "“罚息是约定利率的几倍”还没填。" in shown(app)
    app.text_input(key="penalty_times").set_value("1.4").run()
    assert not app.exception and "还没填" not in shown(app)
