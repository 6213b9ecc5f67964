"""Differences (差异展示): two texts side by side in plain words, grouped by part.

Each one says what it means for the applicant. The same list shows two versions, a copy beside what
is published, an authority beside its standard, and a newer version beside a running case's.
"""

from collections.abc import Iterable
from itertools import groupby

from django.utils.translation import gettext

from tongban.core.authoring.burdens import Burden
from tongban.core.authoring.comparing import Difference, RowChange, overall
from tongban.web.components.changes import value_said
from tongban.web.components.component import Content
from tongban.web.components.lists import Column, DataTable, Paragraph, Row
from tongban.web.components.messages import EmptyState, Tag, Tone
from tongban.web.components.sections import Section
from tongban.web.console.items.told import word

_TONES = {
    Burden.HEAVIER: Tone.BAD,
    Burden.LIGHTER: Tone.GOOD,
    Burden.DEPENDS: Tone.ATTENTION,
    Burden.NONE: Tone.PLAIN,
}


def side_by_side(
    differences: Iterable[Difference], *, before: str, after: str, none: str = ""
) -> Content:
    """Return every difference under the name of its part; `none` is said when there are none."""
    found = tuple(differences)
    if not found:
        return EmptyState(title=none or gettext("没有差异"))
    groups = groupby(found, key=lambda one: one.group)
    return (
        Paragraph(body=(counted(found), " ", burden_tag(overall(found)))),
        *(
            Section(
                title=word(group),
                body=tuple(_table(one, before=before, after=after) for one in each),
            )
            for group, each in groups
        ),
    )


def counted(differences: tuple[Difference, ...]) -> str:
    """Return how many places differ, and how many of them weigh on the applicant."""
    heavier = sum(one.burden is Burden.HEAVIER for one in differences)
    lighter = sum(one.burden is Burden.LIGHTER for one in differences)
    return gettext(
        "共 %(all)d 处不同：%(heavier)d 处加重负担，%(lighter)d 处减轻负担。总的来说："
    ) % {
        "all": len(differences),
        "heavier": heavier,
        "lighter": lighter,
    }


def burden_tag(burden: Burden) -> Tag:
    """Return what a change means for the applicant."""
    return Tag(words=word(burden.label), tone=_TONES[burden])


def _table(one: Difference, *, before: str, after: str) -> DataTable:
    columns = (
        Column(words=gettext("内容")),
        Column(words=before),
        Column(words=after),
        Column(words=gettext("对申请人"), one_line=True),
    )
    return DataTable(
        caption=f"{word(one.kind.label)}：{word(one.title)}",
        columns=columns,
        rows=tuple(_row(change, one.burden) for change in one.rows),
    )


def _row(change: RowChange, whole: Burden) -> Row:
    burden = change.burden
    if burden is Burden.NONE and not (change.before and change.after):
        burden = whole
    said: Content = "" if burden is Burden.NONE else burden_tag(burden)
    before, after = value_said(change.before), value_said(change.after)
    return Row(cells=(word(change.label), before or "—", after or "—", said))
