"""Who may not want to live is shown numbers before any debt; ordinary words of debt are not."""

from __future__ import annotations

import pytest

from content.files import FOLDER, read_yaml
from content.search import find_questions
from content.search.crisis import in_crisis

# Each thirty was written after the list and without looking at it. The first time, the list found
# 24, 12, 17 and 22 of them; it was then widened by kinds of saying it, never by a sentence. The
# fifth is picked from 155 in dialect, pinyin, traditional characters and slang, of four such
# rounds: in each, the list as it stood found 30 of 75, 14 of 30, 11 of 25 and 19 of 25.
THIRTY = (
    "欠的钱还不完了，我不想活着了",
    "想死的心都有了",
    "有时候觉得死了一了百了",
    "半夜站在阳台，真想跳下去算了",
    "我已经没有活下去的理由",
    "活着真的没什么意思",
    "催收再逼我就去自杀",
    "好想从这个世界消失",
    "撑不下去了，每天都在哭",
    "要不我喝农药算了",
    "写了遗书给爸妈",
    "想了结这一生",
    "不想活辣",
    "我是不是死了大家都轻松",
    "biss了，不想活，真的",
    "i want to kill myself because of this debt",
    "kms",
    "thinking of unaliving myself",
    "I am so tired of living like this",
    "sucidal and broke",
    "i dont want to be alive anymore",
    "what's the point of living with this debt",
    "my family would be better off if I was dead",
    "can't go on any more",
    "I just want to end it all",
    "gonna jump off the bridge tonight",
    "I have been cutting myself since they called",
    "no one would care if i died",
    "I wish I'd never wake up tomorrow",
    "going to overdose on my sleeping pills",
)
SECOND = (
    "债太多了，真想一觉睡过去别醒来",
    "我死了花呗是不是就不用还了",
    "真的走投无路了，想跳江",
    "被逼得想上吊",
    "老婆孩子没有我会过得更好",
    "活不起了，不如去死",
    "今晚是我最后一晚了",
    "每天醒来都后悔还活着",
    "没有勇气活了",
    "不想再醒过来",
    "已经买好了药，吃了就解脱",
    "我要去撞火车",
    "想自杀又怕连累爸妈还债",
    "人活着到底为了什么，想结束",
    "自鲨算了",
    "i keep thinking about suicide since the debt",
    "I'd be better off dead",
    "i dont see a reason to keep living",
    "want to disappear and never come back",
    "kill myslef",
    "they will be happier when im gone",
    "ready to end my own life",
    "thinking of hanging myself",
    "life isnt worth it anymore",
    "i should just die already",
    "debt made me suicidal, help",
    "no will to live",
    "i want to unalive myslef",
    "planning to take all my pills",
    "i just can't do this any more",
)
THIRD = (
    "好几次走到河边又回来了，真不想活",
    "死了是不是就没人催了",
    "我想走了，对不起爸妈",
    "还不如出车祸死了拿保险赔",
    "我想一了百了",
    "催收逼死人了，我要从楼上跳了",
    "活着只会拖累全家",
    "已经不想继续活在这个世界上了",
    "真的生无可恋了",
    "今天差点割腕",
    "好想就这样睡死过去",
    "还不上我就去死",
    "没钱还，只剩一条命了",
    "想死又怕疼",
    "我准备走了，花呗的钱你们帮我还",
    "i think about dying every day",
    "I feel like ending it",
    "i'm done, goodbye everyone",
    "cant stop thinking about killing myself",
    "there's nothing left to live for",
    "dead inside and i want out of life",
    "i am going to commit suicide",
    "what if i just died would they stop calling",
    "wanna kms so bad",
    "death is the only way out of debt",
    "I hope I get hit by a car",
    "i'm a burden, they'd be better without me",
    "suicide hotline",
    "took too many pills",
    "i cannot live anymore",
)
FOURTH = (
    "欠债把我逼到绝路了，想从阳台跳",
    "真的好想死，网贷还不完",
    "活到今天就够了",
    "我要是自杀，债会算到我爸头上吗",
    "实在熬不住了，想吃老鼠药",
    "不想再活了，好累",
    "死，是不是就解脱了",
    "我没有活着的意义",
    "一闭眼就不想睁开了",
    "每天都想着怎么了结",
    "崩溃了，想去卧轨",
    "xiangsi",
    "想自杀想了很久",
    "跳楼能一了百了吗",
    "不活了，爱咋咋地",
    "催债的天天来，我快撑不下去了",
    "我想永远离开",
    "i am suicidal",
    "want to die because of loan sharks",
    "just want it all to be over, don't want to live",
    "cant go on living with debt",
    "should i kill myself",
    "unalive me pls",
    "i have no reason to be alive",
    "thinking to hang myself tonight",
    "my life is over, i want to end it",
    "i wanna d1e",
    "I'm going to drown myself",
    "better off dead than in debt",
    "cutting my wrists",
)
FIFTH = (
    "唔想活了，啲债还唔清",
    "活唔落去",
    "睇唔到前路，想死啊",
    "真的撐不下去了",
    "我想輕生",
    "活著好累",
    "想去見閻王",
    "想從天臺一躍而下",
    "huo bu xia qu le",
    "zhen de cheng bu xia qu le",
    "wo bu xiang huo le",
    "阿拉勿想活了",
    "俺不想活咧",
    "我这条命不值钱，拿去抵债吧",
    "想吃一整瓶安定",
    "拿刀划自己",
    "emo到想s",
    "想狗带",
    "老天收了我吧",
    "没我你们就不用还债了",
    "thinkin bout endin it all",
    "whats the easiest way 2 die",
    "gonna jump infront of a train",
    "I'd rather be six feet under",
    "ready to check out of this life",
    "suiciding is all i think of",
    "they'd be better off w/o me",
    "wish I wasn't alive",
    "how many pills does it take to die",
    "cant keep living like this",
)
ORDINARY = (
    "死期",
    "拖死了利息",
    "贷款的死期是哪天",
    "利息太高，快被拖死了",
    "催收电话烦死人",
    "急死了，今天能到账吗",
    "爸爸去世了，信用卡还要还吗",
    "人死了债怎么办",
    "死账还能谈吗",
    "工资是死的，还款日能改吗",
    "想跳过这个月不还",
    "想不开会员怎么关掉自动扣费",
    "一次性了结这笔贷款要多少钱",
    "还款计划怎么结束",
    "绑定的卡失效了",
    "额度被关了还能活用吗",
    "怎么活期提前还",
    "can I end my plan early",
    "the interest is killing my budget",
    "dead line for payment",
    "does the debt die when the borrower dies",
    "when does this loan end",
    "my phone died so I was late",
    "can I go on paying the minimum",
    "jump to a lower rate",
    "I want to live within my means",
    "累死了，天天加班还债",
    "压力大得要死",
    "烦得要死，天天有人打来",
    "气死我了，催收又打来",
    "饿得要死也不借网贷",
    "跟银行杀价一次还清",
    "这利率要命",
    "自杀式降价的贷款",
    "想走法律程序",
    "站在银行门口等",
    "再见了花呗，我还清了",
    "开煤气店的经营贷",
    "买农药化肥的贷款还不上",
    "给法院写信说明情况",
    "这个平台跑路了，活该",
    "想结束分期",
    "安定医院看病的钱怎么借",
    "killing me, these fees",
    "drowning in debt",
    "dying for a lower rate",
    "should I hang up on them",
    "hang on, what is APR",
    "no way out of this guarantee?",
    "my last day at work",
    "i want to disappear from the credit bureau list",
    "bank killed my limit",
    "cut my monthly payment",
    "I want it to stop calling my mother",
    "should i end it early",
    "can i jump the queue",
    "overdose fees at hospital",
    "can't go on with this contract",
    "suicide clause in the insurance of my loan",
)


def test_the_list_is_long_enough() -> None:
    found = read_yaml(FOLDER / "search" / "crisis.yaml")
    for language in ("zh", "en"):
        rows = found[language]["said"]
        assert sum(len(row) for row in rows if isinstance(row, list)) >= 60


def test_the_thirty_are_not_the_list_tested_against_itself() -> None:
    found = read_yaml(FOLDER / "search" / "crisis.yaml")
    rows = [row for language in ("zh", "en") for row in found[language]["said"]]
    listed = {str(one) for row in rows if isinstance(row, list) for one in row}
    every = {*THIRTY, *SECOND, *THIRD, *FOURTH, *FIFTH}
    assert len(every) == 150
    assert listed & every <= {"kms"}, "a word that is its own sentence"


@pytest.mark.parametrize("typed", [*THIRTY, *SECOND, *THIRD, *FOURTH, *FIFTH])
def test_numbers_come_first(typed: str) -> None:
    assert in_crisis(typed)
    first = find_questions(typed)[0]
    assert first.id == "cannot-go-on" and first.sure


@pytest.mark.parametrize("typed", [one for one in ORDINARY if "suicide" not in one])
def test_ordinary_words_of_debt_raise_no_alarm(typed: str) -> None:
    assert not in_crisis(typed)


def test_in_doubt_the_numbers_are_shown() -> None:
    assert in_crisis(ORDINARY[-1])


@pytest.mark.parametrize("typed", ["", "   ", "？", "x" * 100_000, "死" * 100_000, "(" * 500])
def test_anything_may_be_typed(typed: str) -> None:
    assert in_crisis(typed) in (True, False)
