"""The practised talks on their page: in both languages, to the end, with own figures or none."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from content.rehearsals import Rehearsal, every_rehearsal
from content.voice import Voice
from content.words import fill, t
from tests.apptest import choose, go, html, opened, pieces, plain, press, put, seen, shown

LANGUAGES = ("zh", "en")
TALKS = {one.id: one for one in every_rehearsal()}
OWN = "own_words"
EXAMPLE = ("10,000", "1 万", "600.00")  # what the fields hold before anybody types


def talk_of(name: str) -> Rehearsal:
    return TALKS[name]


def best(talk: Rehearsal) -> list[str]:
    """The good answers in their order, by id."""
    return [answer.id for _, answer in talk.best()]


def pick(app: AppTest, name: str, at: int = 0) -> None:
    """Pick an answer by its id in the radio at a place."""
    app.radio[at].set_value(name)
    app.run()
    assert not app.exception


def letter_of(app: AppTest) -> str:
    (found,) = (one.value for one in app.code)
    return str(found)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_lists_five_talks_for_each_side(lang: str) -> None:
    app = opened("practise", lang)
    found = re.findall(r'href="[^"]*practise\?[^"]*talk=([a-z-]+)', html(app))
    assert sorted(found) == sorted(TALKS)
    words = shown(app)
    assert all(one.name[lang] in words and one.scene[lang] in words for one in TALKS.values())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", TALKS)
def test_each_talk_begins_with_the_other_side_and_no_figure_of_an_example(
    name: str, lang: str
) -> None:
    talk = talk_of(name)
    app = opened("practise", lang, talk=name)
    first = talk.turns[talk.first]
    words = shown(app)
    assert talk.name[lang] in words and plain(first.plain[lang]) in words
    assert len(app.radio) == 1 and app.radio[0].value is None, "nothing is picked beforehand"
    assert len(app.radio[0].options) == len(first.answers) + 1, "and one's own words"
    said = " ".join([*pieces(app, "span", "rw-words"), *app.radio[0].options])
    assert said and not any(one in said for one in EXAMPLE)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", TALKS)
def test_each_talk_ends_with_a_script_and_the_way_on(name: str, lang: str) -> None:
    talk = talk_of(name)
    app = opened("practise", lang, {f"talk_{name}": best(talk)}, talk=name)
    end = talk.ends[talk.best()[-1][1].goes]
    assert plain(end.says[lang]).split("[[")[0] in shown(app)
    assert not app.radio
    script = letter_of(app)
    for turn, answer in talk.best():
        assert f"【{turn.step['zh']}】" in script
        bare = re.split(r"\{[a-z_]+\}", answer.says["zh"])[0]
        assert bare in script
    assert not any(one in script for one in EXAMPLE), "an example is nobody's figure"
    said = " ".join(answer.says["zh"] for _, answer in talk.best())
    assert "{budget}" not in said or "____ 元" in script
    assert "{from_day}" not in said or "从____起。我每月" in script, (
        "nor is a day that nobody chose"
    )
    where = f"letter={talk.letter}|letter=phone" if talk.letter else f"/{talk.page}"
    assert re.search(where, html(app)), "it leads on"
    assert ("rw-reading" in html(app)) == (lang == "en")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_answer_shows_what_it_does_and_why_and_can_be_taken_back(lang: str) -> None:
    talk = talk_of("late-borrower")
    app = opened("practise", lang, talk=talk.id)
    (turn, good), harm = talk.best()[0], talk.turns[talk.first].answers[1]
    pick(app, harm.id)
    words = seen(app)
    space = "" if lang == "zh" else " "
    assert f"{t(lang, 'practise.worth.harm')} {harm.does[lang]}{space}{harm.why[lang]}" in words
    assert talk.turns[harm.goes].says[lang] in words
    press(app, t(lang, "practise.back"))
    assert t(lang, "practise.worth.harm") not in seen(app) and app.radio[0].value is None
    pick(app, good.id)
    assert t(lang, "practise.worth.good") in seen(app)
    assert "overdue_interest_basis" not in shown(app) and "rw-ref" in html(app), "with its source"
    second = talk.turns[good.goes]
    pick(app, second.answers[0].id)
    assert turn.plain[lang] not in seen(app) and turn.plain[lang] in shown(app), "folded"
    press(app, t(lang, "practise.again"))
    assert t(lang, "practise.worth.good") not in seen(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_own_words_are_held_against_a_list_and_stand_in_the_script(lang: str) -> None:
    talk = talk_of("late-borrower")
    app = opened("practise", lang, talk=talk.id)
    turn = talk.turns[talk.first]
    pick(app, OWN)
    assert turn.holds[lang][0] not in shown(app), "first one writes"
    mine = "我想还，请您先报工号 <b>"
    app.text_area[0].set_value(mine)
    press(app, t(lang, "practise.own.done"))
    assert all(one in shown(app) for one in turn.holds[lang])
    pick(app, turn.answers[0].id, 1)
    assert mine in shown(app) and "<b></span>" not in html(app)
    for name in best(talk)[1:]:
        pick(app, name)
    assert f"【{turn.step['zh']}】{mine}" in letter_of(app)


def test_own_words_nearest_to_a_harmful_answer_never_stand_in_the_script() -> None:
    talk = talk_of("late-borrower")
    app = opened("practise", "zh", talk=talk.id)
    pick(app, OWN)
    app.text_area[0].set_value("明天我全都还上")
    press(app, t("zh", "practise.own.done"))
    pick(app, "tomorrow", 1)
    pick(app, "undo")
    script = letter_of(app)
    assert "明天我全都还上" not in script and "您好，我愿意还" in script


def test_words_of_crisis_bring_the_numbers_first() -> None:
    app = opened("practise", "zh", talk="pressed-borrower")
    pick(app, OWN)
    app.text_area[0].set_value("我不想活了")
    press(app, t("zh", "practise.own.done"))
    assert "tel:12356" in html(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_own_figures_stand_in_the_talk_the_script_and_the_letter(lang: str) -> None:
    talk, voice = talk_of("late-borrower"), Voice(lang)
    app = opened("practise", lang, talk=talk.id)
    put(app, t(lang, "field.principal"), "8000")
    put(app, t(lang, "field.days_late"), "12")
    put(app, t(lang, "field.stated"), "1500")
    put(app, t(lang, "field.budget"), "450")
    choose(app, t(lang, "field.want"), t(lang, "tick.pieces"))
    put(app, t(lang, "field.pieces"), "6")
    choose(app, t(lang, "field.reason"), t(lang, "reason.less"))
    first = fill(talk.id, talk.turns[talk.first].says[lang], {"days_late": 12})
    assert first in shown(app)
    for name in best(talk):
        pick(app, name)
    script = letter_of(app)
    assert "450.00 元" in script and "1,500.00 元" in script and "我的收入减少了" in script
    assert t("zh", "letter.want.pieces", pieces=6) in script
    (link,) = re.findall(r'href="([^"]*letter=plan[^"]*)"', html(app))
    assert "way=pieces" in link and not re.search(r"450|8000|1500", link)
    go(app, "contact", lang, letter="plan", way="pieces")
    letter = letter_of(app)
    assert "450.00 元" in letter and "8,000.00 元" in letter and "12 天" in letter
    assert t("zh", "letter.want.pieces", pieces=6) in letter
    assert voice.money(45000) in (shown(app) if lang == "en" else letter)


def test_a_way_above_what_can_be_paid_is_said_before_it_is_asked_for() -> None:
    app = opened("practise", "zh", talk="late-borrower")
    put(app, t("zh", "field.principal"), "20000")
    put(app, t("zh", "field.days_late"), "12")
    put(app, t("zh", "field.budget"), "100")
    # that the rate and the periods are the reader's is said on another page
    app.session_state["touched"] = {*app.session_state["touched"], "rate", "periods"}
    choose(app, t("zh", "field.want"), t("zh", "tick.pieces"))
    put(app, t("zh", "field.pieces"), "6")
    assert "超出你每月能还的 100.00 元" in shown(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_size_and_no_day_of_an_example_stands_in_the_script_or_the_letter(lang: str) -> None:
    """8,000 owed, 45 days late, 900 a month: nothing else has been typed."""
    kept = {"talk_late-borrower": best(talk_of("late-borrower"))}
    app = opened("practise", lang, kept, talk="late-borrower")
    for name, text in (("principal", "8000"), ("days_late", "45"), ("budget", "900")):
        put(app, t(lang, f"field.{name}"), text)
    for way in ("pieces", "re_age"):
        choose(app, t(lang, "field.want"), t(lang, f"tick.{way}"))
        for letter in (letter_of(app), letter_of(go(app, "contact", lang, letter="plan", way=way))):
            open_ = dict.fromkeys(("pieces", "longer"), "____")
            assert t("zh", f"letter.want.{way}", **open_) in letter
            assert "从____起。我每月能稳定还 900.00 元" in letter
        go(app, "practise", lang, talk="late-borrower")
    go(app, "relief", lang)
    assert app.text_input(key="pieces").value == "6", "an example again where examples stand"


def test_until_one_is_picked_the_way_asked_for_follows_what_fits() -> None:
    """8,000 at 18 % over 12, 45 days late: 900 a month bears 10 periods, counted by the planner."""
    kept = {"talk_late-borrower": best(talk_of("late-borrower"))}
    app = opened("relief", "zh")
    for name, text in (("principal", "8000"), ("rate", "18.0"), ("periods", "12.0")):
        app.text_input(key=name).set_value(text)
    app.run()
    go(app, "practise", "zh", talk="late-borrower")
    app.session_state["kept"] = {**app.session_state["kept"], **kept}
    put(app, t("zh", "field.days_late"), "45")
    put(app, t("zh", "field.budget"), "900")
    script = letter_of(app)
    (periods,) = re.findall(r"把全部欠款重新分成 (\d+) 期", script)
    assert int(periods) > 8000 // 900 and "____ 元" not in script
    amounts = [float(one.replace(",", "")) for one in re.findall(r"每月 ([\d,.]+) 元", script)]
    assert amounts and max(amounts) <= 900 and "超出你每月能还的" not in shown(app)


@pytest.mark.parametrize("lost", [["no-such"], [f"{OWN}:"], [7], "text", ["who", "who", "who"]])
def test_a_place_that_does_not_fit_is_no_fault(lost: object) -> None:
    app = opened("practise", "zh", {"talk_late-borrower": lost}, talk="late-borrower")
    assert not app.exception and app.radio


def test_an_unknown_talk_says_so_and_shows_the_list() -> None:
    app = opened("practise", "zh", talk="nothing")
    assert t("zh", "practise.unknown") in shown(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_home_and_contact_lead_here(lang: str) -> None:
    assert "practise?" in html(opened("home", lang))
    app = opened("contact", lang)
    assert any(one.proto.label == t(lang, "contact.practise") for one in app.get("page_link"))


@pytest.mark.parametrize(
    ("letter", "talk"),
    [
        ("phone-late", "late-borrower"),
        ("phone-early", "early-borrower"),
        ("plan", "early-borrower"),
        ("settle", "settle-borrower"),
        ("complaint", "family-borrower"),
    ],
)
def test_a_letter_leads_to_the_talk_that_practises_it(letter: str, talk: str) -> None:
    app = opened("contact", "en", letter=letter)
    label = t("en", "contact.practise")
    (link,) = (one.proto for one in app.get("page_link") if one.proto.label == label)
    assert f"talk={talk}" in link.query_string
