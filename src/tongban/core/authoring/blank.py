"""A blank item (空白事项): the lawful minimum from which a new item begins.

行政许可法 gives a licence its limits: an answer within five working days (§32), a decision within
twenty (§42), delivery within ten (§44). What is no licence has none from that law, so the same
figures stand there as local configuration until the editor cites what really holds.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from tongban.core.authoring.copies import WorkingCopy
from tongban.core.catalog.items import Audience, CaseKind, ItemType, ServiceItem
from tongban.core.catalog.steps import Output, OutputKind, Step, StepKind
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import TimeLimit

_LICENSING: Final = "行政许可法"
_ACCEPTANCE_DAYS, _DECISION_DAYS, _DELIVERY_DAYS = 5, 20, 10
_TO_BE_CITED: Final = Citation.local("待编制部门写明依据")
_OWN_WORK: Final = Citation.local("部门内部时限")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewItem:
    """What one must say to begin a new item (新增事项)."""

    code: str
    name: str
    department: str
    item_type: ItemType
    audiences: tuple[Audience, ...]
    case_kind: CaseKind = CaseKind.PROMISED


def blank_item(new: NewItem, *, today: date) -> WorkingCopy:
    """Return a copy that is valid from the start: it is accepted, decided and handed over."""
    decision = _limit(new, _DECISION_DAYS, article="42")
    instant = new.case_kind is CaseKind.INSTANT
    promised = TimeLimit.instant(_OWN_WORK) if instant else decision
    return WorkingCopy(
        item=ServiceItem(
            code=new.code,
            version=1,
            name=new.name,
            department=new.department,
            item_type=new.item_type,
            case_kind=new.case_kind,
            audiences=new.audiences,
            legal_basis=(),
            statutory_limit=decision,
            promised_limit=promised,
            acceptance_limit=_limit(new, _ACCEPTANCE_DAYS, article="32"),
            delivery_limit=_limit(new, _DELIVERY_DAYS, article="44"),
            steps=_steps(new.department),
            outputs=(Output(code="result", name="办理结果", kind=OutputKind.APPROVAL),),
            effective_from=today,
        )
    )


def _limit(new: NewItem, days: int, *, article: str) -> TimeLimit:
    licence = new.item_type is ItemType.LICENCE
    return TimeLimit.working_days(
        days, Citation(law=_LICENSING, article=article) if licence else _TO_BE_CITED
    )


def _steps(department: str) -> tuple[Step, ...]:
    at_once = TimeLimit.instant(_OWN_WORK)
    accept = Step(
        id="accept", name="受理", department=department, limit=at_once, kind=StepKind.ACCEPTANCE
    )
    decide = Step(
        id="decide",
        name="决定",
        department=department,
        limit=at_once,
        kind=StepKind.DECISION,
        waits_for=(accept.id,),
    )
    deliver = Step(
        id="deliver",
        name="送达",
        department=department,
        limit=at_once,
        kind=StepKind.DELIVERY,
        waits_for=(decide.id,),
    )
    return (accept, decide, deliver)
