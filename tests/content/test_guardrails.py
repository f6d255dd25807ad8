"""What the product must never claim, over every text in both languages."""

import re
from dataclasses import dataclass

import pytest

from content.every_text import Said, every_text


@dataclass(frozen=True)
class Rule:
    """A claim we never make: how it sounds, and how a sentence that warns of it sounds."""

    name: str
    language: str
    claims: str
    warns: str


RULES = (
    Rule(
        "a visit or a call is illegal as such",
        "zh",
        r"(上门|外访|催收|打电话催)[^，。；]{0,6}?(就是|都是|全是|属于|本身是|一律|均)[^，。；]{0,3}(违法|非法|犯法|犯罪)"
        r"|(上门|外访)(催收|催债|讨债|要债)?(违法|非法|犯法)(?!行为|的)",
        r"不必然|不都是|并不|不是|不一定|不等于|说法|别信",
    ),
    Rule(
        "a visit or a call is illegal as such",
        "en",
        r"\b(visit(s|ing)?|collection|collecting|calls?|outsourcing)\b[^.;]{0,30}\b(is|are)\b"
        r"[^.;]{0,15}\b(illegal|unlawful|against the law|a crime)\b",
        r"\bnot\b[^.;]{0,25}(illegal|unlawful|a crime|against)|illegal debts|myth"
        r"|(if|when|by) [^.;]{0,30}(violence|force|threat)",
    ),
    Rule(
        "the debt is void",
        "zh",
        r"(债务|债|欠款|贷款|借款|网贷|欠的钱)[^，。；]{0,6}(作废|一笔勾销|自动消失|自动失效|就没了|没有法律效力|不受法律保护|可以不认)"
        r"|(债务|欠款|贷款|网贷)[^，。；]{0,4}无效",
        r"不会[^，。；]{0,6}(作废|勾销|消失|失效)|并不|不是|不等于|别信|骗|“[^”]*勾销",
    ),
    Rule(
        "the debt is void",
        "en",
        r"\b(debts?|loans?|balance|what you owe)\b[^.;]{0,25}\b(is|are|becomes?|will be|gets?)\b"
        r"[^.;]{0,12}\b(void|cancelled|wiped|erased|gone|extinguished|invalid)\b",
        r"unlicensed|\b(is|are|does|do|will)(n't| not)\b|\bnever\b|scam|myth",
    ),
    Rule(
        "you need not repay",
        "zh",
        r"(不用|不必|无需|无须|不需要|用不着|可以不)(再)?(还(钱|款|债|贷|网贷|了|清)|偿还|还(?=[，。；！”]|$))",
        r"不等于|不代表|不是|并不|别信|骗|替|家人|父母|亲属|配偶|继承|误区|(中间|先|暂时|平时|期间)(都)?不用还",
    ),
    Rule(
        "you need not repay",
        "en",
        r"\b(need not|needn't|(don't|do not|doesn't|does not|no longer) (need|have) to|no need to"
        r"|can stop|should stop|may stop|can skip)\s+(re)?pay(ing)?\b",
        r"renounce|inherit|heir|relative|family|famil|parents|spouse|someone else|not mean"
        r"|n't mean|myth|scam|claim|for (them|him|her)|in advance|an agent|a fee"
        r"|negotiate yourself",
    ),
    Rule(
        "success is certain",
        "zh",
        r"(保证|包|(?<!不)一定能|(?<!不)一定会|肯定能|肯定会"
        r"|100 ?%|百分之百|百分百|稳)(通过|成功|获批|批准|谈成|谈下来"
        r"|下款|过审|办成|减免|延期|同意)"
        r"|必过|包过|稳过|成功率[^，。；]{0,8}\d",
        r"不保证|不能保证|没(有)?人能|谁也|别信|骗|警惕|声称|都不",
    ),
    Rule(
        "success is certain",
        "en",
        r"\bwe guarantee\b|\b(is|are|be) guaranteed\b(?! by)"
        r"|\bguaranteed (approv|accept|success|result|extension|reduction|savings)\w*"
        r"|\b100 ?% (success|approv|accept|safe)"
        r"|\b(certainly|definitely|surely|always) (be )?(approved|accepted|agree)"
        r"|\bsuccess rate\b[^.;]{0,15}\d",
        r"\b(not|no one|nobody|cannot|can't|never|nothing|scam)\b|\bno \w+ is guaranteed",
    ),
    Rule(
        "a true record can be erased",
        "zh",
        r"(洗白|消除|删除|抹掉|抹去|清除|铲掉|修复)[^，。；]{0,8}(征信|逾期记录|不良记录|信用记录)"
        r"|(征信|逾期记录|不良记录|信用记录)[^，。；]{0,8}(洗白|消除|删除|抹掉|抹去|清除|铲掉)",
        r"(不能|不会|无法|没法|不可能|没人能)[^，。；]{0,14}(洗白|消除|删除|抹|清除|铲|修复)|骗|警惕"
        r"|“[^”]*洗白|有误|错误|遗漏|5 ?年|五年|中介|谁说能",
    ),
    Rule(
        "a true record can be erased",
        "en",
        r"\b(eras|delet|clean|wash|wip|remov|clear|fix)\w*\b[^.;]{0,25}"
        r"\b(credit (record|report|history|file)|(negative|bad|late|overdue) (record|mark|entr))"
        r"|\b(credit|negative|bad|late|overdue) (record|report|mark)s?\b[^.;]{0,12}"
        r"\b(erased|removed|wiped|deleted|cleaned)\b",
        r"\b(cannot|can't|no one can|nobody can|never|not)\b[^.;]{0,30}(eras|delet|clean|wash|wip"
        r"|remov|clear|fix)|no one can|\bno \w+ (can )?remov|error|wrong|mistake"
        r"|scam|agents?\b|five years|5 years|“",
    ),
    Rule(
        "the credit repair window is open",
        "zh",
        r"信用修复[^。；]{0,20}(还能|还可以|仍可|仍然可以|现在可以|正在进行|抓紧|赶快|尽快办)",
        r"已(经)?(结束|截止|过)|过了|不能再|骗",
    ),
    Rule(
        "the credit repair window is open",
        "en",
        r"credit[- ]repair\b[^.;]{0,40}\b(still|now|is open|can apply|apply (now|today)|hurry)\b",
        r"no longer|cannot|can't|closed|has passed|ended|is over|scam",
    ),
    Rule(
        "4×LPR binds licensed lenders",
        "zh",
        r"(银行|花呗|借呗|持牌|消费金融|微粒贷|白条|网贷|平台|小贷|信用卡)[^。；]{0,25}(四倍|4 ?倍)"
        r"[^。；]{0,15}(违法|非法|不用还|无效|不受|高利贷|不支持)"
        r"|(超过|高于|超出)[^。；]{0,14}(四倍|4 ?倍)[^。；]{0,10}(违法|非法|犯法|无效|不用还|不受)",
        r"不适用|不是|不等于|不能说|别信",
    ),
    Rule(
        "4×LPR binds licensed lenders",
        "en",
        r"\b(banks?|Huabei|Jiebei|licensed|platforms?|consumer.finance|micro-?loans?|cards?)\b"
        r"[^.;]{0,60}\b(four times|4 ?[×x])[^.;]{0,40}(illegal|unlawful|void|not supported|usury)"
        r"|\b(above|over|beyond)\b[^.;]{0,20}(four times|4 ?[×x])[^.;]{0,40}"
        r"(illegal|unlawful|void|usury)",
        r"not apply|\bnot (illegal|unlawful)|outside|never say|myth",
    ),
    Rule(
        "a debt agent's slogan",
        "zh",
        r"(我们|帮你|为你|替你|一键|轻松|专业团队|立即|快速|助你)[^，。；]{0,10}(债务清零|清零|债务优化|债务置换|停息挂账|征信洗白|洗白|代理维权|退息|减免|上岸|代你谈)",
        r"不会|不能|不替|不帮|骗|警惕|声称|自称|说能|中介|谁说",
    ),
    Rule(
        "a debt agent's slogan",
        "en",
        r"\b(we|our (team|experts)|let us)\b[^.;]{0,25}\b(clear|wipe|erase|settle|negotiate|slash"
        r"|cancel|stop)\b[^.;]{0,20}\b(debts?|interest|bills?|record|loans?)\b",
        r"\b(do not|don't|cannot|can't|never|not)\b",
    ),
    Rule(
        "court papers may be ignored",
        "zh",
        r"(不用理|不必理|别理|无视|不理会|忽略|不用管|不必管|可以不理|扔掉)[^，。；]{0,8}(传票|法院|支付令|起诉状|判决|文书)"
        r"|(传票|法院|支付令|起诉状|判决书?|开庭)[^。；]{0,10}(不用理|不必理|别理|可以不理|不用管|不必管|不用去|可以不去|不用出庭)",
        r"(不要|别|不能|不可)(无视|忽略|扔掉|不理)|假(的|传票|冒)|冒充|骗",
    ),
    Rule(
        "court papers may be ignored",
        "en",
        r"\b(ignore|throw away|disregard|skip|(need not|don't|do not|no need to) (answer|attend))\b"
        r"[^.;]{0,30}\b(court|summons|payment orders?|judge?ments?|hearing)\b",
        r"\b(never|don't|do not|cannot|can't|should not|not)\b[^.;]{0,12}\b(ignor|throw|disregard"
        r"|skip)|fake|scam",
    ),
)

SENTENCES = {"zh": re.compile(r"(?<=[。！？；])|\n"), "en": re.compile(r"(?<=[.!?])\s|\n")}


SIGNS = re.compile(
    r"^#.*(骗|信号|警惕|别信|停一停|scam|warning|signs?\b|pause|stop and)", re.IGNORECASE
)
QUOTED = re.compile(r"^[-*\d. |]*[“\"]")


def claims_made(language: str, text: str) -> list[tuple[str, str]]:
    """Each forbidden claim in a text as (rule, sentence).

    A question makes no claim, nor does a warning, nor what is quoted under a heading that warns.
    """
    found, heading = [], ""
    for sentence in SENTENCES[language].split(text):
        bare = (sentence or "").strip()
        heading = bare if bare.startswith("#") else heading
        if bare.rstrip('”’"*# ').endswith(("？", "?", "吗")):
            continue
        if QUOTED.match(bare) and SIGNS.match(heading):
            continue
        for rule in RULES:
            if rule.language != language or not re.search(rule.claims, bare, re.IGNORECASE):
                continue
            if not re.search(rule.warns, bare, re.IGNORECASE):
                found.append((rule.name, bare))
    return found


def test_a_swindler_is_quoted_only_under_a_heading_that_warns() -> None:
    said = "- “先交服务费，保证办成。”"
    assert claims_made("zh", f"## 这些话，听到就停一停\n\n{said}") == []
    assert claims_made("zh", f"## 我们的服务\n\n{said}")


BAD = {
    "zh": (
        "上门催收就是违法的，直接报警。",
        "催收打电话都是违法行为。",
        "利息太高的网贷不受法律保护。",
        "三年一过，这笔债就一笔勾销。",
        "网贷不用还了，平台不敢起诉。",
        "按我们的方法申请，延期一定能通过，成功率 90%。",
        "花点钱就能洗白征信。",
        "信用修复现在可以办，抓紧还清。",
        "花呗利率超过 LPR 四倍就是违法的。",
        "我们帮你债务清零，快速上岸。",
        "收到传票不用理，他们不敢真起诉。",
    ),
    "en": (
        "Any visit to your home is illegal.",
        "Debt collection by phone is against the law.",
        "After three years the debt is void.",
        "Your loan will be wiped once you complain.",
        "You don't have to repay an online loan.",
        "Send this letter and your extension is guaranteed.",
        "We can remove the bad record from your file.",
        "Pay a small fee to clean your credit report.",
        "The credit repair offer is open, so hurry.",
        "A bank loan above four times the LPR is illegal.",
        "Our team will negotiate your debts down.",
        "You can ignore the summons.",
    ),
}
GOOD = {
    "zh": (
        "上门催收本身不必然违法。但进门要经你同意。",
        "推门、威胁、不肯走，可以打 110。",
        "时效过了，债不会自动消失。",
        "无效不等于不用还，收到的钱要返还。",
        "家人不用替你还，除非他们签了字。",
        "能不能延期由对方决定。谁也不能保证通过。",
        "真实的不良记录，花钱也洗不掉。",
        "一次性信用修复已经结束，现在才还清的不能再适用。",
        "四倍 LPR 这条线，不适用于银行、花呗和小贷公司。",
        "警惕打着“债务清零”“征信洗白”名号的中介。",
        "收到传票，不要不理，也别扔掉传票。",
        "三年不还就不用还了吗？不是。",
    ),
    "en": (
        "A polite visit is not illegal as such, but coming in needs your consent.",
        "Collecting by threats can be reported to the police.",
        "The debt does not disappear after three years.",
        "A loan is void if an unlicensed lender makes it for profit.",
        "Your parents do not have to repay your loan.",
        "No extension is guaranteed, because the lender decides.",
        "No one can pay to have a true negative record removed.",
        "The credit repair window closed on 31 March 2026.",
        "Four times LPR does not apply to banks, so such a bank loan is not illegal as such.",
        "We never negotiate your debts for you.",
        "Never ignore a summons, even a frightening one.",
        "Do I not have to repay after three years?",
    ),
}


@pytest.mark.parametrize(
    ("language", "text"), [(lang, text) for lang, texts in BAD.items() for text in texts]
)
def test_a_forbidden_claim_is_caught(language: str, text: str) -> None:
    assert claims_made(language, text)


@pytest.mark.parametrize(
    ("language", "text"), [(lang, text) for lang, texts in GOOD.items() for text in texts]
)
def test_a_warning_or_a_plain_truth_is_not(language: str, text: str) -> None:
    assert claims_made(language, text) == []


def test_every_rule_has_a_sentence_it_catches() -> None:
    caught = {
        (lang, name) for lang in BAD for text in BAD[lang] for name, _ in claims_made(lang, text)
    }
    assert caught == {(rule.language, rule.name) for rule in RULES}


def test_nothing_we_say_makes_a_forbidden_claim() -> None:
    said: list[Said] = list(every_text())
    made = [
        (item.where, *claim) for item in said for claim in claims_made(item.language, item.text)
    ]
    assert made == []
