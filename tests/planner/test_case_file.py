"""The case file: opened whole or refused by the field, and the same to the fen when saved again.

`cases/casefile.json` was written outside the product; `cases/case_files` keeps a file of every
version.
"""

from __future__ import annotations

import base64
import copy
import gzip
import hashlib
import io
import json
import random
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from planner import Refused, case
from planner.case.migrations import NEWEST, migrated
from planner.household import Strategy
from planner.loan import Method, Per, Rate
from planner.pasted import read
from planner.relief import Defer, PausedInterest
from tests.conftest import ROOT
from tests.planner.test_refusals import HOSTILE, change, is_error, paths

CASES = Path(__file__).parent / "cases"
RECORD = (ROOT / "docs/decisions/0015-case-file.md").read_text("utf-8")
CODES = set(re.findall(r"`(\w+)`", re.findall(r"(?m)^Codes: (.+?);", RECORD)[0]))
WRITTEN = json.loads((CASES / "casefile.json").read_text("utf-8"))
GOOD: dict[str, Any] = WRITTEN["good"]
FULL: dict[str, Any] = json.loads((CASES / "case_files/1.json").read_text("utf-8"))
VARIANTS = [
    pytest.param(variant, id=f"{one['id']} {variant['name']}")
    for one in WRITTEN["cases"]
    for variant in one["variants"]
]
PASSPHRASE = "春天的第 5 棵树"


def raw(tree: Any) -> bytes:
    return json.dumps(tree, ensure_ascii=False).encode("utf-8", "surrogatepass")


def inside(tree: Any, path: str) -> tuple[Any, Any]:
    """The list or object that a path such as /debts/0/name ends in, and its last key."""
    *way, last = path.strip("/").split("/")
    for key in way:
        tree = tree[int(key)] if isinstance(tree, list) else tree[key]
    return tree, int(last) if isinstance(tree, list) else last


def built(steps: list[dict[str, Any]]) -> bytes:
    """The bytes of a variant: `good` with each step done to it."""
    tree, text = copy.deepcopy(GOOD), b""
    for step in steps:
        do = step["do"]
        if do in ("set", "delete", "pad", "repeat_item"):
            where, last = inside(tree, step["path"])
            if do == "set":
                where[last] = step["value"]
            elif do == "delete":
                del where[last]
            elif do == "pad":
                where[last] = step["text"] * step["times"]
            else:
                where[last] = [where[last][0]] * step["times"]
            continue
        text = text or raw(tree)
        if do == "truncate":
            text = text[: len(text) * step["per_mille"] // 1000]
        elif do == "raw":
            return str(step["text"]).encode()
        elif do == "text":
            assert step["find"].encode() in text
            text = text.replace(step["find"].encode(), step["put"].encode(), 1)
        elif do == "prefix_hex":
            text = bytes.fromhex(step["hex"]) + text
        elif do == "encode":
            text = text.decode().encode(step["as"])
        elif do == "gzip_zeros":
            text = gzip.compress(bytes(step["bytes"]), 1)
            text = text if len(text) < 524_288 else gzip.compress(bytes(step["bytes"]), 6)
        else:
            assert do == "zip"
            packed = io.BytesIO()
            with zipfile.ZipFile(packed, "w") as archive:
                archive.writestr(step["name"], text)
            text = packed.getvalue()
    return text or raw(tree)


@pytest.mark.parametrize("variant", VARIANTS)
def test_an_attack_on_the_file(variant: dict[str, Any]) -> None:
    expect, text = variant["expect"], built(variant["steps"])
    if expect["opens"]:
        assert case.open_file(text) == case.open_file(raw(GOOD))
        return
    with pytest.raises(Refused) as refusal:
        case.open_file(text)
    assert refusal.value.code in (expect["code"], expect.get("or"))
    if refusal.value.code == expect["code"]:
        assert refusal.value.field == expect.get("field", refusal.value.field)
    assert refusal.value.code in CODES and is_error(refusal.value.as_json())


NESTED = b'{"format":"repaywise-case","version":1,"notes":' + b"[" * 8 + b"]" * 8 + b"}"
# By hand, in the same words: what the cases above leave open.
REFUSED: list[tuple[bytes, str, str]] = [
    (NESTED, "too_deep", "notes" + ".0" * 7),
    (b"[" * 500_000, "not_json", ""),
    (b'{"a":' * 80_000 + b"1" + b"}" * 80_000, "not_json", ""),
    (b"null", "not_a_case", ""),
    (b'"repaywise-case"', "not_a_case", ""),
    (b"{}", "not_a_case", "format"),
    (b'{"format": ["repaywise-case"]}', "not_a_case", "format"),
    (b" " * 524_289, "too_large", ""),
    (raw(GOOD | {"notes": "a\ud800"}), "not_json", ""),
    (json.dumps(GOOD | {"notes": "a\ud800"}).encode(), "bad_value", "notes"),
    (json.dumps(GOOD | {"\ud800": 1}).encode(), "unknown_field", ""),
    (raw(GOOD | {"notes": "a\x00b"}), "bad_value", "notes"),
    (raw(GOOD | {"notes": "x" * 2001}), "bad_value", "notes"),
    (raw(GOOD | {"saved_on": None}), "bad_value", "saved_on"),
    (raw({key: one for key, one in GOOD.items() if key != "saved_on"}), "missing", "saved_on"),
    (raw(GOOD | {"debts": {}}), "bad_value", "debts"),
    (raw(GOOD | {"debts": [7]}), "bad_value", "debts.0"),
    (raw(GOOD | {"debts": [{"id": "d1", "name": "x"}], "log": []}), "missing", "debts.0.owed"),
    (raw(GOOD | {"household": []}), "bad_value", "household"),
    (raw(GOOD | {"results": {"pool": "1.00"}}), "unknown_field", "results"),
]


def with_debt(**fields: Any) -> bytes:
    """`good` with other fields in its second debt."""
    tree = copy.deepcopy(GOOD)
    tree["debts"][1] |= fields
    return raw(tree)


AGREED = GOOD["debts"][1]["offers"][0] | {"status": "agreed"}
REFUSED += [
    (with_debt(owed_on=None), "bad_value", "debts.1.days_late"),
    (with_debt(payments=[{"on": "2026-12-01", "amount": "1.00"}]), "bad_value", "debts.1.payments"),
    (with_debt(name=" "), "bad_value", "debts.1.name"),
    (with_debt(id="../x"), "bad_value", "debts.1.id"),
    (with_debt(days_late=36_501), "bad_value", "debts.1.days_late"),
    (with_debt(harm=["court", "shame"]), "bad_value", "debts.1.harm.1"),
    (with_debt(offers=[AGREED]), "bad_value", "debts.1.offers.0.answered_on"),
    (
        with_debt(offers=[AGREED | {"answered_on": "2026-11-26"}]),
        "bad_value",
        "debts.1.offers.0.how",
    ),
    (
        with_debt(offers=[{"id": "o1", "offer": {"defer": {"months": 99, "interest": "paid"}}}]),
        "bad_value",
        "debts.1.offers.0.offer.defer.months",
    ),
    (
        with_debt(offers=[{"id": "o1", "offer": "vanish"}]),
        "bad_value",
        "debts.1.offers.0.offer",
    ),
    (with_debt(offers=[{"id": f"o{at}"} for at in range(13)]), "bad_value", "debts.1.offers"),
    (with_debt(offers=[{"id": "o1"}, {"id": "o1"}]), "bad_value", "debts.1.offers.1.id"),
]


@pytest.mark.parametrize(("text", "code", "field"), REFUSED, ids=range(len(REFUSED)))
def test_what_does_not_hold_is_refused_by_its_path(text: bytes, code: str, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        case.open_file(text)
    assert (refusal.value.code, refusal.value.field) == (code, field)
    assert code in CODES


def test_five_hundred_mutations_are_each_opened_or_refused() -> None:
    """What opens can be saved, and opens the same; what does not says why in a code of ours."""
    by, opened = random.Random(20261126), 0
    for at in range(500):
        tree = copy.deepcopy(FULL)
        for _ in range(by.randint(1, 3)):
            *way, last = by.choice(list(paths(tree)))
            place: Any = tree
            for key in way:
                place = place[key]
            change(by, place, last)
        text = json.dumps(tree).encode()
        if at % 5 == 0:
            cut = by.randrange(len(text))
            text = text[:cut] + bytes([by.randrange(256)]) + text[cut + by.randint(0, 9) :]
        try:
            found = case.open_file(text)
        except Refused as refusal:
            assert refusal.code in CODES and is_error(refusal.as_json())
        else:
            opened += 1
            assert case.open_file(case.save_file(found)) == found
    assert 20 < opened < 400


def test_every_hostile_value_in_every_place_is_no_traceback() -> None:
    for *way, last in paths(FULL):
        for value in HOSTILE[len(way) :: 8]:
            tree = copy.deepcopy(FULL)
            place: Any = tree
            for key in way:
                place = place[key]
            place[last] = value
            try:
                case.open_file(json.dumps(tree).encode())
            except Refused as refusal:
                assert refusal.code in CODES


# -- versions


@pytest.mark.parametrize("version", range(1, NEWEST + 1))
def test_a_file_of_every_version_is_kept_and_opens(version: int) -> None:
    kept = json.loads((CASES / f"case_files/{version}.json").read_text("utf-8"))
    assert kept["version"] == version
    found = case.open_file(raw(kept))
    assert case.open_file(case.save_file(found)) == found
    assert json.loads(case.save_file(found))["version"] == NEWEST


def test_the_newest_file_is_written_as_it_was_read() -> None:
    """Every field of the format stands in the kept file, and every one comes back."""
    assert json.loads(case.save_file(case.open_file(raw(FULL)))) == FULL
    said = json.dumps(FULL)
    for kind in (case.CaseDebt, case.CaseOffer, case.Income, case.Spending, case.CasePlan):
        for field in kind.__dataclass_fields__:
            assert f'"{field}"' in said or field in ("low", "high", "minimum"), field


def test_a_migration_is_one_step_a_version() -> None:
    steps = {
        1: lambda tree: tree | {"second": True},
        2: lambda tree: tree | {"third": tree["second"]},
    }
    found = migrated({"version": 1}, steps, 3)
    assert found == {"version": 3, "second": True, "third": True}
    assert migrated({"version": 3}, steps, 3) == {"version": 3}
    with pytest.raises(Refused, match="newer"):
        migrated({"version": 4}, steps, 3)


# -- drawn at random

FEN = st.integers(0, 10**11)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20)
NAMES = WORDS.filter(str.strip)
MAYBE = st.booleans() | st.none()


def maybe(some: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | some


def numbered(prefix: str, many: int, **fields: Any) -> st.SearchStrategy[Any]:
    """Fields of so many entries, each with an id of its own."""
    lists = st.lists(st.fixed_dictionaries(fields), max_size=many)
    return lists.map(lambda found: [one | {"id": f"{prefix}{at}"} for at, one in enumerate(found)])


SURE = maybe(st.sampled_from(case.Certainty))
THREE = st.lists(FEN, min_size=3, max_size=3).map(sorted)
INCOME = numbered(
    "i", 4, name=NAMES, amounts=THREE, who=maybe(st.sampled_from(case.Who)), certainty=SURE,
    kind=maybe(st.sampled_from(case.Earned)), pay_day=maybe(st.integers(1, 31)), at_creditor=MAYBE,
).map(lambda found: tuple(income(**one) for one in found))  # fmt: skip
SPENDING = numbered(
    "s", 4, name=NAMES, amount=maybe(FEN), group=maybe(st.sampled_from(case.Group)),
    every_months=maybe(st.integers(1, 120)), day=maybe(st.integers(1, 31)), certainty=SURE,
).map(lambda found: tuple(case.Spending(**one) for one in found))  # fmt: skip
PAYMENTS = st.lists(st.tuples(DAYS, FEN), min_size=1, max_size=4).map(
    lambda found: tuple(case.Dated(*one) for one in sorted(found))
)
OFFERS = numbered(
    "o", 3, by=maybe(st.sampled_from(case.By)), level=maybe(st.integers(0, 4)),
    needs_agreement=MAYBE, payments=maybe(PAYMENTS), valid_until=maybe(DAYS),
    status=st.sampled_from([None, case.Status.IDEA, case.Status.REFUSED]),
).map(lambda found: tuple(case.CaseOffer(**one) for one in found))  # fmt: skip
RATES = st.builds(
    lambda units, per: Rate(Fraction(units, 10**8), per),
    st.integers(0, 10**9),
    st.sampled_from([Per.DAY, Per.MONTH, Per.YEAR]),
)
DEBTS = numbered(
    "d", 5, name=NAMES, owed=maybe(FEN), kind=maybe(st.sampled_from(case.Kind)), owed_on=DAYS,
    certainty=SURE, rate=maybe(RATES), method=maybe(st.sampled_from(Method)), offers=OFFERS,
    ask_next=maybe(FEN), next_due=maybe(DAYS), due_day=maybe(st.integers(1, 31)), joint=MAYBE,
    days_late=maybe(st.integers(0, 400)), stage=maybe(st.sampled_from(case.Stage)),
    treat=maybe(st.sampled_from(case.Treat)), periods_left=maybe(st.integers(1, 600)),
).map(lambda found: tuple(case.CaseDebt(**one) for one in found))  # fmt: skip
PLANS = st.builds(
    case.CasePlan,
    start=maybe(DAYS),
    promise=maybe(FEN),
    reserve=maybe(FEN),
    order=maybe(st.sampled_from(Strategy)),
    sharing_key=maybe(st.sampled_from(case.Key)),
    triggers=st.lists(st.sampled_from(case.Trigger), unique=True).map(tuple),
)
RULE = st.builds(
    case.SavingsRule, st.integers(0, 100).map(lambda part: Fraction(part, 100)), maybe(FEN)
)
WHOLE = st.builds(
    case.Case,
    DAYS,
    language=maybe(st.sampled_from(case.Language)),
    reference=maybe(st.from_regex(r"[A-Z0-9-]{2,12}", fullmatch=True)),
    household=st.builds(
        case.Household,
        adults=maybe(st.integers(0, 20)),
        income=INCOME,
        spending=SPENDING,
        savings=maybe(RULE),
        cash_now=maybe(FEN),
    ),
    debts=DEBTS,
    plan=PLANS,
    notes=maybe(WORDS),
)


def income(amounts: list[int], **fields: Any) -> case.Income:
    low, usual, high = amounts
    return case.Income(**fields, low=low, usual=usual, high=high)


@given(WHOLE)
def test_what_is_saved_opens_the_same_to_the_fen(whole: case.Case) -> None:
    # A rule of savings that says nothing is no rule.
    saved = case.save_file(whole)
    found = case.open_file(saved)
    assert case.save_file(found) == saved
    assert found == whole
    assert case.differences(whole, found) == ()


def test_an_offer_of_the_planner_is_kept_with_its_terms() -> None:
    """Three months without principal, their interest paid: the very offer that relief counts."""
    three = (Defer(3, PausedInterest.PAID),)
    debt = case.CaseDebt("d1", "花呗", 1, offers=(case.CaseOffer("o1", offer=three),))
    saved = case.save_file(case.Case(date(2026, 11, 26), debts=(debt,)))
    assert case.open_file(saved).debts[0].offers[0].offer == three


def test_a_case_that_would_not_open_again_is_not_saved() -> None:
    entry = case.LogEntry(date(2026, 11, 26), "还" * 500)
    long = case.Case(date(2026, 11, 26), log=(entry,) * 400)
    with pytest.raises(Refused) as refusal:
        case.save_file(long)
    assert refusal.value.code == "too_large"


def test_the_name_of_the_download_is_neutral_and_ours() -> None:
    found = case.open_file(raw(GOOD))
    assert case.download_name(found) == "还款-R-7F3K-2026-11-26.json"
    assert case.download_name(replace(found, reference=None)) == "还款-2026-11-26.json"


# -- sealed


def test_a_sealed_file_is_the_format_that_is_written_down() -> None:
    """Opened here by another scrypt (OpenSSL's, in hashlib), from the description alone."""
    whole = case.open_file(raw(FULL))
    tree = json.loads(case.save_file(whole, PASSPHRASE))
    assert (tree["format"], tree["version"]) == ("repaywise-sealed", 1)
    kdf, cipher = tree["kdf"], tree["cipher"]
    assert (kdf["name"], cipher["name"]) == ("scrypt", "AES-256-GCM")
    salt = base64.b64decode(kdf["salt"])
    cost = {"n": kdf["n"], "r": kdf["r"], "p": kdf["p"], "maxmem": 2**28}
    key = hashlib.scrypt(PASSPHRASE.encode(), salt=salt, dklen=32, **cost)
    header = {name: one for name, one in tree.items() if name != "data"}
    said = json.dumps(header, sort_keys=True, separators=(",", ":")).encode()
    data, nonce = base64.b64decode(tree["data"]), base64.b64decode(cipher["nonce"])
    assert json.loads(AESGCM(key).decrypt(nonce, data, said)) == FULL


@pytest.fixture(scope="module")
def sealed() -> dict[str, Any]:
    """A sealed file; its cost is the least that is allowed, so that these tests are quick."""
    found: dict[str, Any] = json.loads(case.save_file(case.open_file(raw(GOOD)), "cafe\u0301 1"))
    return found


def test_a_passphrase_opens_however_its_letters_are_made(sealed: dict[str, Any]) -> None:
    assert case.open_file(raw(sealed), "caf\u00e9 1") == case.open_file(raw(GOOD))
    again = json.loads(case.save_file(case.open_file(raw(GOOD)), "cafe\u0301 1"))
    assert again["data"] != sealed["data"]
    for name, part in (("kdf", "salt"), ("cipher", "nonce")):
        assert again[name][part] != sealed[name][part]


def test_without_a_passphrase_one_is_asked_for_and_a_short_one_is_not_taken(
    sealed: dict[str, Any],
) -> None:
    with pytest.raises(Refused) as refusal:
        case.open_file(raw(sealed))
    assert refusal.value.code == "passphrase_needed"
    with pytest.raises(Refused) as refusal:
        case.save_file(case.open_file(raw(GOOD)), "12345")
    assert (refusal.value.code, refusal.value.field) == ("too_short", "passphrase")


SALT = base64.b64encode(bytes(16)).decode()
CHANGED: list[tuple[str, Any, str, str]] = [
    ("/kdf/n", 2**30, "bad_value", "kdf.n"),
    ("/kdf/n", 40_000, "bad_value", "kdf.n"),
    ("/kdf/n", "65536", "bad_value", "kdf.n"),
    ("/kdf/r", 17, "bad_value", "kdf.r"),
    ("/kdf/p", 5, "bad_value", "kdf.p"),
    ("/kdf/name", "pbkdf2", "bad_value", "kdf.name"),
    ("/kdf/salt", "AAAA", "bad_value", "kdf.salt"),
    ("/kdf/salt", "!", "bad_value", "kdf.salt"),
    ("/kdf/salt", SALT, "wrong_passphrase", "passphrase"),
    ("/kdf/time", 1, "unknown_field", "kdf.time"),
    ("/cipher/name", "AES-256-CBC", "bad_value", "cipher.name"),
    ("/cipher/nonce", "AAAA", "bad_value", "cipher.nonce"),
    ("/data", "", "bad_value", "data"),
    ("/data", SALT * 2, "bad_value", "data"),
    ("/data", base64.b64encode(bytes(99)).decode(), "wrong_passphrase", "passphrase"),
    ("/version", 2, "newer_version", "version"),
    ("/version", True, "bad_version", "version"),
    ("/hint", "x", "unknown_field", "hint"),
]


@pytest.mark.parametrize(("path", "value", "code", "field"), CHANGED)
def test_a_sealed_file_that_was_changed_is_not_opened(
    sealed: dict[str, Any], path: str, value: Any, code: str, field: str
) -> None:
    tree = copy.deepcopy(sealed)
    place, last = inside(tree, path)
    place[last] = value
    with pytest.raises(Refused) as refusal:
        case.open_file(raw(tree), "cafe\u0301 1")
    assert (refusal.value.code, refusal.value.field) == (code, field)


def test_a_wrong_passphrase_says_so(sealed: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refusal:
        case.open_file(raw(sealed), "cafe 1")
    assert refusal.value.code == "wrong_passphrase"


# -- what it comes to


def spending(*amounts: int) -> tuple[case.Spending, ...]:
    return tuple(
        case.Spending(f"s{at}", f"s{at}", amount, every_months=1)
        for at, amount in enumerate(amounts)
    )


CLIENT = case.Household(
    income=(
        case.Income("i1", "工资", 650_000, kind=case.Earned.STEADY),
        case.Income("i2", "零工", 100_000, kind=case.Earned.VARIES, low=0, high=200_000),
    ),
    spending=spending(180_000, 180_000, 26_000, 12_000, 30_000, 90_000, 15_000),
    savings=case.SavingsRule(Fraction(1, 10), 20_000),
)


def test_the_client_of_the_specification() -> None:
    """6,500 + 0…2,000 − 5,330 = 1,170 / 2,170 / 3,170; 117, 200 and 200 are saved."""
    months = [case.month(CLIENT, level) for level in case.Level]
    assert [one and one.pool.surplus for one in months] == [117_000, 217_000, 317_000]
    assert [one and one.pool.offered for one in months] == [105_300, 197_000, 297_000]


def test_unknown_is_not_zero() -> None:
    odd = replace(CLIENT, income=(case.Income("i1", "零工", 100_000, kind=case.Earned.VARIES),))
    assert case.month(odd, case.Level.LOW) is None and case.month(odd, case.Level.USUAL)
    assert list(case.unknown_in(odd)) == ["household.income.0.low", "household.income.0.high"]
    blank = replace(CLIENT, spending=(case.Spending("s1", "房租", None, every_months=1),))
    assert case.month(blank, case.Level.USUAL) is None
    assert list(case.unknown_in(blank)) == ["household.spending.0.amount"]
    assert case.month(case.Household(), case.Level.USUAL) is None


def test_a_debt_on_a_later_day() -> None:
    """90 days late on 26 November are 95 on 1 December; the next due day is that of its month."""
    found = case.open_file(raw(GOOD))
    late = case.on_day(found.debts[1], date(2026, 12, 1))
    assert (late.days_late, late.next_due) == (95, date(2026, 12, 26))
    assert case.on_day(found.debts[1], date(2026, 12, 27)).next_due == date(2027, 1, 26)
    unknown = case.on_day(case.CaseDebt("d1", "x", None), date(2026, 12, 1))
    assert (unknown.days_late, unknown.next_due, unknown.overdue) == (None, None, None)
    assert unknown.unknown[0] == "owed"


def test_an_instalment_that_was_missed_since_is_counted() -> None:
    """24,000 at 14.6 % over 7 months from 20 December: 3,597.45 by the level formula.

    On 30 December ten days late, at the contract's own rate on 3,305.45 of principal:
    3,305.45 × 0.146 / 360 × 10 = 13.41.
    """
    debt = case.CaseDebt(
        "d1", "借呗", 2_400_000, owed_on=date(2026, 11, 20), next_due=date(2026, 12, 20),
        rate=Rate(Fraction("0.146"), Per.YEAR), method=Method.LEVEL_PAYMENT, periods_left=7,
        days_late=0,
    )  # fmt: skip
    found = case.on_day(debt, date(2026, 12, 30))
    assert found.overdue is not None and found.days_late == 10
    assert (found.overdue.principal + found.overdue.interest, found.overdue.penalty) == (
        359_745,
        1341,
    )


def test_what_changed_is_told_by_place() -> None:
    before = case.open_file(raw(GOOD))
    first, second = before.debts
    paid = replace(first, owed=774_000)
    after = replace(before, debts=(paid, case.CaseDebt("d9", "白条", 240_000)), notes=None)
    told = {one.path: (one.before, one.after) for one in case.differences(before, after)}
    assert told == {
        ("debts", "d1", "owed"): (860_000, 774_000),
        ("debts", "d2"): (second, None),
        ("debts", "d9"): (None, after.debts[1]),
        ("notes",): ("先保房租和孩子。", None),
    }


def test_a_pasted_table_becomes_debts_and_nothing_of_the_person() -> None:
    text = "姓名\t身份证号\t平台\t剩余本金\t年化\t还款日\n"
    text += "王某\t110101199001010011\t花呗\t8600\t18.25%\t10"
    rows = read(text, date(2026, 11, 26)).rows
    found = case.debts(rows, date(2026, 11, 26), taken=["d1"])
    assert [(one.id, one.name, one.owed, one.due_day) for one in found] == [
        ("d2", "花呗", 860_000, 10)
    ]
    saved = case.save_file(case.Case(date(2026, 11, 26), debts=found)).decode()
    assert "王某" not in saved and "110101" not in saved
    assert case.open_file(saved.encode()).debts == found


# -- the command


def command(path: Path, typed: str = "", *more: str) -> tuple[int, Any]:
    line = [sys.executable, "-m", "planner", "--case", str(path), *more]
    done = subprocess.run(
        line, input=typed.encode(), cwd=ROOT, capture_output=True, check=False, timeout=120
    )
    assert done.stderr == b"", done.stderr[-2000:].decode()
    return done.returncode, json.loads(done.stdout)


def test_the_command_answers_and_refuses(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(raw(GOOD))
    code, found = command(path, "", "--today", "2026-12-01")
    assert (code, found["today"], found["debts"][1]["days_late"]) == (0, "2026-12-01", 95)
    assert found["debts"][1]["days_to_answer"] == 8 and found["owed"] == "21718.21"
    assert command(path)[1]["today"] == "2026-11-26"
    code, found = command(path, "", "--today", "tomorrow")
    assert code == 2 and is_error(found, "today")
    code, found = command(tmp_path / "none.json")
    assert code == 2 and is_error(found, "case")
    path.write_bytes(built([{"do": "set", "path": "/debts/0/owed", "value": "8600.005"}]))
    code, found = command(path)
    assert code == 2 and is_error(found, "debts.0.owed")


def test_the_command_takes_the_passphrase_of_a_sealed_file(
    tmp_path: Path, sealed: dict[str, Any]
) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(raw(sealed))
    code, found = command(path, "caf\u00e9 1\n")
    assert code == 0 and found["debts"][0]["owed"] == "8600.00"
    code, found = command(path, "something else\n")
    assert code == 2 and found["error"]["code"] == "wrong_passphrase"


MEASURED = """
import sys
from planner import Refused
from planner.case import open_file
raw = open(sys.argv[1], "rb").read()
try:
    open_file(raw, "passphrase")
except Refused as refusal:
    peak = open("/proc/self/status").read().partition("VmHWM:")[2].split()[0]
    print(refusal.code, peak)
"""
BIG = {
    "lists": b'{"format":"repaywise-case","version":1,"debts":[' + b"[]," * 170_000 + b"[]]}",
    "keys": b'{"format":"repaywise-case","version":1'
    + b"".join(b',"k%d":1' % at for at in range(40_000))
    + b"}",
    "sealed": raw(
        {
            "format": "repaywise-sealed",
            "version": 1,
            "kdf": {"name": "scrypt", "n": 2**17, "r": 8, "p": 1, "salt": SALT},
            "cipher": {"name": "AES-256-GCM", "nonce": base64.b64encode(bytes(12)).decode()},
            "data": base64.b64encode(bytes(300_000)).decode(),
        }
    ),
}


@pytest.mark.parametrize("name", BIG)
def test_the_hungriest_files_stay_within_the_memory_that_is_promised(
    tmp_path: Path, name: str
) -> None:
    """150 MB, but for a key that its file makes dear: 200. Its time is the instruments'."""
    path = tmp_path / "case.json"
    path.write_bytes(BIG[name])
    assert path.stat().st_size <= WRITTEN["limits"]["largest_file_bytes"]
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path)], cwd=ROOT, capture_output=True, check=True
    )
    code, kilobytes = done.stdout.decode().split()
    assert code in CODES
    assert int(kilobytes) < (200_000 if name == "sealed" else 150_000)


def test_a_year_of_files_is_no_more_than_its_inputs() -> None:
    """Nothing that is counted stands in a file: a case without inputs is a few words."""
    saved = json.loads(case.save_file(case.Case(date(2026, 11, 26))))
    assert saved == {"format": "repaywise-case", "version": 1, "saved_on": "2026-11-26"}
    later = case.Case(date(2026, 11, 26) + timedelta(days=365))
    assert len(case.save_file(later)) < 100
