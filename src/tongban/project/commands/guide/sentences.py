"""Sentences (用语): the words for verdicts, ways and standings."""

from collections.abc import Iterator
from typing import Final

from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.guides.outcomes import Eligibility, EvidenceLine, Footprint, Verdict, Way
from tongban.core.journeys.outcomes import Standing

VERDICTS: Final = {
    Verdict.ELIGIBLE: "可以办理",
    Verdict.INELIGIBLE: "不符合条件",
    Verdict.UNDECIDED: "还要回答几个问题才知道",
    Verdict.JUDGED: "可以申请，有的条件由工作人员判断",
}
WAYS: Final = {
    Way.NOT_NEEDED: "不需要",
    Way.PRODUCED: "联办产生",
    Way.SHARED: "共享核验",
    Way.HELD: "调用证照",
    Way.REUSED: "使用旧件",
    Way.DECLARED: "承诺代替",
    Way.DEFERRED: "可以后补",
    Way.UPLOADED: "需要提交",
    Way.UNDECIDED: "看回答",
}
STANDINGS: Final = {
    Standing.TAKEN: "一起办",
    Standing.NOT_OFFERED: "不用办",
    Standing.NOT_CHOSEN: "没有选",
    Standing.INELIGIBLE: "不符合条件",
}


def reasons(eligibility: Eligibility) -> Iterator[str]:
    """Yield a sentence for each condition that is not met, and each left to an officer."""
    for outcome in eligibility.outcomes:
        condition = outcome.condition
        articles = "、".join(map(str, condition.basis))
        if outcome.truth is Truth.NOT_MET:
            yield f"✗ {condition.words}（{articles}）"
            if condition.otherwise:
                yield f"  → {condition.otherwise}"
        elif outcome.truth is Truth.UNKNOWN and eligibility.verdict is Verdict.JUDGED:
            yield f"… {condition.words}：由工作人员判断（{articles}）"


def reason_of(line: EvidenceLine) -> str:
    """Return why the way was chosen, with the article that allows asking for the document."""
    articles = "、".join(map(str, line.requirement.basis))
    return f"{line.reason}（依据：{articles}）" if line.way.asks_for_paper else line.reason


def footprint_words(footprint: Footprint) -> str:
    """Return the four figures in one sentence."""
    return (
        f"材料 {footprint.documents} 份，{footprint.working_days} 个工作日，"
        f"{footprint.steps} 个环节，跑 {footprint.visits} 次"
    )
