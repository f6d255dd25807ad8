"""A label says what kind of rule it is, and so are the marks behind it, up to the next label.

A reader hears the last label until the next one, so a sentence without one inherits it. What we
only conclude from the articles stands under no label of a rule: 一般来说 / in general.
"""

import re
from collections.abc import Iterator

import pytest

from content.every_text import every_text
from content.law import Fact, fact
from content.marks import pieces

OURS = "inference"  # a conclusion of ours, whatever law it is drawn from
# label: how it sounds in Chinese, in English, and what it may cover
LABELS = (
    (r"法律规定|法律写|法律上|按法律", r"\bby law\b|\bthe law (lets|says|needs|sets)\b", {"law"}),
    (r"行政法规|地方性?法规", r"\b(by|local) (local )?(regulation|rule)s?\b", {"regulation"}),
    (r"司法解释", r"judicial interpretation", {"judicial_interpretation"}),
    (
        r"最高(人民)?法院 ?\d{4} ?年的?意见",
        r"Supreme (People's )?Court's (\d{4} )?opinions?",
        {"judicial_policy"},
    ),
    (
        r"监管(部门|要求|提示|规定|通知)|金融监管总局鼓励",
        r"regulators?('s rules?|s? (warn|encourage|ask|require)\w*)",
        {"regulator_rule", "regulator_notice"},
    ),
    (
        r"国家标准（推荐）|推荐性国家标准|推荐标准",
        r"recommended (national )?standard",
        {"recommended_standard"},
    ),
    (
        r"自律指引|自律公约|行业惯例|行业约定",
        r"association's guideline|the guideline|industry convention",
        {"self_regulation"},
    ),
    (r"常见做法|银行合同写着", r"common practice|card contracts", {"common_practice"}),
    (r"一般来说", r"\bin general\b", {OURS}),
)
ANYWHERE = {"public_service", "local_court_practice"}  # a number to call claims no rule
LINE = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*#>]|\d+\.))")


def kind(one: Fact) -> str:
    """What a fact may be called."""
    return OURS if one.confidence == OURS else one.kind


def heard(language: str, text: str) -> Iterator[tuple[str, set[str], str]]:
    """Every label with a mark behind it: the label as it stands, what it covers, the mark."""
    at = 0 if language == "zh" else 1
    for line in LINE.split(text):
        label, covers = "", set[str]()
        for piece in pieces(line):
            if piece.kind == "fact":
                if label:
                    yield label, covers, piece.name
                continue
            found = [
                (said.start(), said.group(), row[2])
                for row in LABELS
                for said in re.finditer(row[at], piece.shown, re.IGNORECASE)
            ]
            if not found:
                continue
            last = max(found)
            # two labels in one breath cover both
            near = [one for one in found if last[0] - one[0] < 12]
            label, covers = last[1], set[str]().union(*(one[2] for one in near))


def disagreeing() -> list[str]:
    """The marks that do not fit the label they stand behind."""
    wrong = []
    for said in every_text():
        if said.where.startswith("law/") or "[[" not in said.text:
            continue
        for label, covers, name in heard(said.language, said.text):
            if kind(fact(name)) not in covers | ANYWHERE:
                wrong.append(f"{said.where} [{said.language}] {label}: {name} ({kind(fact(name))})")
    return wrong


def test_a_label_fits_the_kinds_of_its_marks() -> None:
    assert disagreeing() == []


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("zh", "法律规定：要还[[limitation_3y]]。也会重新算[[card_limitation]]。", 2),
        ("zh", "法律规定：要还[[limitation_3y]]。司法解释：短信也算[[card_limitation]]。", 2),
        ("zh", "先说意思[[limitation_3y]]。", 0),
        ("en", "By law it starts again[[limitation_interruption]].\n\n- Call[[channel_110]].", 1),
    ],
)
def test_a_label_lasts_until_the_next_one_or_the_next_line(
    language: str, text: str, names: int
) -> None:
    assert len(list(heard(language, text))) == names


def test_no_text_calls_the_standard_one_of_a_trade() -> None:
    """GB/T is a national standard; 行业标准 is another class in law."""
    wrong = ("行业标准", "The banks' own guideline", "the banks' own guideline", "the trade")
    assert [
        (said.where, word) for said in every_text() for word in wrong if word in said.text
    ] == []
