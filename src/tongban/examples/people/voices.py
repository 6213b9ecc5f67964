"""Invented voices (示范诉求): what people of the example city might say; all is made up.

Whoever speaks is called 示范市民. Each names how many days ago it was said, to whom it belongs, and
how far it has come. The smoke of restaurants by the river is said more often in the last week.
"""

from dataclasses import dataclass
from typing import Final

from tongban.core.feedback.concerns import ConcernKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What somebody might say (示范诉求); `answer` is blank while it waits."""

    days_ago: int
    kind: ConcernKind
    title: str
    words: str
    department: str
    place: str = ""
    item: str = ""
    answer: str = ""
    satisfied: bool = True


_SMOKE: Final = "楼下饭店的油烟直接排到居民楼，晚上不敢开窗，希望装净化设备。"
_QUEUE: Final = "不动产窗口上午排队两个小时，只开了一个窗口，希望多开几个。"


def _smoke(days_ago: int, title: str, place: str) -> Voice:
    return Voice(
        days_ago=days_ago,
        kind=ConcernKind.COMPLAINT,
        title=title,
        words=_SMOKE,
        department="city_management",
        place=place,
    )


def _queue(days_ago: int, title: str) -> Voice:
    return Voice(
        days_ago=days_ago,
        kind=ConcernKind.SUGGESTION,
        title=title,
        words=_QUEUE,
        department="natural_resources",
        item="real_estate_transfer",
        answer="周一上午增开两个窗口，并提供网上预约。",
    )


VOICES: Final = (
    _smoke(1, "临江路饭店油烟直排", "临江街道"),
    _smoke(2, "烧烤店油烟直排扰民", "临江街道"),
    _smoke(2, "饭店油烟直排到居民楼", "临江街道"),
    _smoke(4, "油烟直排没有人管", "临江街道"),
    _smoke(5, "半夜油烟直排", "临江街道"),
    _smoke(24, "小饭店油烟直排", "临江街道"),
    _queue(6, "不动产窗口排队太久"),
    _queue(19, "不动产窗口排队两小时"),
    _queue(33, "不动产窗口多开几个，排队太久"),
    _queue(47, "不动产窗口排队"),
    Voice(
        days_ago=3,
        kind=ConcernKind.ENQUIRY,
        title="退休审批要带哪些材料",
        words="母亲下个月退休，想问要带什么、能不能在网上办。",
        department="human_resources",
        item="retirement_approval",
        answer="可以网上办，档案由单位送审，本人只需核对参保信息。",
    ),
    Voice(
        days_ago=9,
        kind=ConcernKind.ENQUIRY,
        title="居住证到期怎么续",
        words="居住证下周到期，要不要本人到窗口。",
        department="public_security",
        item="residence_permit",
        answer="到期前可以网上续签，不用到窗口。",
    ),
    Voice(
        days_ago=12,
        kind=ConcernKind.COMPLAINT,
        title="医保窗口让跑了两趟",
        words="第一次没有一次说清要什么，第二次才告诉缺一份证明。",
        department="medical_insurance",
        answer="已向您道歉，并把材料清单贴在窗口。",
        satisfied=False,
    ),
    Voice(
        days_ago=2,
        kind=ConcernKind.HELP,
        title="小区停水两天",
        words="临江花园停水两天，家里有老人，请帮忙联系。",
        department="water_company",
        place="临江街道",
    ),
    Voice(
        days_ago=1,
        kind=ConcernKind.REPORT,
        title="有人无证卖散装白酒",
        words="菜市场东门有人没有证照卖散装白酒。",
        department="",
        place="临江街道",
    ),
)
COMMENTS: Final = (
    "排队时间太长。",
    "让跑了两趟才办成。",
    "指南上写的材料和窗口要的不一样。",
    "页面提交时卡住了。",
)
"""What somebody might write beside a poor rating."""
