"""The articles that govern a case (办件所依之法), each cited once and used by name."""

from tongban.core.vocabulary.citations import Citation, LegalLevel
from tongban.core.vocabulary.limits import TimeLimit


def _licensing(article: int, paragraph: int | None = None) -> Citation:
    return Citation(
        law="行政许可法", article=str(article), paragraph=paragraph, level=LegalLevel.LAW
    )


JOINT_HANDLING = _licensing(26, 2)
"""One department may receive for all; government may have them handle together."""
ACCEPTANCE = _licensing(32)
"""Accept, refuse, or name every gap at once within the period; silence is acceptance."""
TWO_OFFICERS = _licensing(34, 3)
"""On-the-spot verification takes two or more officers."""
DECISION = _licensing(38)
"""A grant or a refusal is written; a refusal gives reasons and remedies."""
TIME_LIMIT = _licensing(42, 1)
"""One extension, approved by the head of the organ, reason told to the applicant."""
JOINT_TIME_LIMIT = _licensing(42, 2)
"""Handled together: 45 days, once 15 more with approval of the government's head."""
DELIVERY = _licensing(44)
"""The permit is delivered within ten days of the decision."""
TIME_NOT_COUNTED = _licensing(45)
"""Hearings, tests and expert reviews are not counted, once the time needed is told in writing."""
LIABILITY = _licensing(72)
"""An officer who does not name every gap at once answers for it."""

NOT_REACHING_BACK = Citation(law="立法法", article="104", level=LegalLevel.LAW)
"""New rules do not reach back, unless they are made to serve people better (从旧兼从轻)."""

RECONSIDERATION_PERIOD = Citation(law="行政复议法", article="20", paragraph=1, level=LegalLevel.LAW)
LITIGATION_PERIOD = Citation(law="行政诉讼法", article="46", paragraph=1, level=LegalLevel.LAW)

JOINT_LIMIT = TimeLimit.working_days(45, JOINT_TIME_LIMIT)
JOINT_EXTENSION = TimeLimit.working_days(15, JOINT_TIME_LIMIT)
JOINT_EXTENSION_APPROVER = "本级人民政府负责人"

WITHDRAWAL = Citation.local("决定作出前可以撤回申请；不动产登记为登簿之前")
"""No national law says it for all items; 不动产登记暂行条例 §15 does for the land register."""
SEPARATE_HANDS = Citation.local("审批分离：承办人不得同时作出批准决定")
DEFERRAL = Citation.local("容缺受理：后补期限不晚于承诺时限前两个工作日，最长二十个工作日")
"""What Shenzhen and civil affairs practise; no national law has it."""
PROMISE_WITHDRAWN = Citation.local("决定作出前可以撤回告知承诺，按一般程序办理")
"""安阳市政务服务条例 §26 has it so."""
_TOLD = Citation.local("告知申请人的期限")
RECORD_ORDER = Citation.local("办件记录只能按时间顺序追加")


def working_days_of(count: int) -> TimeLimit:
    """Return a limit that was told to somebody in working days; none is at once."""
    return TimeLimit.working_days(count, _TOLD) if count else TimeLimit.instant(_TOLD)
