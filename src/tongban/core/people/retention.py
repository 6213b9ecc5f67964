"""Retention (保存期限): how long each kind of record is kept, from when, and what happens then.

个人信息保护法 §19: no longer than the purpose needs, unless a law says otherwise. §47: what has
served its purpose, or is past its period, is deleted by whoever handles it. Where a law wants it
kept, nothing may be done with it meanwhile but storing and guarding it (§47 第二款). Files of cases
are archives: nobody destroys them but by appraisal (档案法 §21), so no program does. A period that
no law sets is local configuration and may be changed, but never below what a law demands.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue, Reason

_LONGEST: Final = 36_600
"""A hundred years: more is a slip of the keyboard."""


class Ending(enum.Enum):
    """What happens when the period is over (期满处置)."""

    DELETED = "deleted"
    APPRAISED = "appraised"
    KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepingRule:
    """How long one kind of record is kept (保存规则).

    `holds` says what is in it, `since` from which moment the `days` count, `least` how many a law
    demands. Without days it is kept as long as its reason lasts.
    """

    kind: str
    name: str
    holds: str
    since: str
    ending: Ending
    basis: tuple[Citation, ...]
    days: int | None = None
    least: int = 0
    reason: str = ""

    def __post_init__(self) -> None:
        if not self.basis:
            raise InvalidValue("keeping rule", Reason.EMPTY)
        if (self.days is None) is not (self.ending is Ending.KEPT):
            raise InvalidValue("keeping rule", Reason.CONTRADICTION)
        if self.days is not None and not self.least <= self.days <= _LONGEST:
            raise InvalidValue("keeping rule", Reason.RANGE)

    def limit(self, now: datetime) -> datetime:
        """Return the moment before which records of this kind are past their period.

        Raises:
            InvalidValue: when they have none.
        """
        if self.days is None:
            raise InvalidValue("keeping rule", Reason.CONTRADICTION)
        return now - timedelta(days=self.days)


def _local(name: str) -> Citation:
    return Citation.local(f"{name}保存期限")


_PURPOSE_OVER = Citation(law="个人信息保护法", article="47", paragraph=1, item=1)
_SHORTEST = Citation(law="个人信息保护法", article="19")
_ONLY_STORED = Citation(law="个人信息保护法", article="47", paragraph=2)
_LOGS = Citation(law="网络安全法", article="21", paragraph=1, item=3)
_NO_DESTRUCTION = Citation(law="档案法", article="21", paragraph=2)
_ASSESSED = Citation(law="个人信息保护法", article="56", paragraph=2)
_PROOF = Citation(law="个人信息保护法", article="69", paragraph=1)
_HALF_A_YEAR, _TWO_YEARS, _THREE_YEARS, _TEN_YEARS = 184, 731, 1096, 3653

SCHEDULE: Final[tuple[KeepingRule, ...]] = (
    KeepingRule(
        kind="drafts",
        name="未提交的草稿",
        holds="填写的答案、选择的事项和已上传的材料",
        since="最后一次修改之后",
        ending=Ending.DELETED,
        days=180,
        basis=(_PURPOSE_OVER, _local("草稿")),
    ),
    KeepingRule(
        kind="uploads",
        name="没有用上的上传文件",
        holds="没有随申请提交、也不在任何草稿里的文件",
        since="上传之后",
        ending=Ending.DELETED,
        days=30,
        basis=(_PURPOSE_OVER, _local("上传文件")),
    ),
    KeepingRule(
        kind="sessions",
        name="登录会话",
        holds="浏览器的登录状态和未登录时的作答",
        since="会话失效之后",
        ending=Ending.DELETED,
        days=1,
        basis=(_SHORTEST, _local("会话")),
    ),
    KeepingRule(
        kind="sign_in_attempts",
        name="登录失败记录",
        holds="尝试的账户名、网络地址和时间",
        since="尝试之后",
        ending=Ending.DELETED,
        days=_HALF_A_YEAR,
        least=_HALF_A_YEAR,
        basis=(_LOGS,),
    ),
    KeepingRule(
        kind="shares",
        name="已失效的亮证码和用证授权",
        holds="用途和被授权人；谁用过的记录另存",
        since="到期或者收回之后",
        ending=Ending.DELETED,
        days=365,
        basis=(_PURPOSE_OVER, _local("用证授权")),
    ),
    KeepingRule(
        kind="rejected_rows",
        name="归集时退回的行",
        holds="部门存量证照中有错的行",
        since="归集之后",
        ending=Ending.DELETED,
        days=180,
        basis=(_SHORTEST, _local("退回行")),
    ),
    KeepingRule(
        kind="import_files",
        name="导入的文件",
        holds="部门导入的工作簿和交换包；导入记录和退回行另存",
        since="导入结束之后",
        ending=Ending.DELETED,
        days=90,
        basis=(_SHORTEST, _local("导入文件")),
    ),
    KeepingRule(
        kind="messages",
        name="已送出的消息",
        holds="发给下游系统的事件编号",
        since="送出之后",
        ending=Ending.DELETED,
        days=90,
        basis=(_SHORTEST, _local("消息")),
    ),
    KeepingRule(
        kind="jobs",
        name="已完成的后台任务",
        holds="任务名称和时间",
        since="完成之后",
        ending=Ending.DELETED,
        days=30,
        basis=(_SHORTEST, _local("后台任务")),
    ),
    KeepingRule(
        kind="journal",
        name="事件日志文件",
        holds="每天的事件，一行一条",
        since="当天之后",
        ending=Ending.DELETED,
        days=365,
        least=_HALF_A_YEAR,
        basis=(_LOGS, _local("事件日志")),
    ),
    KeepingRule(
        kind="copies",
        name="个人数据副本",
        holds="本人申请导出的全部数据",
        since="制作完成之后",
        ending=Ending.DELETED,
        days=7,
        basis=(_SHORTEST, _local("数据副本")),
    ),
    KeepingRule(
        kind="rights_requests",
        name="个人信息权利申请",
        holds="更正、删除申请和答复",
        since="答复之后",
        ending=Ending.DELETED,
        days=_THREE_YEARS,
        basis=(_PROOF, _local("权利申请")),
    ),
    KeepingRule(
        kind="searches",
        name="大厅检索词",
        holds="每天查了哪些词、各多少次、打开了什么；没有人、地址和时刻",
        since="当天之后",
        ending=Ending.DELETED,
        days=_TWO_YEARS,
        basis=(_SHORTEST, _local("检索词")),
    ),
    KeepingRule(
        kind="case_files",
        name="办件档案",
        holds="申请、材料、经过、文书和证照底册",
        since="办结之后",
        ending=Ending.APPRAISED,
        days=_TEN_YEARS,
        basis=(_NO_DESTRUCTION, _ONLY_STORED, _local("办件档案")),
        reason="档案不得擅自销毁：期满后列入待鉴定清单，由档案部门鉴定、移交或者批准销毁。",
    ),
    KeepingRule(
        kind="archives",
        name="办件归档包",
        holds="一件办件的申请、材料、文书、意见、结果、经过及其证明，一个文件",
        since="办结之后",
        ending=Ending.APPRAISED,
        days=_TEN_YEARS,
        basis=(_NO_DESTRUCTION, _ONLY_STORED, _local("办件归档包")),
        reason="和办件档案一起鉴定：期满后列入待鉴定清单，不自动销毁。",
    ),
    KeepingRule(
        kind="notices",
        name="告知记录",
        holds="告诉过申请人和部门什么、用什么渠道、送到没有",
        since="告知之后",
        ending=Ending.APPRAISED,
        days=_TEN_YEARS,
        basis=(_NO_DESTRUCTION, _PROOF, _local("告知记录")),
        reason="证明依法告知过：随办件档案鉴定，不自动销毁。",
    ),
    KeepingRule(
        kind="audit",
        name="审计记录",
        holds="谁在什么时候、凭什么看过或者改过什么；人以不可还原的编号记",
        since="发生之后",
        ending=Ending.KEPT,
        least=_HALF_A_YEAR,
        basis=(_LOGS, _PROOF),
        reason="散列树的每一片叶都要可以重算，缺一条就无法证明没有被改；记录中没有姓名和号码。",
    ),
    KeepingRule(
        kind="assessments",
        name="个人信息保护影响评估",
        holds="事项处理敏感个人信息的评估和复核",
        since="评估之后",
        ending=Ending.KEPT,
        least=_THREE_YEARS,
        basis=(_ASSESSED,),
        reason="随事项的版本保存，至少三年；其中没有具体的人。",
    ),
)
"""What is kept and how long, unless the operator configures otherwise."""


def schedule(days: Mapping[str, int]) -> tuple[KeepingRule, ...]:
    """Return the schedule with the days that an operator configures by kind.

    Raises:
        InvalidValue: when a kind is unknown or has no period, or a period is below what law wants.
    """
    known = {rule.kind for rule in SCHEDULE if rule.days is not None}
    if unknown := days.keys() - known:
        raise InvalidValue(
            "keeping rule", f"no period is configured for {', '.join(sorted(unknown))}"
        )
    return tuple(
        replace(rule, days=days[rule.kind]) if rule.kind in days else rule for rule in SCHEDULE
    )
