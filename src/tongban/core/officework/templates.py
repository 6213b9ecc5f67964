"""Templates of opinions (意见模板): usual words of a department, filled in from the case.

A template belongs to a department, for one item or for all, and for one kind of work. Each change
is a version; what was decided with an older one keeps its words: an opinion is stored whole.
"""

import enum
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce
from typing import ClassVar, Final, TypeAlias, assert_never

from tongban.core.people.actors import Officer, Role
from tongban.core.people.histories import HistoryEvent, Signatory
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text

LOCAL: Final = Citation.local("本部门的意见模板由审批人员维护")
LONGEST: Final = 400
_PLACE: Final = re.compile(r"\{([^{}]*)\}")


class Place(enum.Enum):
    """What a template can leave to be filled in (占位)."""

    APPLICANT = "申请人"
    ITEM = "事项"
    NUMBER = "办件编号"
    RECEIVED = "收件日期"
    TODAY = "今天"
    STEP = "环节"


class OpinionKind(enum.Enum):
    """For which kind of work words are usual (意见种类)."""

    STEP = "step"
    DECISION = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionTemplate:
    """Usual words as they stand now (意见模板); without an item they serve all of them."""

    department: str
    kind: OpinionKind
    title: str
    words: str
    item: str = ""
    version: int = 1
    retired: bool = False

    def serves(self, kind: OpinionKind, item: str) -> bool:
        """Tell whether the words are usual for such work on an item."""
        return not self.retired and self.kind is kind and self.item in ("", item)


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateWritten(HistoryEvent):
    """The words were written, or written anew (编写模板)."""

    name: ClassVar[str] = "written"

    department: str
    kind: OpinionKind
    item: str
    title: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateRetired(HistoryEvent):
    """The words are no longer offered (停用模板)."""

    name: ClassVar[str] = "retired"


AnyTemplateEvent: TypeAlias = TemplateWritten | TemplateRetired


def fold(events: Iterable[AnyTemplateEvent]) -> OpinionTemplate:
    """Return what the events of a template amount to.

    Raises:
        InvalidValue: for a history that does not begin with words.
    """
    first, *later = events
    if not isinstance(first, TemplateWritten):
        raise InvalidValue("opinion template", "a history begins with words")
    begun = OpinionTemplate(
        department=first.department,
        kind=first.kind,
        item=first.item,
        title=first.title,
        words=first.words,
    )
    return reduce(advance, later, begun)


def advance(template: OpinionTemplate, event: AnyTemplateEvent) -> OpinionTemplate:
    """Return a template after one more event."""
    match event:
        case TemplateWritten():
            return replace(
                template,
                kind=event.kind,
                item=event.item,
                title=event.title,
                words=event.words,
                version=template.version + 1,
                retired=False,
            )
        case TemplateRetired():
            return replace(template, retired=True)
        case _ as impossible:  # pragma: no cover
            assert_never(impossible)


def write(
    officer: Officer, wanted: OpinionTemplate, *, at: datetime, before: OpinionTemplate | None
) -> TemplateWritten:
    """Write words for one's department, the first time or anew.

    Raises:
        InvalidValue: without words, or with a place that nothing fills.
        NotAllowed: to whoever does not decide for the department.
        Conflict: when nothing was changed.
    """
    _require_head(officer)
    title = plain_text(wanted.title, longest=30)
    words = plain_text(wanted.words, longest=LONGEST, multiline=True)
    if not title or not words:
        raise InvalidValue("opinion template", "请填写名称和意见")
    require_known_places(words)
    event = TemplateWritten(
        at=at,
        by=Signatory.of(officer),
        department=officer.department,
        kind=wanted.kind,
        item=wanted.item,
        title=title,
        words=words,
    )
    if before is not None and not before.retired and _same(before, event):
        raise Conflict("nothing was changed")
    return event


def retire(officer: Officer, template: OpinionTemplate, *, at: datetime) -> TemplateRetired:
    """Offer the words no longer.

    Raises:
        NotAllowed: to whoever does not decide for the department.
        Conflict: when they are not offered.
    """
    _require_head(officer)
    if template.retired:
        raise Conflict("the words are not offered")
    return TemplateRetired(at=at, by=Signatory.of(officer))


def require_known_places(words: str) -> None:
    """Refuse words with a place that nothing fills.

    Raises:
        InvalidValue: naming the first such place.
    """
    known = {one.value for one in Place}
    unknown = [one for one in _PLACE.findall(words) if one not in known]
    if unknown:
        raise InvalidValue("opinion template", f"没有“{unknown[0]}”这种占位")


def filled(words: str, values: Mapping[Place, str]) -> str:
    """Return words with their places filled; what the case does not tell stays to be written."""
    by_name = {place.value: value for place, value in values.items() if value}
    return _PLACE.sub(lambda found: by_name.get(found[1], found[0]), words)


def _same(before: OpinionTemplate, event: TemplateWritten) -> bool:
    told = (event.kind, event.item, event.title, event.words)
    return (before.kind, before.item, before.title, before.words) == told


def _require_head(officer: Officer) -> None:
    if Role.APPROVER not in officer.roles:
        raise NotAllowed("not theirs to write", rule="template.not_yours", citation=LOCAL)
