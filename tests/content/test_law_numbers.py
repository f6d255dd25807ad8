"""The numbers of the law: exact, with their unit, as they stand on a day; what is due is said."""

import re
import shutil
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from content.__main__ import stale
from content.every_text import every_text
from content.law import Fact, NotInForce, citation, fact, fact_on, facts, nearest
from content.law.fact import load_facts, on
from content.law.instrument import LAW
from content.law.number import PERCENT
from content.marks import pieces
from content.voice import Voice

TODAY = date(2026, 11, 24)
LINE = "spc_2017_24pct_financial"


@pytest.fixture
def law(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LAW, tmp_path / "law"))


def entry_of(law: Path, name: str) -> tuple[Path, str]:
    """The file that holds a rule, and the text of its entry."""
    for path in law.glob("*.yaml"):
        _, found, tail = path.read_text("utf-8").partition(f"- id: {name}\n")
        if found:
            return path, found + tail.partition("\n- id:")[0].rstrip() + "\n"
    raise AssertionError(name)


def changed(law: Path, name: str, *changes: tuple[str, str]) -> None:
    """One more entry of a rule at the end of its file: the same but for some words."""
    path, entry = entry_of(law, name)
    for old, new in changes:
        assert old in entry, old
        entry = entry.replace(old, new)
    path.write_text(path.read_text("utf-8").rstrip() + "\n\n" + entry, "utf-8")


def spoiled(law: Path, name: str, old: str, new: str) -> None:
    path, entry = entry_of(law, name)
    assert old in entry
    path.write_text(path.read_text("utf-8").replace(entry, entry.replace(old, new)), "utf-8")


# The texts: 法发〔2017〕22号 item 2 (24 % a year); 法释〔2014〕8号 art. 1 (日万分之一点七五);
# 银发〔2003〕251号 item 3 (30 % to 50 % more); 信用卡办法 art. 70 (最长 5 年 = 60 months).
def test_a_number_is_exact_in_its_unit() -> None:
    assert fact_on(LINE, TODAY).rate == Fraction(24, 100)
    assert fact_on("nfra_2025_24pct_by_reference", TODAY).rate == Fraction(24, 100)
    assert fact_on("delayed_performance_double_interest", TODAY).rate == Fraction(175, 1_000_000)
    assert fact_on("card_art70_personalised_instalment", TODAY).measured.months == 60
    assert fact_on("card_principal_first_from_day_91", TODAY).measured.days == 91
    times = fact_on("bank_penalty_rate_130_150", TODAY).measured
    assert (times.low, times.high, times.unit) == (
        *(Decimal("1.3"), Decimal("1.5"), "times_contract_rate"),
    )
    assert str(fact_on(LINE, TODAY).number) == "24"


def test_a_number_is_not_read_as_something_else() -> None:
    with pytest.raises(ValueError, match=r"bank_penalty_rate_130_150 gives a range: 1\.3 to 1\.5"):
        _ = fact("bank_penalty_rate_130_150").number
    with pytest.raises(ValueError, match="counted in years, not in percent"):
        _ = fact("card_art70_personalised_instalment").rate
    with pytest.raises(ValueError, match="counted in percent_per_year"):
        _ = fact(LINE).measured.months
    for name in ("gbt_hours", "channel_12378", "extension_needs_consent"):
        with pytest.raises(ValueError, match=f"{name} has no number"):
            _ = fact(name).number


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("unit: percent_per_year", "unit: percent_a_year", "percent_a_year"),
        ('value: "24"', 'value: "about 24"', "about 24 is not a number"),
        ('value: "24"', 'value: "36-24"', "the smaller number first"),
        ('value: "24"', 'value: "0"', "above 0"),
        ("  unit: percent_per_year\n", "", "belong together"),
    ],
)
def test_a_number_that_cannot_be_read_stops_the_loader(
    law: Path, old: str, new: str, complaint: str
) -> None:
    spoiled(law, LINE, old, new)
    with pytest.raises(ValueError, match=rf"cost_caps\.yaml: {LINE}: .*{complaint}"):
        load_facts(law)


def test_a_change_of_the_law_is_one_entry(law: Path) -> None:
    name = "nfra_2025_24pct_by_reference"
    changed(law, name, ('value: "24"', 'value: "20"'), ("from: 2025-10-01", "from: 2027-01-01"))
    found = load_facts(law)
    assert [str(one.number) for one in found[name]] == ["24", "20"]
    assert on(found, name, date(2026, 12, 31)).rate == Fraction(24, 100)
    assert on(found, name, date(2027, 1, 1)).rate == Fraction(20, 100)
    assert on(found, name, date(2026, 12, 31)).until == date(2026, 12, 31)
    with pytest.raises(NotInForce, match="is in force from 2025-10-01, not on 2025-09-30") as early:
        on(found, name, date(2025, 9, 30))
    assert (early.value.begins, early.value.ended) == (date(2025, 10, 1), None)


def test_a_day_between_two_entries_has_neither(law: Path) -> None:
    name = "nfra_2025_24pct_by_reference"
    ended = "from: 2025-10-01\n  until: 2026-06-30"
    spoiled(law, name, "from: 2025-10-01", ended)
    changed(law, name, (ended, "from: 2027-01-01"))
    found = load_facts(law)
    with pytest.raises(NotInForce, match="ended on 2026-06-30") as between:
        on(found, name, TODAY)
    assert between.value.begins == date(2027, 1, 1)
    assert on(found, name, date(2026, 6, 30)) and on(found, name, date(2027, 1, 1))


@pytest.mark.parametrize("begins", ["2025-10-01", "2025-09-30", "null"])
def test_two_entries_never_hold_at_once(law: Path, begins: str) -> None:
    name = "nfra_2025_24pct_by_reference"
    changed(law, name, ("from: 2025-10-01", f"from: {begins}"))
    with pytest.raises(ValueError, match=f"{name}: the id is used twice"):
        load_facts(law)


def test_what_is_shown_on_a_day_is_the_nearest_entry() -> None:
    assert nearest("card_overdraft_rate_band_2017", TODAY).until == date(2020, 12, 31)
    assert nearest("cost_disclosure_2026", date(2020, 1, 1)).from_date == date(2026, 8, 1)


# 2027-06-01 is past the recheck of 2027-05-24 and before that of 2027-11-24.
def test_a_citation_says_that_its_recheck_is_overdue() -> None:
    day, zh = date(2027, 6, 1), "（应在2027年5月24日前再核对，还没有核对）"
    en = " (due to be checked again by 24 May 2027; not done yet)"
    old = fact(LINE)
    assert citation("zh", old, day) == citation("zh", old, TODAY) + zh
    assert citation("en", old, day) == citation("en", old, TODAY) + en
    assert citation("zh", old, old.recheck_by) == citation("zh", old, TODAY)
    fresh = fact("extension_needs_consent")
    assert citation("zh", fresh, day) == "《民法典》第678条 · 法律规定 · 已核对原文"


def test_what_is_said_and_what_upkeep_lists_are_the_same() -> None:
    day = date(2027, 6, 1)
    listed = {line.split()[-1] for line in stale(day) if "  fact  " in line}

    def says_so(one: Fact) -> bool:
        return "再核对" in citation("zh", one, day) and "not done yet" in citation("en", one, day)

    assert {name for name, one in facts().items() if says_so(one)} == listed != set()


def test_a_percentage_said_before_a_mark_is_that_of_its_rule() -> None:
    """A text that names a percentage and cites a rule with one names the rule's own."""
    seen = 0
    for said in every_text():
        before = ""
        for piece in pieces(said.text) if "[[" in said.text else ():
            before = before + piece.shown if piece.kind != "fact" else before
            if piece.kind != "fact":
                continue
            number, last = fact(piece.name).measure, re.split(r"[。；]|[.;] ", before)[-1]
            percents = re.findall(r"\d[\d.]*%|\d[\d.]* %", last)
            if number is not None and number.unit in PERCENT and percents:
                printed = Voice(said.language).rule(number)
                assert printed in {one.replace(" ", "") for one in percents}, said.where
                seen += 1
            before = ""
    assert seen > 20


def test_the_example_beside_the_court_rate_is_its_product() -> None:
    """10,000 × 0.0175 % × 100 days = 175.00, as the timeline prints it."""
    extra = 10_000 * fact_on("delayed_performance_double_interest", TODAY).rate * 100
    texts = [said.text for said in every_text() if "100 天是" in said.text]
    assert texts and all(f"{float(extra):.2f} 元" in text for text in texts)


# Amounts as the design writes them: 10,416.00; percentages by hand.
def test_a_voice_says_exact_values() -> None:
    zh, en = Voice("zh"), Voice("en")
    assert (zh.money(1_041_600), en.money(1_041_600)) == ("10,416.00 元", "10,416.00 yuan")
    assert (en.money(5), en.money(-123_456)) == ("0.05 yuan", "-1,234.56 yuan")
    assert (zh.percent(Fraction(1803, 10_000)), zh.percent(Fraction(6, 25), 0)) == ("18.03%", "24%")
    assert en.percent(Fraction(-1, 10**9)) == "0.00%"
    assert zh.day(TODAY) == "2026年11月24日" and en.day(TODAY) == "24 Nov 2026"
    assert zh.month(TODAY) == "2026年11月" and en.month(TODAY) == "Nov 2026"
    assert zh("unit.yuan") == "元" and en("error.missing", field="X") == "X: please fill this in."
    times = fact("bank_penalty_rate_130_150").measured
    assert (zh.rule(times), en.rule(times)) == ("1.3 到 1.5", "1.3 to 1.5")


@pytest.mark.parametrize(
    ("rate", "shown"),
    [
        ("0.24", "24.00%"),
        ("0.2404", "24.04%"),
        ("0.240001", "24.0001%"),
        ("0.2399999", "23.99999%"),
        ("0.18", "18.00%"),
    ],
)
def test_a_rate_beside_a_line_shows_on_which_side_it_lies(rate: str, shown: str) -> None:
    assert Voice("zh").percent_beside(Fraction(rate), Fraction(24, 100)) == shown
