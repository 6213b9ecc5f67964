"""Parts as cards (分部展示): what a version says, section by section, in words and as written.

The same cards show a published version, a working copy and what a reviewer reads.
"""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext

from tongban.core.authoring.copies import Basics, WorkingCopy, basics_of
from tongban.core.authoring.sections import Part, Section
from tongban.core.authoring.wording import Names, WordedRow, rows_of, title_of
from tongban.core.catalog.conditions.nodes import ALWAYS, Condition
from tongban.core.catalog.conditions.written import written
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.steps import Step
from tongban.web.components import labels
from tongban.web.components.changes import value_said
from tongban.web.components.component import Content
from tongban.web.components.lists import Column, DataTable, Row, SummaryList, SummaryRow
from tongban.web.components.sections import Section as PageSection
from tongban.web.console.items.figures import Expression, PartCard, StepGraph
from tongban.web.console.items.told import word

_NOTHING: Final = ("", "否")
_CONDITIONS: Final = ("expression", "needed_when", "applies_when")
TABLES: Final = frozenset({Section.FIELDS, Section.FEES, Section.FAQS, Section.LEGAL_BASIS})
"""Sections whose parts are short enough to stand in a table."""


def whole(copy: WorkingCopy, names: Names) -> tuple[PageSection, ...]:
    """Return every section that holds something, the plain fields first."""
    found = [section for section in Section if copy.rows(section)]
    return (
        PageSection(title=gettext("基本信息"), id="basics", body=basics_list(copy, names)),
        *(
            PageSection(
                title=word(section.label), id=section.value, body=shown(copy, section, names)
            )
            for section in found
        ),
    )


def shown(copy: WorkingCopy, section: Section, names: Names) -> Content:
    """Return the rows of one section."""
    rows = copy.rows(section)
    if section is Section.HANDLED:
        return _handled(copy.item, names)
    if section in TABLES:
        return table(section, rows, names)
    cards = tuple(card(row, names) for row in rows)
    return (step_graph(copy.item.steps), *cards) if section is Section.STEPS else cards


def _handled(item: ServiceItem, names: Names) -> DataTable:
    """Return the handled items under their codes (实施编码 + 序号)."""
    return DataTable(
        caption=word(Section.HANDLED.label),
        caption_hidden=True,
        columns=(
            Column(words=gettext("办理项编码"), one_line=True),
            Column(words=gettext("办理项")),
            Column(words=gettext("什么情形")),
        ),
        rows=tuple(
            Row(
                cells=(
                    item.handled_code(one),
                    one.name,
                    value_of(one, rows_of(one, names)[-1]),
                )
            )
            for one in item.handled
        ),
    )


def basics_list(copy: WorkingCopy, names: Names) -> SummaryList:
    """Return the plain fields that say something."""
    basics: Basics = basics_of(copy.item)
    return SummaryList(
        rows=tuple(
            SummaryRow(key=word(row.label), value=value_said(row.words))
            for row in rows_of(basics, names)
            if row.words
        )
    )


def card(part: Part, names: Names, *, below: Content = "") -> PartCard:
    """Return one part as a card."""
    return PartCard(
        title=title_of(part, names) or gettext("（未命名）"),
        rows=tuple(_told(part, names)),
        below=below,
    )


def table(section: Section, rows: tuple[Part, ...], names: Names) -> DataTable:
    """Return parts as lines of a table; columns that nobody fills are left out."""
    worded = [rows_of(row, names) for row in rows]
    kept = [
        place
        for place, cell in enumerate(worded[0])
        if place == 0 or any(row[place].words not in _NOTHING for row in worded)
    ]
    return DataTable(
        caption=word(section.label),
        caption_hidden=True,
        columns=tuple(Column(words=word(worded[0][place].label)) for place in kept),
        rows=tuple(
            Row(cells=tuple(value_of(part, row[place]) for place in kept))
            for part, row in zip(rows, worded, strict=True)
        ),
    )


def value_of(part: Part, row: WordedRow) -> Content:
    """Return what stands in a row; a condition also as it is written."""
    if row.field not in _CONDITIONS:
        return value_said(row.words)
    condition: Condition = getattr(part, row.field)
    return Expression(
        sentence=word(row.words), text="" if condition == ALWAYS else written(condition)
    )


def step_graph(steps: tuple[Step, ...]) -> StepGraph:
    """Return the drawing of the steps."""
    return StepGraph(
        title=gettext("环节先后"),
        description=gettext("从左到右是先后顺序；每个环节的说明见下方。"),
        steps=steps,
        notes=tuple(labels.limit(step.limit) for step in steps),
    )


def _told(part: Part, names: Names) -> Iterator[tuple[str, Content]]:
    for row in rows_of(part, names)[1:]:
        if row.words not in _NOTHING:
            yield word(row.label), value_of(part, row)
