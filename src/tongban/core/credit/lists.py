"""Lists (失信名单): which there are, how grave, what they close, for how long, by which law.

国办发〔2025〕22号 and 信用修复管理办法 (in force since 2026-04-01) divide bad records into minor,
general and serious: minor ones are shown at most three months, general ones three months to a year,
serious ones one to three years, counted from the decision. After the shortest period whoever has
put things right may ask for repair; after the longest a record ends by itself. A list that its own
law lets one leave as soon as the duty is done has no shortest period.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tongban.core.vocabulary.citations import Citation, LegalLevel
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit


class Severity(enum.IntEnum):
    """How grave a bad record is (失信程度)."""

    MINOR = 1
    GENERAL = 2
    SERIOUS = 3


class Relief(enum.Enum):
    """What trust opens and a bad record closes (信用便利)."""

    DECLARATION = "declaration"
    DEFERRAL = "deferral"


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditList:
    """One list (名单): by which law, how grave, what it closes, from when and until when it counts.

    `least` is None where one may leave as soon as the duty is done.
    """

    code: str
    name: str
    severity: Severity
    basis: Citation
    closes: frozenset[Relief]
    least: TimeLimit | None
    most: TimeLimit


_PLAN: Final = Citation(
    law="关于进一步完善信用修复制度的实施方案",
    number="国办发〔2025〕22号",
    level=LegalLevel.STATE_COUNCIL_DECISION,
)
_COMMITMENTS: Final = Citation(
    law="关于全面推行证明事项和涉企经营许可事项告知承诺制的指导意见",
    number="国办发〔2020〕42号",
    level=LegalLevel.STATE_COUNCIL_DECISION,
)
_ABNORMAL: Final = Citation(law="企业信息公示暂行条例", level=LegalLevel.ADMINISTRATIVE_REGULATION)
_SERIOUS: Final = Citation(
    law="市场监督管理严重违法失信名单管理办法",
    number="国家市场监督管理总局令第44号",
    level=LegalLevel.DEPARTMENT_RULE,
)
_BOTH: Final = frozenset(Relief)
CLOSING: Final = _COMMITMENTS
"""Closes declarations to whoever promised falsely or has a grave record, until it is repaired."""

REPAIR: Final = Citation(
    law="信用修复管理办法",
    number="国家发展改革委令第36号",
    level=LegalLevel.DEPARTMENT_RULE,
)
"""Gives every party the right to ask for repair."""

LISTS: Final[Mapping[str, CreditList]] = {
    one.code: one
    for one in (
        CreditList(
            code="serious_offenders",
            name="严重违法失信名单",
            severity=Severity.SERIOUS,
            basis=_SERIOUS,
            closes=_BOTH,
            least=TimeLimit.years(1, _PLAN),
            most=TimeLimit.years(3, _PLAN),
        ),
        CreditList(
            code="false_commitments",
            name="告知承诺失信记录",
            severity=Severity.GENERAL,
            basis=_COMMITMENTS,
            closes=_BOTH,
            least=TimeLimit.months(3, _PLAN),
            most=TimeLimit.years(1, _PLAN),
        ),
        CreditList(
            code="abnormal_operations",
            name="经营异常名录",
            severity=Severity.GENERAL,
            basis=_ABNORMAL,
            closes=frozenset({Relief.DEFERRAL}),
            least=None,
            most=TimeLimit.years(3, Citation.local("满三年仍未改正的，依法转入严重违法失信名单")),
        ),
        CreditList(
            code="penalties",
            name="一般行政处罚信息",
            severity=Severity.GENERAL,
            basis=_PLAN,
            closes=frozenset({Relief.DEFERRAL}),
            least=TimeLimit.months(3, _PLAN),
            most=TimeLimit.years(1, _PLAN),
        ),
        CreditList(
            code="minor_offences",
            name="轻微失信记录",
            severity=Severity.MINOR,
            basis=_PLAN,
            closes=frozenset(),
            least=None,
            most=TimeLimit.months(3, _PLAN),
        ),
    )
}

TAKEN_WITHIN: Final = TimeLimit.working_days(
    3, Citation.local("信用修复申请的受理期限，待与《信用修复管理办法》条文核对")
)
"""Within this an application for repair is taken up or turned down."""

DECIDED_WITHIN: Final = TimeLimit.working_days(
    10, Citation.local("信用修复的办理期限，待与《信用修复管理办法》条文核对")
)
"""Within this of being taken up it is decided."""


def list_of(code: str) -> CreditList:
    """Return a list by its code.

    Raises:
        InvalidValue: when there is none.
    """
    found = LISTS.get(code)
    if found is None:
        raise InvalidValue("list", "请选择名单")
    return found
