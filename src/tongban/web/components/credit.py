"""Credit in words (信用): lists, levels, how an entry stands, what happened to it."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.utils.translation import gettext, gettext_lazy

from tongban.core.catalog.departments import Department
from tongban.core.credit import events
from tongban.core.credit.entries import CreditEntry, EntryStatus
from tongban.core.credit.events import AnyCreditEvent
from tongban.core.credit.lists import LISTS, Relief, Severity
from tongban.core.credit.standing import CreditLevel
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.web.components import lists, messages
from tongban.web.components.component import Words
from tongban.web.components.words import plain_date

NAMES: Mapping[str, Words] = {
    "serious_offenders": gettext_lazy("严重违法失信名单"),
    "false_commitments": gettext_lazy("告知承诺失信记录"),
    "abnormal_operations": gettext_lazy("经营异常名录"),
    "penalties": gettext_lazy("一般行政处罚信息"),
    "minor_offences": gettext_lazy("轻微失信记录"),
}
SEVERITIES: Mapping[Severity, Words] = {
    Severity.MINOR: gettext_lazy("轻微"),
    Severity.GENERAL: gettext_lazy("一般"),
    Severity.SERIOUS: gettext_lazy("严重"),
}
LEVELS: Mapping[CreditLevel, Words] = {
    CreditLevel.GOOD: gettext_lazy("信用正常"),
    CreditLevel.MINOR: gettext_lazy("有轻微失信记录"),
    CreditLevel.GENERAL: gettext_lazy("有一般失信记录"),
    CreditLevel.SERIOUS: gettext_lazy("有严重失信记录"),
}
CLOSED: Mapping[Relief, Words] = {
    Relief.DECLARATION: gettext_lazy("不能用书面承诺代替材料（告知承诺）"),
    Relief.DEFERRAL: gettext_lazy("不能先受理、后补材料（容缺受理）"),
}
STATUSES: Mapping[EntryStatus, Words] = {
    EntryStatus.PROPOSED: gettext_lazy("待第二人确认"),
    EntryStatus.DROPPED: gettext_lazy("不予列入"),
    EntryStatus.LISTED: gettext_lazy("在名单上"),
    EntryStatus.REPAIR_ASKED: gettext_lazy("申请修复，待受理"),
    EntryStatus.REPAIR_TAKEN: gettext_lazy("修复办理中"),
    EntryStatus.REPAIRED: gettext_lazy("已修复"),
    EntryStatus.ANNULLED: gettext_lazy("列入已撤销"),
}
_TONES: Mapping[EntryStatus, messages.Tone] = {
    EntryStatus.LISTED: messages.Tone.BAD,
    EntryStatus.REPAIR_ASKED: messages.Tone.ATTENTION,
    EntryStatus.REPAIR_TAKEN: messages.Tone.ATTENTION,
    EntryStatus.REPAIRED: messages.Tone.GOOD,
    EntryStatus.ANNULLED: messages.Tone.GOOD,
}
_EVENTS: Mapping[str, Words] = {
    events.ListingProposed.name: gettext_lazy("拟列入"),
    events.ListingConfirmed.name: gettext_lazy("第二人确认，列入名单"),
    events.ListingDropped.name: gettext_lazy("不予列入"),
    events.ListingAnnulled.name: gettext_lazy("列入被撤销"),
    events.RepairAsked.name: gettext_lazy("提出信用修复申请"),
    events.RepairTaken.name: gettext_lazy("已受理修复申请"),
    events.RepairTurnedDown.name: gettext_lazy("不予受理修复申请"),
    events.RepairGranted.name: gettext_lazy("准予修复，移出名单"),
    events.RepairRefused.name: gettext_lazy("不予修复"),
}


def name(code: str) -> str:
    """Return the name of a list."""
    return str(NAMES.get(code, code))


def tag(status: EntryStatus, *, ended: bool = False) -> messages.Tag:
    """Return where an entry stands, in a word or two."""
    if ended:
        return messages.Tag(words=gettext("已到期，不再计入"), tone=messages.Tone.GOOD)
    return messages.Tag(words=STATUSES[status], tone=_TONES.get(status, messages.Tone.PLAIN))


def ended(status: EntryStatus, counts_until: date, today: date) -> bool:
    """Tell whether an entry that nobody took off has ended by itself."""
    return status is EntryStatus.LISTED and counts_until < today


def facts(
    entry: CreditEntry, department: str, calendar: WorkingCalendar
) -> Iterator[lists.SummaryRow]:
    """Yield what an entry says, line by line."""
    kind = LISTS[entry.list]
    rows = (
        (gettext("所在名单"), name(entry.list)),
        (gettext("程度"), str(SEVERITIES[kind.severity])),
        (gettext("认定部门"), department),
        (gettext("决定文书"), entry.decision),
        (gettext("决定日期"), plain_date(entry.decided_on)),
        (gettext("事实和理由"), entry.grounds),
        (gettext("名单依据"), kind.basis.full),
        (gettext("从哪天起可以申请修复"), plain_date(entry.repairable_from(calendar))),
        (gettext("最迟计入到"), plain_date(entry.counts_until(calendar))),
    )
    for key, value in rows:
        yield lists.SummaryRow(key=key, value=value)


def moments(
    history: tuple[AnyCreditEvent, ...], departments: Mapping[str, Department], *, named: bool
) -> Iterator[lists.Moment]:
    """Yield what happened, the latest first; `named` adds which officer it was."""
    for event in reversed(history):
        department = departments.get(event.by.department)
        by = department.short_name if department else gettext("当事人")
        yield lists.Moment(
            title=_EVENTS[event.name],
            at=event.at,
            by=f"{by} {event.by.name}" if named and department else by,
            body=_said(event),
        )


def _said(event: AnyCreditEvent) -> str:
    match event:
        case events.ListingProposed():
            return f"{event.decision}：{event.grounds}"
        case events.RepairAsked(words=words):
            return words
        case events.ListingConfirmed() | events.RepairTaken():
            return ""
        case _:
            return event.reason
