"""The rules of this platform (监察规则): each beside its article, or marked as local practice.

Whoever runs the platform may switch rules off and set other numbers; an article stays an article.
"""

from typing import Final

from tongban.core.cases import law
from tongban.core.supervision.fees import FEE_RULES
from tongban.core.supervision.late_concerns import CONCERN_RULES
from tongban.core.supervision.owed_duties import DUTY_RULES
from tongban.core.supervision.owed_refunds import REFUND_RULES
from tongban.core.supervision.rated import RATING_RULES
from tongban.core.supervision.rules import Level, Rule, Watched
from tongban.core.vocabulary.citations import Citation


def _licensing(article: int, paragraph: int | None = None, item: int | None = None) -> Citation:
    return Citation(law="行政许可法", article=str(article), paragraph=paragraph, item=item)


_PROMISED: Final = Citation.local("办事指南公布的承诺期限")
_LIST: Final = Citation.local("实施清单规定的办理环节和环节时限")

_CLOCKS: Final = (
    Rule(
        code="promise_near",
        name="临近承诺期限",
        watched=Watched.PROMISE_NEAR,
        level=Level.YELLOW,
        basis=(Citation.local("期限用去九成，或者只剩一个工作日"),),
        meaning="承诺期限用去九成或者只剩一个工作日，办件还没有作出决定。",
    ),
    Rule(
        code="promise_passed",
        name="超过承诺期限",
        watched=Watched.PROMISE_PASSED,
        level=Level.RED,
        basis=(_PROMISED,),
        meaning="承诺的办理期限已过，办件还没有作出决定；特别程序和批准的延期已经扣除。",
    ),
    Rule(
        code="statute_passed",
        name="超过法定期限",
        watched=Watched.STATUTE_PASSED,
        level=Level.RED,
        basis=(law.TIME_LIMIT, _licensing(74, 1, 2)),
        meaning="法定办理期限已过，办件还没有作出决定。",
    ),
    Rule(
        code="review_passed",
        name="逾期未告知是否受理",
        watched=Watched.REVIEW_PASSED,
        level=Level.RED,
        basis=(_licensing(32, 1, 4),),
        meaning="收到申请后超过受理期限，既没有受理，也没有一次性告知补正或者不予受理。",
    ),
    Rule(
        code="step_passed",
        name="环节超时",
        watched=Watched.STEP_PASSED,
        level=Level.ORANGE,
        basis=(_LIST,),
        meaning="一个环节超过了自己的时限，即使整个办件还没有超期。",
    ),
    Rule(
        code="procedure_passed",
        name="特别程序超时",
        watched=Watched.PROCEDURE_PASSED,
        level=Level.ORANGE,
        basis=(law.TIME_NOT_COUNTED,),
        meaning="特别程序超过了书面告知申请人的时间，仍然没有结束。",
    ),
    Rule(
        code="delivery_passed",
        name="逾期未送达",
        watched=Watched.DELIVERY_PASSED,
        level=Level.RED,
        basis=(law.DELIVERY,),
        meaning="作出准予决定后，超过送达期限还没有把证件送达申请人。",
    ),
    Rule(
        code="debt_passed",
        name="容缺材料逾期未清",
        watched=Watched.DEBT_PASSED,
        level=Level.ORANGE,
        basis=(Citation.local("容缺受理的补交期限"),),
        meaning="容缺受理的材料过了补交期限没有交来，办件仍然没有处理。",
    ),
)

_CONTENT: Final = (
    Rule(
        code="refused_without_grounds",
        name="不予受理或者不予决定没有理由和救济途径",
        watched=Watched.REFUSED_WITHOUT_GROUNDS,
        level=Level.RED,
        basis=(_licensing(38, 2), _licensing(72, 1, 6)),
        meaning="决定书没有写理由、依据，或者没有告知复议和诉讼的权利。",
    ),
    Rule(
        code="refused_though_complete",
        name="材料齐全不予受理",
        watched=Watched.REFUSED_THOUGH_COMPLETE,
        level=Level.ORANGE,
        basis=(_licensing(32, 1, 5), _licensing(72, 1, 1)),
        meaning="需要的材料都已提交，仍然不予受理；需要核实是否属于不归本机关管理等情形。",
    ),
    Rule(
        code="ended_without_reason",
        name="退回、作废没有理由",
        watched=Watched.ENDED_WITHOUT_REASON,
        level=Level.RED,
        basis=(Citation.local("退回、作废、删除办件要写明理由"),),
        meaning="退回环节，或者以退件、作废、删除等方式结束办件，没有写理由。",
    ),
    Rule(
        code="papers_lacking",
        name="缺材料办结",
        watched=Watched.PAPERS_LACKING,
        level=Level.RED,
        basis=(_licensing(34, 1),),
        meaning="准予后办结的办件，仍然缺必须提交的材料。",
    ),
)

_PROCESS: Final = (
    Rule(
        code="step_skipped",
        name="跳过环节",
        watched=Watched.STEP_SKIPPED,
        level=Level.RED,
        basis=(_LIST,),
        meaning="作出准予决定时，应当在前面完成的环节没有完成。",
    ),
    Rule(
        code="same_hands",
        name="审查和决定同一人",
        watched=Watched.SAME_HANDS,
        level=Level.RED,
        basis=(law.SEPARATE_HANDS,),
        meaning="参与审查的人员又作出了决定。",
    ),
    Rule(
        code="out_of_order",
        name="先决定后受理",
        watched=Watched.OUT_OF_ORDER,
        level=Level.RED,
        basis=(law.ACCEPTANCE, law.RECORD_ORDER),
        meaning="受理记录晚于决定记录。",
    ),
    Rule(
        code="entered_afterwards",
        name="疑似事后补录",
        watched=Watched.ENTERED_AFTERWARDS,
        level=Level.YELLOW,
        basis=(Citation.local("承诺件从受理到办结不可能只用几分钟"),),
        meaning="承诺件由人工办理，从受理到办结的时间短于设定的秒数。",
        numbers={"seconds": 300},
    ),
    Rule(
        code="corrected_again",
        name="反复要求补正",
        watched=Watched.CORRECTED_AGAIN,
        level=Level.ORANGE,
        basis=(_licensing(32, 1, 4), _licensing(72, 1, 4)),
        meaning="补正通知超过设定的次数；补正的内容应当一次告知。",
        numbers={"notices": 1},
    ),
    Rule(
        code="ended_near_due",
        name="到期前退件、作废",
        watched=Watched.ENDED_NEAR_DUE,
        level=Level.ORANGE,
        basis=(Citation.local("防止用退件、作废规避期限"),),
        meaning="距离承诺期限不超过设定的工作日，或者已经超期，办件被退件、作废或者由工作人员撤回。",
        numbers={"working_days": 2},
    ),
    Rule(
        code="decided_out_of_hours",
        name="非工作时间批量作出决定",
        watched=Watched.DECIDED_OUT_OF_HOURS,
        level=Level.YELLOW,
        basis=(Citation.local("办公时间和批量的标准"),),
        meaning="同一人员在同一天的非工作时间作出的决定达到设定的件数。",
        numbers={"opens": 8, "closes": 19, "cases": 10},
    ),
)

_JOINT: Final = (
    Rule(
        code="opinion_owed",
        name="逾期未答复征求意见",
        watched=Watched.OPINION_OWED,
        level=Level.ORANGE,
        basis=(law.JOINT_HANDLING, Citation.local("征求意见的答复期限")),
        meaning="联办中被征求意见的部门过了期限没有答复，而规则没有把沉默当作同意。",
    ),
)
STANDING_RULES: Final = (
    *_CLOCKS,
    *DUTY_RULES,
    *_JOINT,
    *_CONTENT,
    *FEE_RULES,
    *REFUND_RULES,
    *_PROCESS,
    *RATING_RULES,
    *CONCERN_RULES,
)
"""What is watched unless the operator chooses otherwise, the periods first."""
