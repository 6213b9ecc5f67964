"""What a journey is (一件事): a life or business event and the items that answer it.

国办发〔2022〕32号: 一次告知、一表申请、一套材料、一端受理、一网办理; the applicant chooses freely
which sub-items to take (尊重自主选择).
"""

import enum
from dataclasses import dataclass
from datetime import date

from tongban.core.catalog.conditions.nodes import ALWAYS, Condition
from tongban.core.catalog.items import LegalBasis
from tongban.core.catalog.questions import Question
from tongban.core.vocabulary.errors import InvalidValue


class EventKind(enum.Enum):
    """Whose event it is (CPSV-AP LifeEvent / BusinessEvent)."""

    LIFE = "life"
    BUSINESS = "business"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubItem:
    """An item inside a journey (联办事项).

    `offered_when` says for whom it is there at all; an `optional` one is taken only when chosen.
    """

    item: str
    optional: bool = False
    offered_when: Condition = ALWAYS
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """A chosen set of items with a lead department (一件事)."""

    code: str
    version: int
    name: str
    event: EventKind
    lead: str
    sub_items: tuple[SubItem, ...]
    summary: str = ""
    keywords: tuple[str, ...] = ()
    basis: tuple[LegalBasis, ...] = ()
    questions: tuple[Question, ...] = ()
    effective_from: date = date(2020, 1, 1)
    local_notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        codes = [sub.item for sub in self.sub_items]
        if len(codes) < 2 or len(codes) != len(set(codes)):  # noqa: PLR2004 - two make a journey
            raise InvalidValue(
                "journey", f"{self.code}: a journey joins two or more different items"
            )
