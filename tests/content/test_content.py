"""The words, facts, rates, presets, lessons and answers: whole, paired, cited and in date."""

import ast
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from pyxirr import irr

from content.__main__ import main, outdated, stale, with_made_from
from content.documents.reader import document, load_document
from content.every_text import every_text
from content.files import FOLDER, LANGUAGES
from content.glossary.term import every_term
from content.law.citing import citation
from content.law.fact import Fact, fact, fact_on, facts, load_facts
from content.law.instrument import CONFIDENCES, KINDS, LAW, load_instruments
from content.lessons.lesson import every_lesson, load_lessons
from content.marks import marks, pieces, plain
from content.presets.preset import Preset, every_preset
from content.rates.lpr import LprTable, load_lpr, lpr_table
from content.words.words import fill, load_words, placeholders, t, word_keys
from tests import clock

ROOT = FOLDER.parent
FACTS = facts()
TODAY = date(2026, 11, 24)


# Facts


@pytest.fixture
def law(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LAW, tmp_path / "law"))


def spoil(law: Path, name: str, old: str, new: str) -> None:
    """Changes the first `old` after a fact's id, in the copy."""
    for path in law.glob("*.yaml"):
        head, found, tail = path.read_text("utf-8").partition(f"- id: {name}\n")
        if found:
            assert old in tail
            path.write_text(head + found + tail.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_a_fact_is_whole(fact: Fact) -> None:
    assert fact.says["zh"] and fact.says["en"]
    assert fact.kind in KINDS and fact.confidence in CONFIDENCES
    assert fact.checked_on < fact.recheck_by
    if (
        fact.kind in ("law", "judicial_interpretation", "regulation")
        and fact.confidence != "secondary"
    ):
        assert fact.sources[0].article or fact.id == "seven_local_institutions_excluded"
    for language in LANGUAGES:
        assert citation(language, fact, TODAY).count(" · ") == 2


def test_no_instrument_is_named_in_vain() -> None:
    used = {source.instrument.id for fact in FACTS.values() for source in fact.sources}
    assert used == set(load_instruments())


def test_a_fact_is_not_older_than_its_instrument() -> None:
    for one in FACTS.values():
        start = one.sources[0].instrument.from_date
        assert start is None or (one.from_date is not None and one.from_date >= start), one.id


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("confidence: primary", "confidence: weak", "weak"),
        ("confidence: primary", "confidence: unverified", "unverified"),
        ("confidence: primary", "may_show: false\n  confidence: primary", "may_show"),
        ("in: civil_code", "in: civil_kode", "civil_kode"),
        ("kind: law", "kind: opinion", "opinion"),
        ("    en: ", "    de: ", "de"),
        ("checked_on: 2026-11-24", "checked_on: 2028-11-24", "recheck_by"),
        ("from: 2021-01-01", "form: 2021-01-01", "form"),
    ],
)
def test_a_fact_that_may_not_be_shown_stops_the_loader(
    law: Path, old: str, new: str, complaint: str
) -> None:
    spoil(law, "extension_needs_consent", old, new)
    with pytest.raises(ValueError, match=r"cost_caps\.yaml: extension_needs_consent.*") as stopped:
        load_facts(law)
    assert complaint in str(stopped.value)


def test_an_id_stands_once(law: Path) -> None:
    spoil(law, "heirs_limited", "", "")
    shutil.copy(law / "family.yaml", law / "again.yaml")
    with pytest.raises(ValueError, match="used twice"):
        load_facts(law)


def test_a_repeated_key_is_not_the_last_one_winning(law: Path) -> None:
    spoil(law, "heirs_limited", "kind: law", "kind: law\n  kind: law")
    with pytest.raises(ValueError, match="written twice"):
        load_facts(law)


def test_an_unknown_fact_is_refused() -> None:
    with pytest.raises(KeyError, match="no_such_fact"):
        fact("no_such_fact")


def test_a_fact_before_its_day_or_after_its_end_is_refused() -> None:
    name = "cost_disclosure_2026"
    with pytest.raises(LookupError, match="2026-08-01"):
        fact_on(name, date(2026, 7, 31))
    assert fact_on(name, date(2026, 8, 1)).id == name
    assert fact_on("card_overdraft_rate_band_2017", date(2020, 12, 31))
    with pytest.raises(LookupError, match="ended"):
        fact_on("card_overdraft_rate_band_2017", date(2021, 1, 1))
    with pytest.raises(LookupError):
        fact_on("credit_repair_window_closed", date(2026, 3, 31))


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        (
            "extension_needs_consent",
            "《民法典》第678条 · 法律规定 · 已核对原文",
            "Civil Code, art. 678 · law · text read",
        ),
        (
            "enforcement_ends_total_hardship",
            "《民事诉讼法》第268条第5项 · 法律规定 · 已核对原文",
            "Civil Procedure Law, art. 268(5) · law · text read",
        ),
        (
            "crime_personal_information",
            "《刑法》第253条之一 · 法律规定 · 已核对原文",
            "Criminal Law, art. 253-1 · law · text read",
        ),
        (
            "gbt_hours",
            "GB/T 45251-2025《贷后催收风控指引》 · 国家标准（推荐） · 据公开报道",
            "GB/T 45251-2025, collection guidance · recommended national standard"
            " · from published reports",
        ),
        (
            "contract_binds_parties_only",
            "《民法典》第465条第2款 · 法律规定 · 由条文推断",
            "Civil Code, art. 465(2) · law · our reading of the articles",
        ),
    ],
)
def test_a_citation_reads_like_one(name: str, zh: str, en: str) -> None:
    assert citation("zh", fact(name), TODAY) == zh
    assert citation("en", fact(name), TODAY) == en


# Rates: percentages taken by hand from the published table


@pytest.mark.parametrize(
    ("day", "percent"),
    [
        ("2019-08-20", "4.25"),
        ("2019-09-19", "4.25"),
        ("2019-09-20", "4.20"),
        ("2021-12-19", "3.85"),
        ("2021-12-20", "3.80"),
        ("2022-05-20", "3.70"),
        ("2022-08-21", "3.70"),
        ("2022-08-22", "3.65"),
        ("2022-08-23", "3.65"),
        ("2024-10-20", "3.35"),
        ("2024-10-21", "3.10"),
        ("2025-05-19", "3.10"),
        ("2025-05-20", "3.00"),
        ("2025-05-21", "3.00"),
        ("2026-02-24", "3.00"),
    ],
)
def test_the_lpr_changes_on_its_day(day: str, percent: str) -> None:
    assert lpr_table().one_year(date.fromisoformat(day)) == Decimal(percent)


def test_a_day_the_lpr_table_cannot_tell_is_refused() -> None:
    table = lpr_table()
    for day in (date(2019, 8, 19), table.known_before(), date(2099, 1, 1)):
        with pytest.raises(LookupError):
            lpr_table().one_year(day)
    assert lpr_table().one_year(table.known_before() - timedelta(days=1))
    assert LprTable(table.entries, date(2026, 12, 21)).known_before() == date(2027, 1, 21)
    assert LprTable(table.entries, date(2027, 1, 29)).known_before() == date(2027, 2, 28)


def test_an_lpr_table_without_its_check_or_its_order_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lpr.csv"
    rows = "effective_from,one_year_percent\n2025-05-20,3.00\n2024-10-21,3.10\n"
    path.write_text(rows, "utf-8")
    with pytest.raises(ValueError, match="checked_through"):
        load_lpr(path)
    path.write_text("# checked_through: 2026-09-20\n" + rows, "utf-8")
    with pytest.raises(ValueError, match="oldest first"):
        load_lpr(path)


# Presets: the numbers the published examples print


def flat(preset: Preset) -> list[int]:
    """Payments in fen of a flat-fee plan, every part cut down, the last taking the remainder."""
    principal, n = int(Decimal(preset.principal) * 100), preset.periods or 0
    whole = Decimal(preset.rate.value) * (n if preset.rate.per == "period" else 1)
    fee = int(principal * whole)
    each = principal // n + fee // n
    return [each] * (n - 1) + [principal + fee - each * (n - 1)]


def level(preset: Preset) -> list[int]:
    """Payments in fen of a level-payment loan with 30-day months, half up."""
    balance, n = int(Decimal(preset.principal) * 100), preset.periods or 0
    days = {"day": 30, "month": 1}.get(preset.rate.per)
    value = Decimal(preset.rate.value)
    rate = value / 12 if days is None else value * days
    payment = int(balance * rate / (1 - (1 + rate) ** -n) + Decimal("0.5"))
    rows = []
    for number in range(1, n + 1):
        interest = int(balance * rate + Decimal("0.5"))
        rows.append(payment if number < n else balance + interest)
        balance -= rows[-1] - interest
    return rows


@pytest.mark.parametrize(
    ("name", "usual", "last", "total", "nominal"),
    [
        ("huabei_bill_3", "341.66", "341.68", "1025.00", "14.938"),
        ("huabei_bill_6", "870.83", "870.85", "5225.00", "15.268"),
        ("huabei_bill_12", "108.80", "108.80", "1305.60", "15.864"),
        ("jd_baitiao", "340.33", "340.34", "1021.00", "12.556"),
        ("card_instalment_12", "1072.00", "1072.00", "12864.00", "13.034"),
        ("jiebei_level", "908.26", "908.19", "10899.05", None),
        ("wangshangdai", "916.80", "916.81", "11001.61", None),
        ("custom", "916.80", "916.81", "11001.61", None),
    ],
)
def test_a_preset_gives_the_published_figures(
    name: str, usual: str, last: str, total: str, nominal: str | None
) -> None:
    preset = next(one for one in every_preset() if one.id == name)
    rows = flat(preset) if preset.method == "flat_fee" else level(preset)
    fen = [int(Decimal(text) * 100) for text in (usual, last, total)]
    assert [rows[0], rows[-1], sum(rows)] == fen
    if nominal:
        rate = irr([-float(preset.principal) * 100, *rows])
        assert rate is not None and f"{rate * 1200:.3f}" == nominal


def test_presets_are_examples_with_a_date_and_a_source() -> None:
    found = {preset.id: preset for preset in every_preset()}
    assert list(found)[-1] == "custom"
    for preset in found.values():
        assert preset.is_example == (preset.confidence != "P")
        assert preset.as_of and preset.source["zh"] and preset.varies_by
        assert preset.checked_on < preset.recheck_by
    interest_first = found["jiebei_interest_first"]
    monthly = Decimal(interest_first.principal) * Decimal(interest_first.rate.value) * 30
    assert monthly == Decimal("135.00")
    assert found["xiaomi_loan"].periods == 6 and found["card_balance"].periods is None


def test_the_card_example_takes_as_long_as_published() -> None:
    card = next(one for one in every_preset() if one.kind == "card")
    assert card.minimum is not None
    rate, fraction = Decimal(card.rate.value) * 30, Decimal(card.minimum.fraction)
    floor, balance = int(Decimal(card.minimum.floor) * 100), int(Decimal(card.principal) * 100)
    months = paid = 0
    while balance:
        owed = balance + int(balance * rate + Decimal("0.5"))
        payment = min(owed, max(floor, int(owed * fraction + Decimal("0.5"))))
        months, paid, balance = months + 1, paid + payment, owed - payment
    assert (months, paid - 1_000_000) == (45, 169304)


# Words and their use in the pages

FOLDERS = ("pages", "server", "content")
SOURCES = sorted([ROOT / "app.py", *(one for f in FOLDERS for one in ROOT.glob(f"{f}/**/*.py"))])


def asked_for(tree: ast.AST) -> Iterator[str]:
    """The keys a file asks t() for literally."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or getattr(node.func, "id", "") != "t":
            continue
        if len(node.args) > 1 and isinstance(node.args[1], ast.Constant):
            yield str(node.args[1].value)


def spoken(tree: ast.AST) -> tuple[set[str], set[str], set[str]]:
    """Every string of a file, every f-string that begins like a key as a pattern, every name.

    f"cost.{kind}.first" is the pattern of cost.flat.first, with `flat` to be filled in.
    """
    whole, patterns, names = set(), set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            whole.add(node.value)
        elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            if re.match(r"[a-z_]+\.", str(node.values[0].value)):
                patterns.add("".join(map(as_pattern, node.values)))
        elif isinstance(node, ast.ClassDef | ast.FunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
        elif isinstance(node, ast.keyword) and node.arg:
            names.add(node.arg)
    return whole, patterns, names


def as_pattern(piece: ast.expr) -> str:
    """A piece of an f-string: its text, or a place for whatever is filled in."""
    return re.escape(str(piece.value)) if isinstance(piece, ast.Constant) else "(.*)"


def named_in_content() -> set[str]:
    """The keys and the one-word values of the content's files, but for the words themselves."""
    found = (one for kind in ("yaml", "md") for one in (ROOT / "content").glob(f"*/**/*.{kind}"))
    files = (path for path in found if path.parent.name != "words")
    name = re.compile(r"([\w-]+)(?=:)|(?<=[:\[,-]) ?([\w-]+)(?=,|\]|$)", re.MULTILINE)
    return {
        one for path in files for found in name.findall(path.read_text("utf-8")) for one in found
    }


TREES = {path: ast.parse(path.read_text("utf-8")) for path in SOURCES}


def test_every_key_the_pages_ask_for_has_words() -> None:
    asked = {(path.name, key) for path, tree in TREES.items() for key in asked_for(tree)}
    assert {(name, key) for name, key in asked if key not in word_keys()} == set()


def used() -> Callable[[str], bool]:
    """Whether a key is asked for whole, as f"{group}.{option}", or as an f-string filled in.

    What is filled in must be something that the product names: a string, a member, a field.
    """
    planner = (ast.parse(path.read_text("utf-8")) for path in (ROOT / "planner").glob("**/*.py"))
    found = [spoken(tree) for tree in (*TREES.values(), *planner)]
    whole, patterns, names = (set().union(*some) for some in zip(*found, strict=True))
    known = whole | names | named_in_content() | {"", "True", "False", "None"}
    ways = [re.compile(one) for one in patterns]

    def is_named(part: str) -> bool:
        """`flat`, a number, or names joined to one, such as card_late and schedule.remark."""
        if part in known or part.isdigit():
            return True
        apart = part.split("." if "." in part else "_")
        return len(apart) > 1 and all(map(is_named, apart))

    def asked(key: str) -> bool:
        group, _, option = key.rpartition(".")
        filled = (way.fullmatch(key) for way in ways)
        return (
            key in whole
            or {group, option} <= whole
            or any(all(map(is_named, found.groups())) for found in filled if found)
        )

    return asked


def test_every_key_is_used_somewhere() -> None:
    asked = used()
    assert [key for key in sorted(word_keys()) if not asked(key)] == []
    for key in ("contact.zzz", "papers.the_zzz", "field.zzz"):
        assert not asked(key), key


def test_both_languages_wait_for_the_same_values() -> None:
    for key, pair in load_words().items():
        assert placeholders(pair["zh"]) == placeholders(pair["en"]), key


def test_words_are_filled_in_or_refused() -> None:
    assert fill("x.pay", "还 {amount} 元", {"amount": "916.80"}) == "还 916.80 元"
    with pytest.raises(KeyError, match=r"x\.pay needs a value for \{amount\}"):
        fill("x.pay", "还 {amount} 元", {})
    with pytest.raises(KeyError, match=r"x\.gone"):
        t("zh", "x.gone")
    for key in sorted(word_keys())[:1]:
        with pytest.raises(KeyError, match="fr"):
            t("fr", key)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("x.a: {zh: 甲, en: A}\n", "another file"),
        ("x.b: {zh: 甲}\n", "en must be a text"),
        ("x.b: {zh: 甲, en: ' '}\n", "en must be a text"),
        ("x.b: {zh: 甲, en: A, fr: A}\n", "unknown key fr"),
    ],
)
def test_half_a_pair_or_a_second_one_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "a.yaml").write_text("x.a: {zh: 甲, en: A}\n", "utf-8")
    (tmp_path / "b.yaml").write_text(text, "utf-8")
    with pytest.raises(ValueError, match=complaint):
        load_words(tmp_path)


# Marks


def test_marks_are_read_in_order_and_fall_away_when_read_aloud() -> None:
    text = (
        "到期前可以申请[[term:extension|展期]][[extension_needs_consent]]，"
        "见[[page:relief|比一比]]和[[lesson:how-much|一课]]。"
    )
    assert marks(text) == [
        ("term", "extension"),
        ("fact", "extension_needs_consent"),
        ("page", "relief"),
        ("lesson", "how-much"),
    ]
    assert plain(text) == "到期前可以申请展期，见比一比和一课。"
    assert "".join(piece.shown for piece in pieces(text)) == plain(text)


@pytest.mark.parametrize(
    "text",
    ["[[Fact]]", "[[term:extension]]", "[[lesson:how-much]]", "[[a_fact|shown]]", "a [[ b", "]]"],
)
def test_a_mark_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"mark|shown"):
        marks(text)


# Lessons, glossary, questions

LESSON = """---
title: 展期
chapter: first
order: 1
minutes: 3
goal: 知道怎么开口。
reviewed_on: 2026-11-24
calculator: none
quiz:
  - {q: 谁说了算？, options: [我, 对方], answer: 1, why: "要对方同意。[[extension_needs_consent]]"}
---

到期前提出。[[extension_needs_consent]]
"""


def write_pair(
    folder: Path, body: str = "Ask before the due date.[[extension_needs_consent]]"
) -> None:
    head = LESSON.split("\n---\n")[0]
    (folder / "extension.zh.md").write_text(LESSON, "utf-8")
    (folder / "extension.en.md").write_text(f"{head}\n---\n\n{body}\n", "utf-8")


def test_a_translation_knows_what_it_was_made_from(tmp_path: Path) -> None:
    write_pair(tmp_path)
    (chinese,) = load_lessons("zh", tmp_path)
    assert chinese.calculator is None and chinese.quiz[0].options[chinese.quiz[0].answer] == "对方"
    ((path, fingerprint),) = outdated(tmp_path)
    assert fingerprint == chinese.fingerprint and len(fingerprint) == 12
    path.write_text(with_made_from(path.read_text("utf-8"), fingerprint), "utf-8")
    assert outdated(tmp_path) == []
    source = tmp_path / "extension.zh.md"
    source.write_text(source.read_text("utf-8").replace("到期前提出", "早点提出"), "utf-8")
    assert [name.name for name, _ in outdated(tmp_path)] == ["extension.en.md"]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("minutes: 3\n", "", "minutes"),
        ("answer: 1", "answer: 2", "answer"),
        ("order: 1", "ordre: 1", "ordre"),
        ("提出。[[extension_needs_consent]]", "提出。[[no_such_fact]]", "no_such_fact"),
        ("reviewed_on: 2026-11-24", "reviewed_on: soon", "reviewed_on"),
    ],
)
def test_a_lesson_that_is_not_whole_is_refused(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    assert old in LESSON
    (tmp_path / "extension.zh.md").write_text(LESSON.replace(old, new), "utf-8")
    with pytest.raises(ValueError, match=rf"extension\.zh\.md.*{complaint}"):
        load_lessons("zh", tmp_path)


def test_lessons_come_in_pairs_with_the_same_marks() -> None:
    chinese = {lesson.slug: lesson for lesson in every_lesson("zh")}
    english = {lesson.slug: lesson for lesson in every_lesson("en")}
    assert chinese.keys() == english.keys()
    for slug, lesson in chinese.items():
        other = english[slug]
        assert marks(lesson.body) == marks(other.body), slug
        assert (lesson.chapter, lesson.order) == (other.chapter, other.order), slug
        shape = [(len(one.options), one.answer) for one in lesson.quiz]
        assert shape == [(len(one.options), one.answer) for one in other.quiz], slug


def test_every_english_lesson_was_made_from_the_chinese_one_beside_it() -> None:
    assert [path.name for path, _ in outdated()] == []


def test_every_term_and_figure_a_text_points_to_exists() -> None:
    terms = {term.id for term in every_term()}
    for said in every_text():
        for kind, name in marks(said.text) if "[[" in said.text else ():
            assert kind != "term" or name in terms, f"{said.where}: {name}"
            assert kind != "fact" or name in FACTS, f"{said.where}: {name}"


def test_nothing_written_yet_is_empty_not_an_error(tmp_path: Path) -> None:
    from content.glossary.term import load_glossary
    from content.questions.question import load_questions

    assert load_glossary(tmp_path / "glossary.yaml") == ()
    assert load_questions(tmp_path / "questions") == ()
    assert load_lessons("zh", tmp_path) == ()


def test_a_document_is_read_whole_and_its_facts_are_known(tmp_path: Path) -> None:
    path = tmp_path / "door.yaml"
    path.write_text("steps:\n  - {zh: 可以不开门。, en: Stay in., facts: [gbt_hours]}\n", "utf-8")
    assert load_document("door", tmp_path)["steps"][0]["zh"] == "可以不开门。"
    path.write_text("steps:\n  - {zh: 可以不开门。, en: Stay in., facts: [gbt_ours]}\n", "utf-8")
    with pytest.raises(ValueError, match=r"door\.yaml: no legal fact gbt_ours"):
        load_document("door", tmp_path)
    with pytest.raises(KeyError, match="window"):
        load_document("window", tmp_path)


@pytest.mark.parametrize("name", [p.stem for p in (FOLDER / "documents").glob("*.yaml")])
def test_every_document_on_the_shelf_can_be_read(name: str) -> None:
    assert document(name)


# Punctuation

HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:?!()][\u4e00-\u9fff]")
FULL_WIDTH = re.compile(r"(?<![\u4e00-\u9fff》”])[，。：；？！（）、](?![\u4e00-\u9fff《“])")


def test_each_language_keeps_its_own_punctuation() -> None:
    wrong = {"zh": HALF_WIDTH, "en": FULL_WIDTH}
    assert [
        (said.where, said.text[:60])
        for said in every_text()
        if wrong[said.language].search(said.text)
    ] == []


# Upkeep


def test_stale_names_what_is_past_its_recheck(capsys: pytest.CaptureFixture[str]) -> None:
    assert [line for line in stale(TODAY) if "  fact  " in line] == []
    late = stale(date(2027, 2, 25))
    assert "2027-02-24  fact  credit_repair_window_closed" in late
    assert "2027-02-24  preset  huabei_bill_3" in late
    assert "2027-11-24  fact  extension_needs_consent" not in late
    assert main(["stale", "--today", "2027-12-01"]) == 1
    assert "extension_needs_consent" in capsys.readouterr().out
    assert main(["stale", "--today", "2026-03-01"]) == 0


@pytest.mark.parametrize(("moment", "due"), [("15:59+00:00", False), ("16:00+00:00", True)])
def test_stale_goes_by_the_date_in_china(
    moment: str, due: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """China's midnight is 16:00 UTC."""
    first = min(FACTS.values(), key=lambda fact: fact.recheck_by)
    with clock.at(f"{first.recheck_by}T{moment}"):
        main(["stale"])
    assert (f"{first.recheck_by}  fact  {first.id}\n" in capsys.readouterr().out) == due
