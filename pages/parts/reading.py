"""Numbers as people type them: 1.2 万, 一万二, 8千, 3w, 24期, 2年, 45天, 12,000.50, 万分之五.

Each function gives plain digits ("12000"), "" where nothing was typed, or what it could not read
as it stood: a comma in the wrong place or a word too many is asked about, never guessed at.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億圆両〇", "一二三四五六七八九十百千万亿元两零")
_DIGITS = {name: Decimal(at) for at, name in enumerate("零一二三四五六七八九")} | {"两": Decimal(2)}
_UNITS = {"亿": 10**8, "万": 10**4, "千": 1000, "百": 100, "十": 10}
_SHORT = {"w": "万", "k": "千", "thousand": "千", "wan": "万"}
_BEFORE, _AFTER = r"^(¥|\$|人民币|rmb|cny)", r"(元整|块钱|元|块|yuan|rmb|cny|%)$"
_GROUPED = re.compile(r"(^|[^0-9,.])([0-9]{1,3}(?:,[0-9]{3})+)(?![0-9,])")
# A space stands anywhere but between two digits, unless three follow: 12 000.
_THREE = re.compile(r"([0-9])\s(?=[0-9]{3}(?![0-9]))")
_SPACE = re.compile(r"([^0-9\s])\s+|\s+(?![0-9\s])")
_PLAIN = re.compile(r"-?[0-9]*\.?[0-9]+")
_PARTS = {"百分之": 1, "千分之": 10, "万分之": 100}

# How many days or months each word is; a month is no number of days, so it is none here.
_DAYS = {
    "天": 1,
    "日": 1,
    "周": 7,
    "个星期": 7,
    "星期": 7,
    "days": 1,
    "day": 1,
    "weeks": 7,
    "week": 7,
}
_MONTHS = {"个月": 1, "期": 1, "months": 1, "month": 1, "periods": 1, "period": 1}
_MONTHS |= {"年": 12, "years": 12, "year": 12, "yrs": 12, "yr": 12}


def money(text: str) -> str:
    """Yuan: full-width forms, commas, ¥, 元 and 万 are understood; 一万二 is "12000"."""
    plain = _bare(text)
    if re.fullmatch(r"-?[0-9]*\.?[0-9]+\.?", plain):
        return plain.rstrip(".")
    found = _value(plain)
    return plain if found is None else _digits(found)


def rate(text: str) -> str:
    """Per cent: 18%, 百分之十八, 万分之五 is "0.05"."""
    said = unicodedata.normalize("NFKC", text).strip().lower()
    for words, by in _PARTS.items():
        if said.startswith(words):
            found = money(said.removeprefix(words))
            return _digits(Decimal(found) / by) if _PLAIN.fullmatch(found) else said
    return money(said)


def count(text: str, label: str) -> str:
    """A whole number of what the label asks for: 2年 are 24 months, 6周 are 42 days."""
    plain, words = _bare(text), _DAYS if asks(label) == "days" else _MONTHS
    if not plain or _PLAIN.fullmatch(plain):
        return plain
    months, ended = 0, plain
    if words is _MONTHS and re.search("半年?$", plain):  # 半年, 一年半
        ended = re.sub("半年?$", "", plain)
        months = 6 if plain == "半年" or ended.endswith("年") else 0
        if not months:
            return plain
    found = Decimal(months)
    while ended:
        one = _counted(ended, words)
        if one is None:
            return plain
        value, ended = one
        found += value
    return _digits(found)


def asks(label: str) -> str:
    """What a field for a whole number asks for, by its label: days, months, or periods."""
    name = label.lower()
    for kind, words in (("days", ("天", "day")), ("months", ("月", "month"))):
        if any(word in name for word in words):
            return kind
    return "periods"


def is_plain(text: str) -> bool:
    """Whether what is typed is digits already, so that there is nothing to read back."""
    return bool(_PLAIN.fullmatch(text.strip()))


def _counted(text: str, words: dict[str, int]) -> tuple[Decimal, str] | None:
    """The first number with its word (2年), and what follows it; a number alone ends the text."""
    found = re.match(r"零?([0-9.]+|[零一二两三四五六七八九十百千]+)(.*)", text)
    value = _value(found[1]) if found else None
    if found is None or value is None:
        return None
    rest = found[2]
    if not rest:
        return value, ""
    for word, size in sorted(words.items(), key=lambda pair: -len(pair[0])):
        if rest.startswith(word):
            return value * size, rest.removeprefix(word)
    return None


def _bare(text: str) -> str:
    """Typed text without decoration; a comma goes only where it groups three digits."""
    plain = unicodedata.normalize("NFKC", text).strip().lower().translate(_FORMAL)
    plain = _SPACE.sub(r"\1", _THREE.sub(r"\1", plain))
    plain = re.sub(_AFTER, "", re.sub(_BEFORE, "", plain))
    return _GROUPED.sub(lambda found: found[1] + found[2].replace(",", ""), plain)


def _value(text: str) -> Decimal | None:
    """The value of digits with 万 and 千 between them, in either script; None where unreadable."""
    for short, unit in _SHORT.items():
        text = re.sub(rf"([0-9]){short}(?![a-z])", rf"\1{unit}", text)
    if re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,10})?", text):
        return Decimal(text)
    if text in _DIGITS:
        return _DIGITS[text]
    name = next((one for one in _UNITS if one in text), "")
    return _of_unit(text, name, _UNITS[name]) if name else None


def _of_unit(text: str, name: str, size: int) -> Decimal | None:
    """So many of a unit, and what stands after it: 一万二 is 12,000, 一万零二 10,002."""
    before, _, after = text.partition(name)
    many = Decimal(1) if name == "十" and not before else _value(before)
    if not many or (after and many != int(many)):
        return None
    rest = Decimal(0)
    if (after in _DIGITS and after != "零") or re.fullmatch("[1-9]", after):
        rest = (_DIGITS.get(after) or Decimal(after)) * (size // 10)
    elif after:
        found = _value(after.lstrip("零"))
        if found is None or not 0 < found < size:
            return None
        rest = found
    return many * size + rest


def _digits(value: Decimal) -> str:
    return f"{value.normalize():f}"
