"""Fifteen readers at a phone: from home to their answer in five taps, with their own figures."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from planner.dates import add_months
from tests import clock
from tests.browser import settled
from tests.walks import sums
from tests.walks.reader import ENGLISH, Reader, has, shown
from tests.walks.sums import yuan

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("lang", ["zh", ENGLISH])]
JIEBEI = {"zh": "借呗，每月等额", "en": "Jiebei, equal instalments"}
CARD = {
    "zh": "信用卡余额，每月还最低",
    "en": "Credit card balance, minimum each month",
}

# The first line of every picture of the page: what it is called, and its amounts.
LINES = """[...document.querySelectorAll(".js-plotly-plot")].map(
  ({ data: [first] }) => [first.name, Array.from(first.y)])"""


def test_1_a_bill_in_five_days_and_too_little_money(reader: Reader) -> None:
    reader.follow("due")
    reader.write("due_bill", "5400")
    reader.write("due_days", "5")
    reader.write("due_have", "2000")
    # Short 3,400; 30 days at 0.05 % a day is 51.00; a fee of 2.5 % in all is 85.00.
    assert "3,400" in reader.answer
    shown(reader, "3,400.00", "51.00", "85.00")


def test_2_seven_of_twelve_left_and_a_longer_term(reader: Reader) -> None:
    reader.follow("relief")
    reader.choose("product", JIEBEI[reader.lang])
    reader.says(reader.words("known_by.begun"))
    reader.write("borrowed", "30000")
    reader.write("rate", "0.04")  # a day; 14.4 % a year of 360 days
    reader.write("periods_all", "12")
    reader.write("periods_paid", "5")
    reader.write("budget", "1500")
    left = sums.still_owed("30000", "14.4", 12, 5)
    assert yuan(left) == "18,019.60"  # each month in whole fen; 18,019.58 without rounding
    owed = str(Decimal(left) / 100)
    terms = {n: sums.level(owed, "14.4", n) for n in range(7, 61)}
    fits = min(n for n, (each, _) in terms.items() if each <= 150000)
    each, paid = terms[fits]
    assert (fits, yuan(each), yuan(paid)) == (14, "1,405.95", "19,683.25")
    assert yuan(each) in reader.answer and "14" in reader.answer
    shown(reader, yuan(left), yuan(paid))


@pytest.mark.deep
def test_3_a_card_at_its_minimum_for_four_months(reader: Reader) -> None:
    reader.follow("cost")
    reader.choose("product", CARD[reader.lang])
    reader.says(reader.words("card_sheet.from.start"))
    reader.write("card_start", "18600")
    reader.write("rate", "0.05")
    reader.write("bill_day", "5")
    reader.write("due_day", "25")
    reader.write("minimum_months", "4")
    reader.write("card_fixed", "2000")
    left, interest = sums.minimum("18600", 4)
    assert 97900 <= interest < 98000 and 1295100 <= left < 1295300  # by hand: 979 and 12,952
    _, long, months = sums.card(left)
    _, short, fixed = sums.card(left, fixed=200000)
    answer = reader.answer
    for figure in (str(months), yuan(long), str(fixed), yuan(long - short)):
        assert has(answer, figure), (figure, answer)
    shown(reader, yuan(left), yuan(interest), yuan(sums.least(left)), yuan(short), "2,000.00")


@pytest.mark.deep
def test_3_the_same_card_in_sixty_parts_for_a_fee(reader: Reader) -> None:
    reader.follow("relief")
    reader.choose("product", CARD[reader.lang])
    reader.write("principal", "18600")
    reader.write("rate", "0.05")
    reader.write("budget", "600")
    reader.fold(reader.words("relief.details"))
    reader.write("card_fee", "0.3")
    # 310.00 of the bill and 0.3 % of all of it, 55.80, each month.
    rate = sums.yearly_rate("18600", "365.80", 60).quantize(Decimal("0.1"))
    assert f"{rate}" == "6.7"
    cards = reader.page.locator(".rw-card", has_text="365.80").all_inner_texts()
    assert len(cards) == 1 and all(has(cards[0], one) for one in ("60", "21,948.00")), cards
    assert has(cards[0], f"{rate}")
    shown(reader, "365.80")


@pytest.mark.deep
def test_4_less_arrived_than_was_borrowed(reader: Reader) -> None:
    reader.follow("cost")
    reader.says(reader.words("price_by.payment"))
    reader.write("borrowed", "8000")
    reader.write("received", "7200")
    reader.write("instalment", "1560")
    reader.write("periods_all", "6")
    rate = sums.yearly_rate("7200", "1560", 6)
    assert str(rate) == "96.64"
    assert "96.64" in reader.answer
    # At 24 % a year six payments for 7,200 come to less; 800 never arrived.
    _, least = sums.level("7200", "24", 6)
    shown(reader, "9,360.00", "2,160.00", yuan(least), yuan(936000 - least), "800.00")
    asked = reader.script
    wanted = ("8,000.00", "7,200.00", "1,560.00", "6", "9,360.00", "96.64", "800.00")
    assert [one for one in wanted if not has(asked, one)] == []
    reader.follow("help")
    shown(reader, "12378")


def test_5_forty_five_days_late_with_eight_hundred_a_month(reader: Reader) -> None:
    reader.follow("timeline")
    reader.write("days_late", "45")
    reader.write("principal", "20000")
    reader.write("rate", "18")
    reader.write("periods", "12")
    # Two instalments of 1,833.60 are past, the second due a month after the first.
    first = clock.today() - timedelta(days=45)
    dues = [first, add_months(first, 1)]
    overdue, owed = sums.behind("20000", "18", 12, dues, clock.today())
    shown(reader, yuan(overdue), yuan(owed))
    reader.follow("relief")
    reader.write("budget", "800")
    # All of it is spread from today on: 33 times is above 800 a month, 34 times is not.
    terms = {n: sums.level(str(Decimal(owed) / 100), "18", n) for n in range(20, 61)}
    fits = min(n for n, (each, _) in terms.items() if each <= 80000)
    each, paid = terms[fits]
    assert fits == 34
    card = reader.page.locator(".rw-card").first.inner_text()
    for said in (reader.answer, card):
        assert has(said, "34") and has(said, yuan(each)), said
    assert has(card, yuan(paid))
    shown(reader, yuan(each))
    name, payments = line(reader)
    assert has(name, "34") and payments[:-1] == [each] * 33 and sum(payments) == paid
    reader.follow("contact")
    letter = reader.letter
    assert [one for one in ("34", "45", yuan(overdue), yuan(each)) if not has(letter, one)] == []


def line(reader: Reader) -> tuple[str, list[int]]:
    """The first way in the picture of what is paid each time: its name, and its payments in fen."""
    reader.fold(reader.words("chart.open"))
    plots = reader.page.locator(".js-plotly-plot")
    plots.nth(1).locator(".scatterlayer .trace").first.wait_for(state="attached")
    name, amounts = reader.page.evaluate(f"{LINES}[1]")
    return str(name), [sums.fen(Decimal(str(one))) for one in amounts]


TICKS = {
    "whom_contact-amount": {
        "zh": "家人、朋友、单位，说了我欠多少",
        "en": "Family, friends or work, and told what I owe",
    },
    "said_will-tell": {
        "zh": "说要让村里、单位、亲友都知道",
        "en": "Said they will tell my village, work or friends",
    },
    "said_will-come": {
        "zh": "说要来我家、来村里",
        "en": "Said they will come to my home or village",
    },
}


@pytest.mark.deep
def test_6_they_called_my_mother(reader: Reader) -> None:
    reader.follow("door")
    reader.follow("proper", "do=check")
    page = reader.page
    for tick in TICKS:
        reader.tap(page.locator(f".st-key-check_{tick} label").first)
    said = page.locator(".rw-reason").all_inner_texts()
    assert len(said) == len(TICKS)
    for words in TICKS.values():
        assert any(words[reader.lang] in one for one in said), words
    shown(reader)
    # To say that one will come is no breach by itself, and is not called one; the others are.
    reader.follow("contact", "letter=complaint")
    letter = reader.letter
    assert [words["zh"] in letter for words in TICKS.values()] == [True, True, False]
    assert "GB/T 45251" in letter


def test_7_someone_is_at_the_door(reader: Reader) -> None:
    reader.follow("door")
    page = reader.page
    assert reader.taps == 1 and reader.within()
    assert page.locator(".rw-lines li").count() == 10
    expect(page.locator(".rw-lines li").last).to_be_in_viewport()
    expect(page.locator("a[href='tel:110']:visible").first).to_be_in_viewport()
    noted(reader)


def noted(reader: Reader) -> None:
    """What happened goes into the record, with the time it is, and from there into a complaint."""
    before = clock.now()
    reader.tap(reader.page.locator(".rw-thumb a[href*='do=log']"))
    reader.page.wait_for_url("**/proper?*do=log*")
    settled(reader.page, 250)
    time = reader.page.locator(".st-key-log_time input").input_value()
    assert time in {f"{before + timedelta(minutes=more):%H:%M}" for more in (-1, 0, 1, 2)}
    reader.write("log_who", "013800001234")
    reader.tap(reader.page.locator(".st-key-log_add button"))
    assert all(has(reader.text, one) for one in (time, "013800001234", before.date().isoformat()))
    reader.says(reader.words("log.letter"))
    assert all(has(reader.letter, one) for one in (time, "013800001234"))
    assert reader.within()


def test_8_settle_for_seventy_percent_or_pay_on(reader: Reader) -> None:
    reader.follow("relief")
    for key, text in (("principal", "20000"), ("rate", "18"), ("periods", "24")):
        reader.write(key, text)
    reader.write("days_late", "45")
    reader.write("budget", "1050")
    reader.fold(reader.words("settle.title"))
    reader.write("settle_share", "70")
    first = clock.today() - timedelta(days=45)
    dues = [first, add_months(first, 1)]
    _, owed = sums.behind("20000", "18", 24, dues, clock.today())
    once = sums.fen(Decimal(owed) * Decimal("0.7") / 100)
    # Within 1,050 a month all of it takes 24 instalments, as the contract did before.
    whole = str(Decimal(owed) / 100)
    assert sums.level(whole, "18", 23)[0] > 105000 >= sums.level(whole, "18", 24)[0]
    paid = sums.level(whole, "18", 24)[1]
    saved, forgiven = yuan(paid - once), yuan(owed - once)
    doubt = {"zh": "省下的先不算数", "en": "do not count on that saving"}[reader.lang]
    shown(reader, yuan(owed), yuan(once), yuan(paid), saved, forgiven)
    assert doubt not in reader.text
    # Money that would have to be borrowed for it has to be paid back too.
    reader.choose("settle_from", reader.words("settle_from.borrowed"))
    shown(reader, yuan(once), yuan(paid), forgiven)
    assert doubt in reader.text
    reader.follow("contact", "letter=settle")
    letter = reader.letter
    assert has(letter, yuan(once)) and not has(letter, yuan(paid)), letter


@pytest.mark.deep
def test_9_five_debts_and_three_thousand_a_month(reader: Reader) -> None:
    debts = [
        ("8000", "18", "400"),
        ("5000", "24", "300"),
        ("12000", "15", "600"),
        ("3000", "12", "300"),
        ("6000", "21.6", "350"),
    ]
    reader.follow("plan")
    for _ in range(3):
        reader.says(reader.words("plan.add"))
    for at, row in enumerate(debts, 1):
        for key, text in zip(("balance", "rate", "least"), row, strict=True):
            reader.write(f"plan_{key}_{at}", text)
    reader.fields = 1  # the debts are one list
    reader.write("household_budget", "3000")
    months, interest = sums.dearest_first(debts, "3000")
    assert has(reader.answer, str(months)) and has(reader.answer, yuan(interest))
    shown(reader)
    # The five minimums are 1,950: with 1,000 it is 950 short, and that comes before any month.
    reader.write("household_budget", "1000")
    assert has(reader.answer, "950.00") and has(reader.answer, "1,950.00")
    # By what is owed to each, 34,000 in all; no share is above its minimum.
    shares = sums.pro_rata([owed for owed, _, _ in debts], "1000")
    rows = reader.page.locator(".rw-table tbody tr")
    told = [[yuan(one), f"{least}.00"] for one, (_, _, least) in zip(shares, debts, strict=True)]
    assert [row.locator("td").all_inner_texts() for row in rows.all()] == told
    shown(reader)


@pytest.mark.deep
def test_10_the_bill_against_the_contract(reader: Reader) -> None:
    reader.follow("tools")
    reader.follow("bill")
    reader.write("borrowed", "12000")
    reader.write("rate", "14.4")
    reader.write("periods_all", "12")
    each, _ = sums.level("12000", "14.4", 12)
    # The first month's interest is 1.2 % of 12,000; the second month's, of what is left then.
    second = sums.still_owed("12000", "14.4", 12, 1)
    interest = sums.fen(Decimal(second) * Decimal("0.012") / 100)
    reader.write("bill_1_interest", "144.00")
    reader.write("bill_1_payment", yuan(each))
    reader.write("bill_2_interest", yuan(interest))
    reader.write("bill_2_payment", yuan(each))
    assert all(has(reader.answer, one) for one in ("30", "360", "4"))
    shown(reader)
