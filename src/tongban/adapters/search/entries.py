"""What can be found (检索条目): items and journeys, with every word people know them by."""

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.journeys.definitions import Journey


class EntryKind(enum.Enum):
    """Whether an entry is one item or several as one (事项/一件事)."""

    ITEM = "item"
    JOURNEY = "journey"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that can be found, and the words it may be found by, best words first."""

    code: str
    kind: EntryKind
    title: str
    department: str = ""
    summary: str = ""
    keywords: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing found. `highlights` are (start, end) spans of the title that matched."""

    code: str
    kind: EntryKind
    title: str
    department: str
    summary: str
    score: float
    highlights: tuple[tuple[int, int], ...] = ()


def entries_of(catalogue: Catalogue, journeys: Iterable[Journey] = ()) -> tuple[Entry, ...]:
    """Return an entry for each journey and each item of a city."""
    return (
        *(_journey_entry(journey, catalogue) for journey in journeys),
        *(_item_entry(item, catalogue) for item in catalogue.items.values()),
    )


def _item_entry(item: ServiceItem, catalogue: Catalogue) -> Entry:
    asked = {
        code
        for requirement in item.requirements
        for alternative in requirement.alternatives
        for code in alternative
    }
    return Entry(
        code=item.code,
        kind=EntryKind.ITEM,
        title=item.name,
        department=_department_name(item.department, catalogue),
        summary=item.summary,
        keywords=item.keywords,
        aliases=tuple(output.name for output in item.outputs),
        questions=tuple(faq.question for faq in item.faqs),
        evidence=tuple(
            catalogue.evidence[code].name for code in sorted(asked) if code in catalogue.evidence
        ),
    )


def _journey_entry(journey: Journey, catalogue: Catalogue) -> Entry:
    items = (catalogue.items.get(sub.item) for sub in journey.sub_items)
    return Entry(
        code=journey.code,
        kind=EntryKind.JOURNEY,
        title=journey.name,
        department=_department_name(journey.lead, catalogue),
        summary=journey.summary,
        keywords=journey.keywords,
        evidence=tuple(item.name for item in items if item is not None),
    )


def _department_name(code: str, catalogue: Catalogue) -> str:
    department = catalogue.departments.get(code)
    return department.name if department else ""
