"""Designing a journey (一件事设计): items picked, a lead named; the rest follows from the items.

国办发〔2022〕32号: one department leads, the others support. Who supports is not typed in: it is
whoever handles one of the items.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tongban.core.authoring.access import may_write
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import LegalBasis
from tongban.core.guides.circumstances import Circumstances, parameters_on
from tongban.core.journeys.definitions import EventKind, Journey, SubItem
from tongban.core.journeys.dependencies import JourneyCycle
from tongban.core.journeys.outcomes import JourneyGuide
from tongban.core.journeys.resolve import resolve_journey
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue

_CODE = re.compile(r"[a-z][a-z0-9_]{2,63}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """What a designer decides (一件事设计): `always` take part, `optional` when chosen."""

    code: str
    name: str
    event: EventKind
    lead: str
    always: tuple[str, ...]
    optional: tuple[str, ...] = ()
    summary: str = ""
    basis: Citation | None = None

    def journey(self, version: int) -> Journey:
        """Return the journey; parts that no designer decides stay empty.

        Raises `InvalidValue` when it could not be one.
        """
        if not _CODE.match(self.code):
            raise InvalidValue("journey", "代码用小写字母开头，只用小写字母、数字和下划线")
        if not self.name.strip():
            raise InvalidValue("journey", "请填写一件事的名称")
        optional = [code for code in self.optional if code not in self.always]
        if len(self.always) + len(optional) < 2:  # noqa: PLR2004 - two make a journey
            raise InvalidValue("journey", "一件事至少包含两个事项，请再选一个")
        return Journey(
            code=self.code,
            version=version,
            name=self.name.strip(),
            event=self.event,
            lead=self.lead,
            sub_items=(
                *(SubItem(item=code) for code in self.always),
                *(SubItem(item=code, optional=True) for code in optional),
            ),
            summary=self.summary.strip(),
            basis=() if self.basis is None else (LegalBasis(citation=self.basis),),
        )


def may_design(officer: Officer, lead: str) -> bool:
    """Tell whether an officer may design journeys that a department leads."""
    return may_write(officer, lead) or Role.REFORMER in officer.roles


def supporting(journey: Journey, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the departments that handle an item of the journey, without the lead."""
    items = (catalogue.items[sub.item] for sub in journey.sub_items if sub.item in catalogue.items)
    found = dict.fromkeys(
        department
        for item in items
        for department in (item.department, *(step.department for step in item.steps))
    )
    return tuple(one for one in found if one != journey.lead)


def faults(
    journey: Journey, catalogue: Catalogue, published: Mapping[str, Journey], *, based_on: int
) -> Iterator[str]:
    """Yield what stands against publishing a journey, in words for its designer."""
    standing = published.get(journey.code)
    if standing is not None and standing.version != based_on:
        yield f"代码“{journey.code}”已有在用的一件事，请换一个代码，或从它的最新版本改起"
    gone = [sub.item for sub in journey.sub_items if sub.item not in catalogue.items]
    for code in gone:
        yield f"事项“{code}”已经不在目录里，请去掉"
    if journey.lead not in catalogue.departments:
        yield "请选择牵头部门"
    names = {one.name for one in published.values() if one.code != journey.code}
    if journey.name in names:
        yield "已有同名的一件事，请换一个名称"
    if not journey.basis:
        yield "请写明设定这件事的依据"


def outlook(
    journey: Journey, catalogue: Catalogue, *, today: date, calendar: WorkingCalendar
) -> JourneyGuide | None:
    """Return what a journey asks of somebody of whom nothing is known yet; None if it cannot be.

    Items that are gone, or that wait for each other in a circle, cannot be joined.
    """
    nobody = Circumstances(
        today=today,
        calendar=calendar,
        parameters=parameters_on(catalogue, today),
        available=frozenset(catalogue.datasets),
    )
    chosen = [sub.item for sub in journey.sub_items]
    if not catalogue.items.keys() >= set(chosen):
        return None
    try:
        return resolve_journey(journey, catalogue.items, nobody, catalogue, chosen=chosen)
    except JourneyCycle:
        return None
