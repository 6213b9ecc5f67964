"""Concerns in figures (诉求指标): shares with their intervals, and what cannot be measured here."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from tongban.core.performance.heard import ORDER_MEASURES, POOR_MEASURES, Heard, HeardMeasure
from tongban.store.feedback.heard import HeardKind, heard
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Section
from tongban.web.console.supervision.shares import share_words


def figures(since: date, department: str) -> tuple[Component, ...]:
    """Return the figures of work orders and of poor ratings, each with its way down."""
    return (
        Section(
            title=gettext("诉求工单"),
            body=(
                _table(
                    gettext("诉求工单"),
                    ORDER_MEASURES,
                    HeardKind.ORDERS,
                    since=since,
                    department=department,
                ),
                messages.Inset(
                    body=gettext(
                        "接通率、接听等待时长测不了：没有接入热线的电话交换机。"
                        "解决率不单独测：回访只问满意不满意。"
                    )
                ),
                navigation.Link(
                    words=gettext("看全部未办结的诉求"), href=reverse("console:feedback-all")
                ),
            ),
        ),
        Section(
            title=gettext("差评指标"),
            body=_table(
                gettext("差评指标"),
                POOR_MEASURES,
                HeardKind.POOR,
                since=since,
                department=department,
            ),
        ),
    )


def counted(count: int, kind: HeardKind, of: Heard, department: str = "") -> Content:
    """Return a number that leads to the concerns that it counts."""
    if not count:
        return "0"
    asked = {"kind": kind.value, "of": of.value, "department": department}
    query = urlencode({name: value for name, value in asked.items() if value})
    return navigation.Link(words=str(count), href=f"{reverse('console:feedback-counted')}?{query}")


def _table(
    caption: str,
    measures: Iterable[HeardMeasure],
    kind: HeardKind,
    *,
    since: date,
    department: str,
) -> lists.DataTable:
    tally = heard(kind, since, department)

    def down(of: Heard) -> Content:
        return counted(tally[of], kind, of, department)

    return lists.DataTable(
        caption=caption,
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("指标")),
            lists.Column(words=gettext("数值和把握范围"), number=True),
            lists.Column(words=gettext("分子"), number=True),
            lists.Column(words=gettext("分母"), number=True),
            lists.Column(words=gettext("怎么算")),
            lists.Column(words=gettext("依据")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    labels.word(one.name),
                    share_words(one.of(tally)),
                    down(one.part),
                    down(one.whole),
                    labels.word(one.formula),
                    labels.citation(one.basis),
                )
            )
            for one in measures
        ),
    )
