"""What each voucher says (文书内容), from the case and the event that it certifies.

行政许可法 §32 wants acceptance and refusal in writing; §38 wants reasons and remedies in a refusal.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import singledispatch
from typing import Final

from tongban.actions.targets import published
from tongban.adapters.documents.values import DocumentKind, Matter, Row, Voucher
from tongban.core.cases.acts import day_of
from tongban.core.cases.case_event import CaseEvent
from tongban.core.cases.events import (
    AcceptanceRefused,
    Accepted,
    CorrectionRequested,
    Granted,
    Refused,
    Withdrawn,
)
from tongban.core.cases.mode_events import DeferralLapsed, GrantRevoked
from tongban.core.cases.remedies import Remedy
from tongban.core.cases.submissions import Gap
from tongban.core.catalog.departments import Department
from tongban.core.catalog.items import ServiceItem
from tongban.core.guides.outcomes import Guide, Way
from tongban.core.vocabulary.dates import format_date

_PAPER: Final = (Way.UPLOADED,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What stands on every voucher of one case; `papers` are named where they go along."""

    number: str
    case_number: str
    item: ServiceItem
    department: Department
    addressee: str
    due_on: date | None
    track_url: str
    papers: tuple[str, ...] = ()


def receipt(
    *,
    number: str,
    platform: str,
    addressee: str,
    title: str,
    guides: Sequence[Guide],
    filed_on: date,
    track_url: str,
    window: Mapping[str, str],
) -> Voucher:
    """Return the receipt of a filing (收件凭证): what arrived, and what happens next.

    What was filed at a window says which, and who wrote it down; it lists what was received. A
    paper mandate on which it was filed is named.
    """
    return Voucher(
        kind=DocumentKind.RECEIPT,
        number=number,
        department=platform,
        addressee=addressee,
        dated_on=filed_on,
        paragraphs=(
            f"您于{format_date(filed_on)}提交的“{title}”申请已经收到，材料清单随办件保存。",
        ),
        rows=(
            Row(label="申报编号", value=number),
            Row(label="申请事项", value="、".join(guide.item.name for guide in guides)),
            Row(label="收到日期", value=format_date(filed_on)),
            *_at_window(window, guides),
        ),
        next_steps=tuple(_next_step(guide) for guide in guides),
        verify_url=track_url,
    )


def _at_window(window: Mapping[str, str], guides: Sequence[Guide]) -> Iterator[Row]:
    """Yield who received at which window, and the papers received, named once each."""
    if not window:
        return
    department = published().catalogue.departments.get(window["department"])
    place = department.name if department else window["department"]
    yield Row(label="收件窗口", value=f"{place}窗口，经办人 {window['clerk']}")
    handed_in = (
        line.requirement.name for guide in guides for line in guide.evidence if line.way in _PAPER
    )
    names = "、".join(dict.fromkeys(handed_in))
    yield Row(label="收取材料", value=names or "没有收取纸质材料，均由部门核验或者后补")
    if window.get("mandate"):
        yield Row(label="代理依据", value=f"纸质授权委托书：{window['mandate']}")


def _next_step(guide: Guide) -> str:
    limit = guide.item.acceptance_limit.label
    return (
        f"{guide.item.name}：办理部门在 {limit} 内告知是否受理；"
        "逾期不告知的，自收到之日起即为受理。"
    )


@singledispatch
def of_event(event: CaseEvent, head: Letterhead) -> Voucher | None:
    """Return the paper that an event owes, if it owes one."""
    del event, head
    return None


def owes_paper(event: CaseEvent) -> bool:
    """Tell whether there is a paper for such an event at all."""
    return of_event.dispatch(type(event)) is not of_event.dispatch(CaseEvent)


@of_event.register
def _acceptance(event: Accepted, head: Letterhead) -> Voucher:
    how = "因未在规定期限内告知，依法自收到之日起即为受理" if event.deemed else "经审查，予以受理"
    owed = f"，尚有 {len(event.deferred)} 项材料可以后补" if event.deferred else ""
    due = () if head.due_on is None else (f"预计在{format_date(head.due_on)}前作出决定。",)
    due = (*_debts(event, head), *due)
    return _voucher(
        DocumentKind.ACCEPTANCE,
        head,
        dated_on=event.accepted_on,
        paragraphs=(f"您申请的“{head.item.name}”{how}{owed}。",),
        extra=(Row(label="承诺时限", value=head.item.promised_limit.label),),
        next_steps=due,
    )


def _debts(event: Accepted, head: Letterhead) -> Iterator[str]:
    """Tell which papers may follow, by when, and what it means if they do not."""
    if event.deferred:
        names = "、".join(_subject(one, head) for one in event.deferred)
        until = event.deferred_until
        day = f"在{format_date(until)}前" if until else ""
        cost = "；逾期没有补交的，可以据此作出不予决定" if until else ""
        yield f"请{day}登录平台或者到窗口补交：{names}{cost}。"


@of_event.register
def _correction(event: CorrectionRequested, head: Letterhead) -> Voucher:
    return _voucher(
        DocumentKind.CORRECTION,
        head,
        dated_on=day_of(event.at),
        paragraphs=(
            f"您申请的“{head.item.name}”还需要补正，以下是需要补正的全部内容，不会再次要求。",
        ),
        matters_heading="需要补正的内容",
        matters=tuple(
            Matter(title=_subject(gap.subject, head), explanation=_why(gap, head))
            for gap in event.gaps
        ),
        next_steps=(f"请在{format_date(event.due_on)}前补正；补正后重新计算受理期限。",),
    )


def _subject(subject: str, head: Letterhead) -> str:
    """Return the name of a paper or the label of an answer."""
    names = {need.id: need.name for need in head.item.requirements}
    element = published().catalogue.elements.get(subject)
    return names.get(subject) or (element.label if element else subject)


def _why(gap: Gap, head: Letterhead) -> str:
    if gap.arises_from is None:
        return gap.why
    return f"{gap.why}（补正“{_subject(gap.arises_from, head)}”以后才发现）"


@of_event.register
def _refused_acceptance(event: AcceptanceRefused, head: Letterhead) -> Voucher:
    return _voucher(
        DocumentKind.REFUSED_ACCEPTANCE,
        head,
        dated_on=event.refused_on,
        paragraphs=(f"您申请的“{head.item.name}”不予受理。",),
        matters_heading="理由与依据",
        matters=_matters(event.reasons, event.basis),
        remedies=_remedies(event.remedies),
    )


@of_event.register
def _granted(event: Granted, head: Letterhead) -> Voucher:
    return _voucher(
        DocumentKind.GRANTED,
        head,
        dated_on=event.decided_on,
        paragraphs=(f"您申请的“{head.item.name}”，经审查符合条件，决定准予。",),
        next_steps=tuple(f"结果：{output.name}" for output in head.item.outputs),
    )


@of_event.register
def _refused(event: Refused, head: Letterhead) -> Voucher:
    return _voucher(
        DocumentKind.REFUSED,
        head,
        dated_on=event.decided_on,
        paragraphs=(f"您申请的“{head.item.name}”，经审查，决定不予办理。",),
        matters_heading="理由与依据",
        matters=_matters(event.reasons, event.basis),
        remedies=_remedies(event.remedies),
    )


@of_event.register
def _withdrawn(event: Withdrawn, head: Letterhead) -> Voucher:
    return _voucher(
        DocumentKind.WITHDRAWN,
        head,
        dated_on=event.withdrawn_on,
        paragraphs=(f"您已撤回“{head.item.name}”的申请，办理终止；您可以随时重新申请。",),
    )


@of_event.register
def _revoked(event: GrantRevoked, head: Letterhead) -> Voucher:
    return _voucher(
        DocumentKind.REVOKED,
        head,
        dated_on=event.revoked_on,
        paragraphs=(f"对您申请的“{head.item.name}”作出的准予决定，经查实，决定予以撤销。",),
        matters_heading="理由与依据",
        matters=_matters(event.reasons, event.basis),
        remedies=_remedies(event.remedies),
    )


@of_event.register
def _lapsed(event: DeferralLapsed, head: Letterhead) -> Voucher:
    return _voucher(
        DocumentKind.LAPSED,
        head,
        dated_on=day_of(event.at),
        paragraphs=(
            f"您申请的“{head.item.name}”，容缺后补的材料逾期没有补交，{event.consequence.label}。",
            "您补齐材料后可以重新申请。",
        ),
        matters_heading="理由与依据",
        matters=_matters(event.reasons, event.basis),
        remedies=_remedies(event.remedies),
    )


def _voucher(  # noqa: PLR0913 - the parts of a document, each by its name
    kind: DocumentKind,
    head: Letterhead,
    *,
    dated_on: date,
    paragraphs: tuple[str, ...],
    extra: tuple[Row, ...] = (),
    matters_heading: str = "",
    matters: tuple[Matter, ...] = (),
    next_steps: tuple[str, ...] = (),
    remedies: tuple[str, ...] = (),
) -> Voucher:
    return Voucher(
        kind=kind,
        number=head.number,
        department=head.department.name,
        addressee=head.addressee,
        dated_on=dated_on,
        paragraphs=paragraphs,
        rows=(
            Row(label="办件编号", value=head.case_number),
            Row(label="申请事项", value=head.item.name),
            *extra,
        ),
        matters_heading=matters_heading,
        matters=matters,
        next_steps=next_steps,
        remedies=remedies,
        contact=head.department.phone,
        verify_url=head.track_url,
    )


def _matters(reasons: tuple[str, ...], basis: tuple[str, ...]) -> tuple[Matter, ...]:
    return tuple(Matter(title=reason, basis="；".join(basis)) for reason in reasons)


def _remedies(remedies: tuple[Remedy, ...]) -> tuple[str, ...]:
    return tuple(f"{remedy.words}。" for remedy in remedies)
