"""Concerns in figures (诉求指标): shares with their intervals, and what cannot be measured here."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from tongban.core.performance.heard import (
    ORDER_MEASURES,
    POOR_MEASURES,
    HeardMeasure,
    HeardTally,
)
from tongban.store.feedback.heard import poor_ratings, work_orders
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.component import Component
from tongban.web.components.sections import Section
from tongban.web.console.supervision.shares import share_words


def figures(since: date, department: str) -> tuple[Component, ...]:
    """Return the figures of work orders and of poor ratings, each with its way down."""
    return (
        Section(
            title=gettext("诉求工单"),
            body=(
                _table(gettext("诉求工单"), ORDER_MEASURES, work_orders(since, department)),
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
            body=_table(gettext("差评指标"), POOR_MEASURES, poor_ratings(since, department)),
        ),
    )


def _table(caption: str, measures: Iterable[HeardMeasure], tally: HeardTally) -> lists.DataTable:
    return lists.DataTable(
        caption=caption,
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("指标")),
            lists.Column(words=gettext("数值和把握范围"), number=True),
            lists.Column(words=gettext("怎么算")),
            lists.Column(words=gettext("依据")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    labels.word(one.name),
                    share_words(one.of(tally)),
                    labels.word(one.formula),
                    labels.citation(one.basis),
                )
            )
            for one in measures
        ),
    )
