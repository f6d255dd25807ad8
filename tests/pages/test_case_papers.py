"""The papers of a case, opened by readers that are not ours, against figures counted by hand."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import docx
import openpyxl
import pytest

from pages.papers.case import Lack, NotYet, Paper, Why, missing, papers_of
from pages.papers.case import sharing as columns
from planner.case import (
    Case,
    CaseDebt,
    CaseOffer,
    Certainty,
    Dated,
    How,
    Income,
    Key,
    LogEntry,
    Status,
    Treat,
)
from planner.household import share
from planner.relief import Defer, PausedInterest
from tests import paper
from tests.conftest import ROOT
from tests.formulas import Book
from tests.papers_client import CLIENT, DEBTS, PARTNER, SHARES, TODAY

LANGUAGES = ("zh", "en", "both")
WIDEST = ("both", *(pytest.param(one, marks=pytest.mark.deep) for one in ("zh", "en")))
LENDERS = list(SHARES)
WITH_NAMES = (Paper.SCHEDULE, Paper.LEDGER, Paper.MY_PAGE)
HOSTILE = ('=cmd|"/C calc"!A0', "+1+1", "-2", "@SUM(A1)", "<b>粗</b>", "长" * 60, "花呗🙂👍", "🙂")


def made(case: Case, language: str, which: Paper) -> dict[str, bytes]:
    """The files of a paper by their ending, those of the first lender where there are many."""
    files: dict[str, bytes] = {}
    for one in papers_of(case, language, TODAY).files(which):
        files.setdefault(one.name.rpartition(".")[2], one.make())
    return files


def letter_to(name: str, case: Case = CLIENT, language: str = "zh", ending: str = "pdf") -> bytes:
    number = [one.name for one in case.debts].index(name) + 1
    files = papers_of(case, language, TODAY).files(Paper.LETTER)
    (found,) = [one for one in files if f"-{number:02d}-" in one.name and one.name.endswith(ending)]
    return found.make()


def of_word(data: bytes) -> str:
    """All that a Word file says, its tables with it."""
    read = docx.Document(io.BytesIO(data))
    cells = (cell.text for table in read.tables for row in table.rows for cell in row.cells)
    return paper.squeezed("".join((*(one.text for one in read.paragraphs), *cells)))


def changed(at: int, **more: object) -> Case:
    """The client with one debt changed."""
    debts = list(DEBTS)
    debts[at] = replace(debts[at], **more)  # type: ignore[arg-type]
    return replace(CLIENT, debts=tuple(debts))


# -- figures


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_clients_page_says_what_was_counted_by_hand(language: str, tmp_path: Path) -> None:
    files = made(CLIENT, language, Paper.MY_PAGE)
    said = paper.text(files["pdf"], tmp_path)
    for figure in ("6,500.00", "7,500.00", "5,330.00", "117.00", "≈1,053.00", "≈1,970.00"):
        assert figure in said
    for name, monthly in SHARES.items():
        assert f"{name}{monthly}" in said
    days = {"zh": "2026年12月9日前：答复法院（信用卡B）", "en": "By9Dec2026:answerthecourt"}
    assert all(days[one] in said for one in days if language in (one, "both"))
    assert "12356" in said
    assert paper.png_size(files["png"])[0] == 1080


def test_the_clients_page_is_one_sheet_of_few_words(tmp_path: Path) -> None:
    pdf = made(CLIENT, "zh", Paper.MY_PAGE)["pdf"]
    assert {one.sheet for one in paper.words(pdf, tmp_path)} == {0}
    said = paper.text(pdf, tmp_path).partition("2026年11月26日")[0]
    tables = said[said.index("每个月") : said.index("如果")]
    assert len(re.findall(r"[\u4e00-\u9fff]", said.replace(tables, ""))) <= 220


def test_the_statement_has_low_and_usual_and_no_partner(tmp_path: Path) -> None:
    said = paper.text(made(CLIENT, "zh", Paper.STATEMENT)["pdf"], tmp_path)
    for row in ("本人收入6,500.006,500.00", "家里其他收入≈0.00≈1,000.00", "住1,800.001,800.00"):
        assert row in said
    assert "能给各家的≈1,053.00≈1,970.00" in said and "剩下≈1,170.00≈2,170.00" in said
    assert "不表示愿意承担债务" in said and said.count("签名") == 1


@pytest.mark.parametrize("language", WIDEST)
def test_no_paper_names_the_partner(language: str, tmp_path: Path) -> None:
    for one in papers_of(CLIENT, language, TODAY).all():
        data = one.make()
        if one.name.endswith("pdf"):
            assert PARTNER not in paper.text(data, tmp_path), one.name
        elif one.name.endswith("docx"):
            assert PARTNER not in of_word(data), one.name
        elif one.name.endswith("xlsx"):
            parts = zipfile.ZipFile(io.BytesIO(data))
            assert not [at for at in parts.namelist() if PARTNER in parts.read(at).decode()]
        elif one.name.endswith(("csv", "ics")):
            assert PARTNER not in data.decode()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_lender_sees_its_own_name_and_numbers_for_the_others(
    language: str, tmp_path: Path
) -> None:
    files = papers_of(CLIENT, language, TODAY).files(Paper.SHARES)
    own, *others = [paper.text(one.make(), tmp_path) for one in files]
    assert all(f"{monthly}" in own and name in own for name, monthly in SHARES.items())
    assert len(others) == len(LENDERS)
    for number, said in zip((1, 2, 3, 4, 5, 7, 8), others, strict=True):
        mine = DEBTS[number - 1].name
        assert mine in said and not [
            one.name for one in DEBTS if one.name != mine and one.name in said
        ]
        assert all(monthly in said for monthly in SHARES.values())
        assert ("机构六" if language == "zh" else "Lender6") in said
    assert "14.95%" in own and "107,738.21" in own  # 13,118.21 of 87,738.21 that share


# -- letters


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_a_letter_has_its_sum_its_day_and_what_was_chosen(
    language: str, ending: str, tmp_path: Path
) -> None:
    data = letter_to("信用卡B", language=language, ending=ending)
    said = of_word(data) if ending == "docx" else paper.text(data, tmp_path)
    zh = ("我每月能还157.44元，第一次在2026年12月26日", "≈13,118.21元", "晚了90天", "停收利息")
    en = ("Icanpay157.44yuanamonth", "26Dec2026", "≈13,118.21yuan", "90dayslate", "stoppedforthis")
    for words in (*(zh if language != "en" else ()), *(en if language != "zh" else ())):
        assert words in said, words
    assert ("1,053.00" in said and "14.95%" in said and "十、签名" in said) or language == "en"
    assert "必须" not in said and "must" not in said.lower()


def test_every_lender_but_the_relative_gets_a_letter() -> None:
    names = [one.name for one in papers_of(CLIENT, "zh", TODAY).files(Paper.LETTER)]
    assert [name[:5] for name in names if name.endswith("pdf")] == [
        f"信件-{number:02d}" for number in (1, 2, 3, 4, 5, 7, 8)
    ]
    assert len(names) == 14 and not [one.name for one in DEBTS if one.name in "".join(names)]


def test_a_letter_to_wait_holds_no_figure(tmp_path: Path) -> None:
    blank = Case(
        TODAY, debts=(CaseDebt("d1", "花呗", None, days_late=0, owed_on=TODAY, due_day=10),)
    )
    said = paper.text(made(blank, "zh", Paper.HOLD)["pdf"], tmp_path)
    assert "____" in said and not re.search(r"\d[\d,]*\.\d\d", said)
    assert "欠款明细" in said and "所以先不写" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_to_wait_is_one_page_with_its_signature(language: str, tmp_path: Path) -> None:
    """Two languages beside each other, and a lender with the longest name, take no second page."""
    long = "一家名字很长很长的消费金融股份有限公司" if language == "both" else "花呗"
    case = replace(CLIENT, debts=(replace(DEBTS[0], name=long),))
    words = list(paper.words(made(case, language, Paper.HOLD)["pdf"], tmp_path))
    assert {one.sheet for one in words} == {0}
    signed = "signature" if language == "en" else "本人签名"
    assert [one for one in words if signed in one.text]


def test_a_chosen_way_stands_in_the_letter_and_its_payments_come_off_first(tmp_path: Path) -> None:
    """3 × 200.00 chosen for A: 1,170.00 − 200.00 = 970.00, less a tenth, 873.00 to share."""
    days = tuple(Dated(date(2026 + at // 12, 1 + at % 12, 12), 20_000) for at in (11, 12, 13))
    offer = CaseOffer("o1", level=2, payments=days, status=Status.ASKED)
    case = changed(2, offers=(offer,), chosen="o1")
    said = paper.text(letter_to("信用卡A", case), tmp_path)
    assert "一共600.00元" in said and "2027年2月12日200.00" in said and "378.05" not in said
    assert "能不能不收罚息和违约金" in said
    page = paper.text(made(case, "zh", Paper.MY_PAGE)["pdf"], tmp_path)
    assert "先还的200.00200.00" in page and "能给≈873.00≈1,773.00" in page


def test_a_way_of_the_planner_is_asked_in_words(tmp_path: Path) -> None:
    offer = CaseOffer("o1", offer=(Defer(3, PausedInterest.ADDED),), status=Status.IDEA)
    said = paper.text(letter_to("借呗", changed(1, offers=(offer,), chosen="o1")), tmp_path)
    assert "能不能延后3个月再还本金" in said
    agreed = replace(offer, status=Status.AGREED, answered_on=date(2026, 11, 20), how=How.SMS)
    said = paper.text(letter_to("借呗", changed(1, offers=(agreed,), chosen="o1")), tmp_path)
    assert "贵机构在2026年11月20日答复过的办法" in said and "延后" not in said


# -- refusals


Change = Callable[[Case], Case]


def without(name: str, at: int = 0) -> Change:
    return lambda _: changed(at, **{name: None})


def plan_without(name: str) -> Change:
    return lambda case: replace(case, plan=replace(case.plan, **{name: None}))


def home(**more: object) -> Change:
    return lambda case: replace(case, household=replace(case.household, **more))  # type: ignore[arg-type]


BLANK_RENT = (replace(CLIENT.household.spending[0], amount=None), *CLIENT.household.spending[1:])
ODD_PAY = (Income("i1", "零工", 650_000, certainty=Certainty.CONFIRMED),)
FIGURES = {Paper.MY_PAGE, Paper.SHARES, Paper.LETTER, Paper.SCRIPT, Paper.SCHEDULE}
AGE = "debts.0.last_contact_on"  # asked for too where nobody knows since when it is unpaid
REFUSED = [
    (without("owed"), "debts.0.owed", FIGURES | {Paper.CALENDAR}),
    (without("owed_on"), "debts.0.owed_on", FIGURES | {Paper.CALENDAR, Paper.HOLD}),
    (without("treat", 5), "debts.5.treat", FIGURES | {Paper.CALENDAR}),
    (
        lambda _: changed(0, certainty=Certainty.UNKNOWN),
        "debts.0.certainty",
        FIGURES | {Paper.CALENDAR},
    ),
    (
        home(spending=BLANK_RENT),
        "household.spending.0.amount",
        FIGURES | {Paper.CALENDAR, Paper.STATEMENT},
    ),
    (home(income=ODD_PAY), "household.income.0.low", FIGURES | {Paper.CALENDAR, Paper.STATEMENT}),
    (home(spending=()), "household.spending", FIGURES | {Paper.CALENDAR, Paper.STATEMENT}),
    (home(children=None), "household.children", {Paper.STATEMENT, Paper.LETTER}),
    (plan_without("start"), "plan.start", FIGURES - {Paper.SHARES} | {Paper.CALENDAR}),
    (plan_without("review_on"), "plan.review_on", FIGURES - {Paper.SHARES} | {Paper.CALENDAR}),
    (plan_without("confirmed_on"), "plan.confirmed_on", FIGURES | {Paper.STATEMENT}),
    (without("received_on", 3), "debts.3.received_on", {Paper.MY_PAGE, Paper.CALENDAR}),
    (
        without("last_contact_on", 6),
        "debts.6.last_contact_on",
        {Paper.LETTER, Paper.HOLD, Paper.SCRIPT},
    ),
]


@pytest.mark.parametrize(("change", "path", "papers"), REFUSED, ids=[one[1] for one in REFUSED])
def test_a_paper_is_refused_while_a_figure_on_it_is_unknown(
    change: Change, path: str, papers: set[Paper]
) -> None:
    case = change(CLIENT)
    assert {one for one in Paper if missing(case, one)} == papers
    for one in papers:
        lacks = [lack for lack in missing(case, one) if lack.path in (path, AGE)]
        assert lacks, one
        assert all(words for words in lacks[0].said("both"))
    with pytest.raises(NotYet) if path != "debts.6.last_contact_on" else _nothing():
        papers_of(case, "zh", TODAY).files(next(one for one in Paper if one in papers))


class _nothing:
    """Raises nothing and expects nothing."""

    def __enter__(self) -> None: ...

    def __exit__(self, *_: object) -> None: ...


def test_what_is_missing_is_named_in_both_languages() -> None:
    assert missing(changed(0, owed=None), Paper.SHARES) == [
        Lack("debts.0.owed", Why.UNKNOWN, "花呗")
    ]
    assert Lack("debts.0.owed", Why.UNKNOWN, "花呗").said("both") == (
        "花呗：还欠多少",
        "花呗: what is owed",
    )


def test_nothing_is_missing_for_the_client() -> None:
    assert [one for one in Paper if missing(CLIENT, one)] == []
    assert [one for one in Paper if missing(Case(TODAY), one) == []] == [Paper.LEDGER, Paper.BRING]


def test_no_letter_owns_to_a_debt_that_may_be_too_old() -> None:
    """Three years are up on the day itself: 2023-11-26 is too old, a day later is not."""
    old = changed(6, last_contact_on=date(2023, 11, 26))
    assert [(one.path, one.why) for one in missing(old, Paper.LETTER)] == [
        ("debts.6.last_contact_on", Why.OLD)
    ]
    assert missing(changed(6, last_contact_on=date(2023, 11, 27)), Paper.LETTER) == []
    numbers = [one.name[3:5] for one in papers_of(old, "zh", TODAY).files(Paper.LETTER)]
    assert "07" not in numbers and "08" in numbers
    assert not papers_of(old, "zh", TODAY, frozenset({"d7"})).missing(Paper.LETTER)
    late = changed(3, days_late=3 * 365 + 1, last_contact_on=None)
    assert missing(late, Paper.HOLD)[0].path == "debts.3.last_contact_on"


def test_a_deficit_offers_nothing_and_says_so(tmp_path: Path) -> None:
    poor = home(income=(replace(CLIENT.household.income[0], usual=500_000),))(CLIENT)
    lacks = missing(poor, Paper.LETTER)
    assert [(one.path, one.why) for one in lacks if one.path == "plan.promise"] == [
        ("plan.promise", Why.NOTHING)
    ]
    said = paper.text(made(poor, "zh", Paper.MY_PAGE)["pdf"], tmp_path)
    assert "还差≈330.00≈330.00" in said and "现在没有钱可以分" in said and "说不出做得到" in said
    assert not missing(poor, Paper.HOLD)


def test_more_than_a_usual_month_leaves_is_not_promised() -> None:
    plan = replace(CLIENT.plan, promise=197_001)
    assert [one.why for one in missing(replace(CLIENT, plan=plan), Paper.SCHEDULE)] == [
        Why.TOO_MUCH
    ]
    assert not missing(replace(CLIENT, plan=replace(plan, promise=197_000)), Paper.SCHEDULE)


# -- sheets and days


def shares_of(book: Book) -> dict[str, str]:
    _, shares, _ = book.book.sheetnames
    rows = range(columns.TOP, columns.TOP + len(SHARES))
    return {
        str(book.value(shares, f"B{row}")): f"{float(book.value(shares, f'L{row}')):.2f}"
        for row in rows
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_formulas_end_in_the_fen_that_the_planner_counted(language: str) -> None:
    data = made(CLIENT, language, Paper.SCHEDULE)["xlsx"]
    book = Book(data)
    assert shares_of(book) == SHARES
    stored = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    for sheet in book.book.sheetnames:
        for row in book.book[sheet].iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    counted = float(book.value(sheet, cell.coordinate))
                    shown = stored[sheet][cell.coordinate].value
                    assert counted == pytest.approx(shown, abs=1e-9), cell.coordinate


@pytest.mark.parametrize("pool", [0, 1, 105_300, 197_000, 8_773_820, 8_773_821, 9_000_000])
def test_a_changed_pool_is_shared_as_the_planner_shares_it(pool: int) -> None:
    book = Book(made(CLIENT, "zh", Paper.SCHEDULE)["xlsx"])
    book.book[book.book.sheetnames[0]]["B3"] = pool / 100
    sharing = [one for one in DEBTS if one.treat is Treat.SHARE]
    each, _ = share(pool, [one.owed or 0 for one in sharing])
    assert list(shares_of(book).values()) == [f"{fen / 100:.2f}" for fen in each]


def test_shares_by_instalment_stop_at_what_is_owed() -> None:
    """A small debt with a large instalment is held at what it owes; the others share the rest."""
    case = replace(changed(7, owed=1_000), plan=replace(CLIENT.plan, sharing_key=Key.INSTALMENT))
    case = replace(
        case, debts=tuple(one for one in case.debts if one.ask_next or one.treat is Treat.WAIT)
    )
    known = [one for one in case.debts if one.ask_next]
    each, _ = share(
        105_300, [one.owed or 0 for one in known], weights=[one.ask_next or 0 for one in known]
    )
    assert each[-1] == 1_000
    book = Book(made(case, "zh", Paper.SCHEDULE)["xlsx"])
    found = [book.value("分配", f"L{columns.TOP + at}") for at in range(len(known))]
    assert [f"{float(one):.2f}" for one in found] == [f"{fen / 100:.2f}" for fen in each]


def test_the_rows_by_date_are_the_promise_and_never_more_than_is_owed() -> None:
    rows = paper.rows(made(CLIENT, "zh", Paper.SCHEDULE)["csv"])[1:]
    december = [row for row in rows if row[0] < "2027-01-10"]
    assert {row[1]: row[3] for row in december} == SHARES
    assert [row[0] for row in rows if row[1] == "花呗"][:3] == [
        "2026-12-10",
        "2027-01-10",
        "2027-02-10",
    ]
    small = paper.rows(made(changed(4, owed=5_000), "zh", Paper.SCHEDULE)["csv"])
    assert sum(round(float(row[3]) * 100) for row in small if row[1] == "网贷") <= 5_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_calendar_says_neither_whom_nor_how_much(language: str) -> None:
    data = made(CLIENT, language, Paper.CALENDAR)["ics"]
    events = paper.events(data)
    text = data.decode().replace("\r\n ", "")
    assert not re.search(r"\d[,\d]*\.\d\d", text)
    assert not [one.name for one in DEBTS if one.name in text]
    by_day = {one["DTSTART"].dt: str(one["SUMMARY"]) for one in events}
    assert "4" in by_day[date(2026, 12, 9)] and date(2027, 2, 26) in by_day
    (alarm,) = events[0].walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(days=-2, hours=10)
    assert len({str(one["UID"]) for one in events}) == len(events)


# -- what people type


@pytest.mark.parametrize("language", WIDEST)
@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_name_is_only_ever_a_name(name: str, language: str, tmp_path: Path) -> None:
    log = (LogEntry(TODAY, f"{name}\n{name}", "d1"),)
    offers = (CaseOffer("o1", status=Status.REFUSED, how=How.CALL, answered_on=TODAY),)
    case = replace(changed(0, name=name, offers=offers), log=log)
    for one in papers_of(case, language, TODAY).all():
        if "-01-" not in one.name and one.paper not in (
            Paper.SCHEDULE,
            Paper.LEDGER,
            Paper.MY_PAGE,
        ):
            continue
        data = one.make()
        if one.name.endswith("pdf"):
            assert paper.cut_off(data, tmp_path, 40) == [], one.name
            assert paper.overlapping(data, tmp_path) == [], one.name
        elif one.name.endswith("xlsx"):
            for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
                texts = [c for row in sheet.iter_rows() for c in row if c.data_type == "s"]
                assert not [c.value for c in texts if str(c.value).startswith(("=", "+", "-", "@"))]
                counted = [c.value for row in sheet.iter_rows() for c in row if c.data_type == "f"]
                assert not [one for one in counted if "cmd" in str(one) or "A0" in str(one)]
        elif one.name.endswith("csv"):
            cells = [cell for row in paper.rows(data) for cell in row]
            assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
        elif one.name.endswith("docx"):
            assert of_word(data)


def test_nothing_is_cut_where_a_case_is_large(tmp_path: Path) -> None:
    """Sixty debts of long names and large sums."""
    many = tuple(
        replace(
            DEBTS[0],
            id=f"x{at}",
            name=f"一家名字很长很长的消费金融公司的账户{at}",
            owed=99_999_999_99,
        )
        for at in range(60)
    )
    case = replace(CLIENT, debts=many)
    papers = papers_of(case, "both", TODAY)
    for which in (Paper.MY_PAGE, Paper.SHARES):
        pdf = papers.files(which)[0].make()
        assert paper.cut_off(pdf, tmp_path, 40) == [] and paper.overlapping(pdf, tmp_path) == []


# -- all of them


@pytest.mark.parametrize("language", WIDEST)
def test_every_page_is_whole_and_its_font_goes_with_it(language: str, tmp_path: Path) -> None:
    for one in papers_of(CLIENT, language, TODAY).all():
        if one.name.endswith("pdf") and not re.search("-0[235678]-", one.name):
            pdf = one.make()
            assert paper.cut_off(pdf, tmp_path, 40) == [], one.name
            assert paper.overlapping(pdf, tmp_path) == [], one.name
            said = paper.text(pdf, tmp_path)
            assert "〓" not in said
            assert [row[1:] for row in paper.fonts(pdf, tmp_path)] == [["yes", "yes", "yes"]]
            assert "R-7F3K" in said
            foot = {"zh": "不收费，不代办", "en": "Nobodyactsfortheclient"}
            assert all(foot[at] in said for at in foot if language in (at, "both")), one.name


def test_all_in_one_file_under_neutral_names() -> None:
    papers = papers_of(CLIENT, "zh", TODAY)
    held = zipfile.ZipFile(io.BytesIO(papers.bundle().make()))
    assert held.testzip() is None
    names = held.namelist()
    assert names == [one.name for one in papers.all()] and len(names) == len(set(names))
    assert not [one for name in names for one in DEBTS if one.name in name]
    assert {info.date_time[:3] for info in held.infolist()} == {(2026, 11, 26)}
    assert len(zipfile.ZipFile(io.BytesIO(papers.one(Paper.LETTER).make())).namelist()) == 14


def test_the_same_case_gives_the_same_word_file_and_names_nobody() -> None:
    about = docx.Document(io.BytesIO(letter_to("花呗", ending="docx"))).core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert about.created is not None and about.created.date() == TODAY


def test_what_to_bring_is_what_is_not_known(tmp_path: Path) -> None:
    case = replace(changed(1, owed=None, ask_next=None), plan=replace(CLIENT.plan, review_on=None))
    said = paper.text(made(case, "zh", Paper.BRING)["pdf"], tmp_path)
    assert (
        "借呗：还欠多少、对方下个月要多少" in said and "法院的文件" in said and "下次：____" in said
    )


def test_the_ledger_says_what_was_asked_and_how_it_was_answered(tmp_path: Path) -> None:
    said = paper.text(made(CLIENT, "zh", Paper.LEDGER)["pdf"], tmp_path)
    assert "信用卡B多给时间，停收利息2026年11月25日在等答复" in said and "收到法院的信" in said


def test_the_script_is_seven_lines_for_each_lender(tmp_path: Path) -> None:
    files = papers_of(CLIENT, "zh", TODAY).files(Paper.SCRIPT)
    said = paper.text(files[3].make(), tmp_path)
    assert len(files) == 7 and "打给：信用卡B" in said and "我每月能还157.44元" in said
    assert "7请把结果用App消息或短信发给我" in said and "工号" in said and "工单号" in said


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        papers_of(CLIENT, "fr", TODAY)


def test_what_makes_files_is_loaded_when_a_file_is_made() -> None:
    code = (
        "import sys; import pages.papers.case; "
        "print([one for one in ('docx', 'typst', 'xlsxwriter', 'icalendar') if one in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr
