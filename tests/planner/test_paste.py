"""A table of debts as people paste it: what is read, what is asked, what is never read.

`cases/paste.json` was written outside the product; what else stands here is by hand.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import Refused, answer

CASES = json.loads((Path(__file__).parent / "cases/paste.json").read_text("utf-8"))["cases"]
TODAY = "2026-11-26"


def pasted(text: str, today: str = TODAY) -> Any:
    return answer({"do": "paste", "text": text, "reference_date": today})


def yuan(fen: int | None) -> str | None:
    return None if fen is None else f"{fen // 100}.{fen % 100:02d}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_table_as_somebody_has_it(case: dict[str, Any]) -> None:
    expected = dict(case["expected"])
    money = ("balance", "monthly")
    expected["rows"] = [row | {name: yuan(row[name]) for name in money} for row in expected["rows"]]
    if expected["total"]:
        sums = {name: yuan(expected["total"][name]) for name in ("stated", "sum")}
        expected["total"] = expected["total"] | sums
    assert pasted(case["text"], case["reference_date"]) == expected


def column(title: str, cells: list[str]) -> Any:
    """A table with a balance of 100 in every row and one more column."""
    rows = [f"债{at}\t100\t{cell}" for at, cell in enumerate(cells)]
    return pasted("\n".join([f"名称\t欠款\t{title}", *rows]))


def one(title: str, cell: str, field: str) -> Any:
    """What is read of one cell, or the word by which it is asked about."""
    found = column(title, [cell])
    if found["errors"]:
        assert found["rows"] == [] and len(found["errors"]) == 1
        assert found["errors"][0]["column"] == title and found["errors"][0]["line"] == 2
        return found["errors"][0]["code"]
    return found["rows"][0][field]


AMOUNTS = [
    ("8,600", "8600.00"),
    ("0.86万", "8600.00"),
    ("2.4萬元", "24000.00"),
    ("2.4w", "24000.00"),
    ("3千", "3000.00"),
    ("3.5K", "3500.00"),
    ("￥８，６００．５０", "8600.50"),
    ("人民币 8600", "8600.00"),
    ("8 600", "8600.00"),
    ("8600块", "8600.00"),
    ("0", "0.00"),
    ("0.860055万", "8600.55"),
    ("0.8600555万", "too_many_decimals"),
    ("$100", "not_a_number"),
    ("八千六", "not_a_number"),
    ("8600元左右", "not_a_number"),
    ("¥-5", "negative"),
    ("800至900", "range"),
    ("2万4", "not_a_number"),
    ("1e5", "not_a_number"),
    ("9999999999999", "out_of_range"),
    ("1" * 50, "out_of_range"),
    ("1" * 5000, "not_a_number"),
    ("=1+1", "formula"),
    ("不清楚", None),
]


@pytest.mark.parametrize(("cell", "read"), AMOUNTS)
def test_an_amount_is_read_whole_or_asked(cell: str, read: str | None) -> None:
    assert one("月供", cell, "monthly") == read


def per(value: str, unit: str) -> dict[str, str]:
    return {"value": value, "per": unit}


RATES = [
    ("年化", "18.25%", per("0.1825", "year")),
    ("年化", "18.25", "rate_unit_missing"),
    ("年化", "0.1825", "rate_unit_missing"),
    ("年化(%)", "18.25", per("0.1825", "year")),
    ("年化（％）", "18.25", per("0.1825", "year")),
    ("日利率(万分之)", "4", per("0.0004", "day")),
    ("利率", "18%", "rate_period_missing"),
    ("利率", "18", "rate_unit_missing"),
    ("利率", "年化18%", per("0.18", "year")),
    ("利率", "日息万分之五", per("0.0005", "day")),
    ("利率", "0.05% / 天", per("0.0005", "day")),
    ("利率", "1.5% per month", per("0.015", "month")),
    ("利率(年)", "18%", per("0.18", "year")),
    ("APR", "18% p.a.", per("0.18", "year")),
    ("月息", "百分之二", per("0.02", "month")),
    ("年化", "0.05%/日", "rate_conflict"),
    ("年化", "10%-18%", "range"),
    ("年化", "-3%", "negative"),
    ("年化", "1分", "not_a_number"),
    ("年化", "9999%", "out_of_range"),
    ("年化", "=18%", "formula"),
    ("年化", "免息", per("0", "year")),
    ("月利率", "0", per("0", "month")),
    ("年化", "n/a", None),
]


@pytest.mark.parametrize(("title", "cell", "read"), RATES)
def test_a_rate_has_a_unit_and_a_period_or_is_asked(title: str, cell: str, read: Any) -> None:
    found = one(title.replace("（％）", "(%)"), cell, "rate")
    assert found == read
    assert (
        column(title, [cell])["errors"] == column(title.replace("（％）", "(%)"), [cell])["errors"]
    )


def test_one_rate_said_twice_is_one_and_two_rates_are_asked() -> None:
    head = "名称\t欠款\t年化\t日利率\n"
    same = pasted(head + "甲\t100\t18%\t0.05%\n乙\t100\t18.25%\t万分之五\n丙\t100\t\t0.04%")
    assert [row["rate"]["value"] for row in same["rows"]] == ["0.18", "0.1825", "0.0004"]
    other = pasted(head + "甲\t100\t24%\t0.05%")
    assert other["errors"] == [{"line": 2, "column": "日利率", "code": "rate_conflict"}]


DAYS = [
    ("每月10日", 10, None),
    ("31", 31, None),
    ("2026.12.8", None, "2026-12-08"),
    ("2026-12-08 00:00:00", None, "2026-12-08"),
    ("Dec 10, 2026", None, "2026-12-10"),
    ("12/25/2026", None, "2026-12-25"),
    ("11月26日", None, "2026-11-26"),
    ("11月25日", None, "2027-11-25"),
    ("2月29日", None, "2028-02-29"),
]


@pytest.mark.parametrize(("cell", "day", "on"), DAYS)
def test_a_day_of_the_month_or_a_date(cell: str, day: int | None, on: str | None) -> None:
    found = column("还款日", [cell])["rows"][0]
    assert (found["due_day"], found["due_date"]) == (day, on)


ASKED = [
    ("10/12/2026", "ambiguous_date"),
    ("10/12", "ambiguous_date"),
    ("15/12/26", "ambiguous_date"),
    ("13/14/2026", "not_a_date"),
    ("2026-02-30", "not_a_date"),
    ("2月30日", "not_a_date"),
    ("月底", "not_a_date"),
    ("32号", "out_of_range"),
    ("0", "out_of_range"),
    ("3026-12-10", "out_of_range"),
    ("=TODAY()", "formula"),
]


@pytest.mark.parametrize(("cell", "code"), ASKED)
def test_a_day_that_could_be_two_is_asked(cell: str, code: str) -> None:
    assert one("还款日", cell, "due_day") == code


COUNTS = [("12期", 12), ("还剩7期", 7), ("0", 0), ("6-7", "range"), ("第3期/共12期", "ambiguous")]


@pytest.mark.parametrize(("cell", "read"), [*COUNTS, ("601", "out_of_range"), ("-3", "negative")])
def test_a_count_is_whole(cell: str, read: Any) -> None:
    assert one("剩余期数", cell, "periods_left") == read


def test_a_unit_of_the_column_counts_where_a_cell_has_none() -> None:
    found = pasted("名称\t欠款(万元)\n甲\t2.4\n乙\t8600元\n丙\t0.3万")
    assert [row["balance"] for row in found["rows"]] == ["24000.00", "8600.00", "3000.00"]
    dollars = pasted("名称\t欠款(美元)\t月供\n甲\t2.4\t100")
    assert dollars["ignored_columns"] == ["欠款(美元)"]
    assert dollars["errors"] == [{"line": 2, "column": None, "code": "missing"}]


def test_both_halves_of_a_merged_header_are_read() -> None:
    text = "名称\t欠款\t还款\t\n\t\t月供\t还款日\n花呗\t8600\t860\t10"
    found = pasted(text)
    assert [one["why"] for one in found["skipped"]] == ["header", "header"]
    row = found["rows"][0]
    assert (row["name"], row["balance"], row["monthly"]) == ("花呗", "8600.00", "860.00")
    assert row["due_day"] == 10 and found["ignored_columns"] == []


def test_a_name_twice_and_a_name_missing_are_told_apart() -> None:
    found = pasted("名称\t欠款\n借呗\t1\n借呗\t2\n\t3\n借呗\t4")
    assert [row["name"] for row in found["rows"]] == ["借呗", "借呗 (2)", "第 3 笔", "借呗 (3)"]
    codes = [(one["line"], one["column"], one["code"]) for one in found["warnings"]]
    twice, missing = "name_twice", "name_missing"
    assert codes == [(3, "名称", twice), (4, "名称", missing), (5, "名称", twice)]


def test_a_total_beside_a_row_that_is_missing_in_it_is_not_compared() -> None:
    found = pasted("名称\t欠款\n甲\t100\n乙\t约200\n合 计\t300")
    assert found["total"] == {"stated": "300.00", "sum": "100.00", "agrees": None}
    assert found["warnings"] == [] and len(found["errors"]) == 1


def test_an_amount_that_the_commas_cut_in_two_is_asked() -> None:
    found = pasted('name,balance\nHuabei,8,600\nJiebei,"24,000"')
    assert [row["balance"] for row in found["rows"]] == ["24000.00"]
    assert found["errors"] == [{"line": 2, "column": None, "code": "ambiguous"}]


def test_a_line_break_and_a_tab_inside_quotes_are_part_of_a_cell() -> None:
    found = pasted('名称\t欠款\t备注\n"花\n呗"\t1\t"a\tb"\n"快贷\t2\t')
    assert [(row["line"], row["name"]) for row in found["rows"]] == [(2, "花 呗"), (4, '"快贷')]
    assert found["rows"][0]["note"] == "a b"


def test_three_hundred_rows_are_read_and_one_more_is_refused_whole() -> None:
    rows = [f"债{at}\t{at}" for at in range(301)]
    found = pasted("\n".join(["名称\t欠款", *rows[:300]]))
    assert len(found["rows"]) == 300 and found["table_error"] is None
    over = pasted("\n".join(["名称\t欠款", *rows]))
    assert (over["table_error"], over["rows"]) == ("too_many_rows", [])


PERSON = (
    "姓名 身份证 身份证号 手机 手机号 电话 卡号 银行卡号 密码 住址 微信 name_of_client id_number"
)


def test_nothing_of_a_column_about_the_person_is_read() -> None:
    """Whatever stands in it, in a row that is read, a faulty one, a total or a blank one."""
    titles = PERSON.split()
    secret = [f"机密{at}" for at in range(len(titles))]
    person = "\t".join(secret)
    text = "\n".join(
        [
            "\t".join(["名称", "欠款", *titles]),
            f"花呗\t8600\t{person}",
            f"借呗\t约\t{person}",
            f"合计\t8600\t{person}",
            f"\t\t{person}",
        ]
    )
    found = pasted(text)
    assert found["ignored_columns"] == titles
    assert "机密" not in json.dumps(found, ensure_ascii=False)
    assert len(found["rows"]) == len(found["errors"]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n" * 50,
        "\t",
        "名称",
        "|" * 5000,
        "\ud800\t\x00",
        ",,,,\n,,,,",
        '"' * 3000,
        "名称\t欠款",
    ],
)
def test_what_is_no_table_is_no_error_of_ours(text: str) -> None:
    found = pasted(text)
    assert found["rows"] == [] and (found["table_error"] or found["skipped"])


@pytest.mark.parametrize(
    "cell", ["1" * 2000 + "~", "((((" * 500, "年" * 2000, "7/" * 1000, '"' * 999]
)
def test_a_hostile_cell_makes_no_row(cell: str) -> None:
    text = f"名称\t欠款\t年化\t还款日\t{cell}\n" + f"甲\t{cell}\t{cell}\t{cell}\t\n" * 20
    assert len(pasted(text[:199_000])["rows"]) == 0


CELL = st.text('0123456789.,-/%万元年月日号期=()|"\t\n 无?~', max_size=12)


@given(st.lists(st.lists(CELL, min_size=3, max_size=5), max_size=6))
def test_every_line_is_answered_once(cells: list[list[str]]) -> None:
    """Whatever is pasted: a row is taken in, asked about, or passed over with its reason."""
    text = "名称\t欠款\t年化\n" + "\n".join("\t".join(row) for row in cells)
    found = pasted(text)
    if found["table_error"]:
        return
    told = [one["line"] for part in ("rows", "skipped") for one in found[part]]
    asked = {one["line"] for one in found["errors"]}
    totals = {one["line"] for one in found["skipped"] if one["why"] == "total"}
    assert len(told) == len(set(told)) and not set(told) & (asked - totals)


@given(st.integers(0, 10**14), st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_what_is_written_plainly_is_read_to_the_fen_and_the_day(fen: int, on: date) -> None:
    serial = (on - date(1899, 12, 30)) / timedelta(days=1)
    forms = [on.isoformat(), f"{on.year}年{on.month}月{on.day}日", f"{on:%Y%m%d}", f"{serial:.0f}"]
    amounts = [f"{fen // 100}.{fen % 100:02d}", f"¥{fen // 100:,}.{fen % 100:02d}元"]
    rows = [f"\t{amounts[at % 2]}\t{form}" for at, form in enumerate(forms)]
    found = pasted("\n".join(["名称\t欠款\t下次还款日", *rows]))["rows"]
    assert {row["balance"] for row in found} == {yuan(fen)}
    assert [row["due_date"] for row in found] == [on.isoformat()] * 4


@pytest.mark.parametrize(
    ("request_", "field", "code"),
    [
        ({"text": "x"}, "reference_date", "missing"),
        ({"text": 7, "reference_date": TODAY}, "text", "wrong_type"),
        ({"text": "x" * 200_001, "reference_date": TODAY}, "text", "too_long"),
        ({"text": "x", "reference_date": "26.11.2026"}, "reference_date", "not_a_date"),
        ({"text": "x", "reference_date": TODAY, "rows": []}, "rows", "unknown_field"),
    ],
)
def test_a_request_that_is_wrong_is_refused_by_name(
    request_: dict[str, Any], field: str, code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        answer({"do": "paste"} | request_)
    assert (refusal.value.code, refusal.value.field) == (code, field)
