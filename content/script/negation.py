"""Whether what was found is only denied: 不会抓人, "we will never arrest you".

Only where it is plain: the "not" stands in the same sentence, right before, with a few small words
or a list between. Where it is not plain, the words are marked, and a person looks.
"""

from __future__ import annotations

import re

NEAR = 80  # characters: what is said further back does not plainly deny
_NOT_ZH = (
    r"(?:不会|不能|不得|不可以|不可|不要|不许|不准|不应该|不应当|不应|不该|不再|不用|不必|不需要|不允许"
    r"|不是|并非|绝不|决不|从不|从来不|永不|别|请勿|勿|禁止|严禁|杜绝|避免|没有|没|无权|不收|不说|不提)"
)
_SMALL_ZH = (
    r"(?:因此|因为|欠钱|为此|为这(?:个|笔)?|再|派人|叫人|随便|私自|擅自|主动|轻易|直接|向|跟|对|给|让|叫|把|用|以"
    r"|去|来|到|任何|任意|转账|转|付|汇|使用|采取|进行|实施|说|打|电话|联系|告诉|通知|透露|泄露|有|被|收取?|您|你|他|她|客户|债务人|借款人|对方"
    r"|家人|家属|的|人|出现|存在|发送?|要求|公安|警察|法院|什么|这种|这样|这些|等|都|也){0,6}"
)
_LISTED_ZH = r"(?:[^.,、就则]{1,8}(?:、|或者?|和|及|以及))*"
_DENIED_ZH = re.compile(f"{_NOT_ZH}{_SMALL_ZH}{_LISTED_ZH}{_SMALL_ZH}$")
_RIGHT_BEFORE_ZH = re.compile(r"(?:^|[^要得能会可再还仍又果是若想])不(?:会|能)?$")
# Two that undo each other, and what only pretends to deny.
_UNDONE_ZH = re.compile(
    r"不得不|不能不|不会不|不可能不|没有不|以为|难道|凭什么|谁说|别说|动不动|要不"
)

_NOT_EN = (
    r"(?:not|never|wont|dont|doesnt|didnt|cannot|cant|wouldnt|mustnt|shouldnt|isnt|arent"
    r"|nobody|no one|without|nor|neither|no|avoid|stop)"
)
_SMALL_EN = (
    r"(?: (?:would|ever|be|have|going|to|get|let|send|use|make|anyone|anybody|anything|your|you"
    r"|the|any|a|an|call|contact|tell|speak|talk|him|her|them|with|about|say|saying|mention|and"
    r"|or|nor|of|by|from|staff|threaten|insult|shame|blame)){0,8}"
)
_WORD_EN = r"(?!pay|if|until|unless|then)[a-z]+"
_LISTED_EN = rf"(?: ?{_WORD_EN}(?: {_WORD_EN})?(?:,| or| and| nor)){{0,6}}"
_DENIED_EN = re.compile(
    rf"\b{_NOT_EN}\b{_SMALL_EN}{_LISTED_EN}(?: ?(?:or|and|nor|to))?{_SMALL_EN} ?$",
    re.ASCII,
)
_UNDONE_EN = re.compile(
    r"(?:dont|do not|never) (?:you )?(?:think|believe|assume)|no doubt|no choice|why not|not only"
)


def denied(language: str, before: str) -> bool:
    """Whether the words that follow this beginning of a sentence are plainly denied."""
    before = before[-NEAR:]
    if language == "en":
        return bool(_DENIED_EN.search(before)) and not _UNDONE_EN.search(before)
    if _UNDONE_ZH.search(before):
        return False
    return bool(_RIGHT_BEFORE_ZH.search(before) or _DENIED_ZH.search(before))
