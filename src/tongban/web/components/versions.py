"""A newer version beside a running case (新版对照): what changes, what more is asked, which dates.

The officer who offers it and the applicant who agrees to it read the same.
"""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext

from tongban.web.components import lists, messages
from tongban.web.components.changes import change_said
from tongban.web.components.component import Content
from tongban.web.components.words import written_date


def newer_version(
    changes: tuple[str, ...],
    asks: tuple[str, ...],
    *,
    due: tuple[date | None, date | None],
) -> Content:
    """Return the comparison; `due` are the days by which it is decided, now and afterwards."""
    eased = tuple(one for one in changes if one not in asks)
    return (*_part(gettext("会有的变化"), eased), *_asked(asks), lists.SummaryList(rows=_days(due)))


def _part(title: str, sentences: tuple[str, ...]) -> Iterator[Content]:
    if sentences:
        yield lists.Paragraph(body=f"{title}：")
        yield lists.PlainList(items=tuple(map(change_said, sentences)))


def _asked(asks: tuple[str, ...]) -> Iterator[Content]:
    if not asks:
        yield messages.Inset(body=gettext("不会多要材料，不会多收费，也不会多跑一次。"))
        return
    yield messages.WarningText(words=gettext("新版会多要求这些："))
    yield lists.PlainList(items=tuple(map(change_said, asks)))


def _days(due: tuple[date | None, date | None]) -> tuple[lists.SummaryRow, ...]:
    labels = (gettext("按原版本的期限"), gettext("按新版的期限"))
    return tuple(
        lists.SummaryRow(key=label, value=written_date(day))
        for label, day in zip(labels, due, strict=True)
        if day is not None
    )
