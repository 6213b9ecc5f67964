"""Keep vouchers (制发文书): numbered when made, stored as values, drawn as PDF when opened."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import uuid4

from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.actions.vouchers import writing
from tongban.adapters.documents.values import DocumentKind, Row
from tongban.adapters.documents.values import Voucher as Paper
from tongban.core.cases.events import CorrectionRequested, Event
from tongban.core.catalog.departments import Department
from tongban.core.catalog.items import ServiceItem
from tongban.core.guides.outcomes import Guide
from tongban.store.cases.models import Case, Filing, Voucher
from tongban.store.cases.numbers import serials, voucher_number
from tongban.store.freezing.converter import stored

PLATFORM = "明川市政务服务中心"
_KINDS = {
    DocumentKind.RECEIPT: (Voucher.Kind.RECEIPT, "收"),
    DocumentKind.ACCEPTANCE: (Voucher.Kind.ACCEPTANCE, "受"),
    DocumentKind.CORRECTION: (Voucher.Kind.CORRECTION, "补"),
    DocumentKind.REFUSED_ACCEPTANCE: (Voucher.Kind.REFUSAL, "不受"),
    DocumentKind.GRANTED: (Voucher.Kind.DECISION, "准"),
    DocumentKind.REFUSED: (Voucher.Kind.DECISION, "不准"),
    DocumentKind.WITHDRAWN: (Voucher.Kind.WITHDRAWAL, "撤"),
    DocumentKind.REVOKED: (Voucher.Kind.DECISION, "撤销"),
    DocumentKind.LAPSED: (Voucher.Kind.REFUSAL, "撤受"),
}


def next_number(department: Department, word: str, outside: Outside) -> str:
    """Draw a document number (文号) for a department."""
    return voucher_number(department.short_name, word, outside.today, serials(1)[0])


def receipt_of(filing: Filing, guides: Sequence[Guide], outside: Outside) -> Voucher:
    """Return the receipt of a filing (收件凭证), to be kept with it."""
    paper = writing.receipt(
        number=filing.number,
        platform=PLATFORM,
        addressee=filing.content["applicant"]["name"],
        title=filing.title,
        guides=guides,
        filed_on=outside.today,
        track_url=f"{outside.public_url}/my/filings/{filing.pk}/",
        window=filing.content.get("window") or {},
    )
    return _row(paper, filing, None, number=f"{filing.number}-收")


def give_vouchers(case: Case, item: ServiceItem, events: Iterable[Event]) -> None:
    """Keep the vouchers that these events of a case owe the applicant.

    What is accepted and decided at once has one number and one paper, the decision.
    """
    papers: dict[str, Paper] = {}
    for event in events:
        head = _letterhead(case, item, event)
        paper = writing.of_event(event, head)
        if paper is not None:
            papers[head.number] = paper
    for number, paper in papers.items():
        _row(paper, case.filing, case, number=number).save(force_insert=True)


def give_one_notice(
    filing: Filing,
    told: Sequence[tuple[Case, ServiceItem, CorrectionRequested]],
    *,
    lead: Department,
) -> None:
    """Keep the one notice in which several departments tell what is missing (合并补正告知)."""
    papers = [
        (item, writing.of_event(event, _letterhead(case, item, event)))
        for case, item, event in told
    ]
    notices = [(item, paper) for item, paper in papers if paper is not None]
    first = notices[0][1]
    merged = replace(
        first,
        department=lead.name,
        paragraphs=(
            f"您申请的“{filing.title}”还需要补正。以下是各部门需要补正的全部内容，不会再次要求。",
        ),
        rows=(
            Row(label="申报编号", value=filing.number),
            Row(label="涉及事项", value="、".join(item.name for item, _ in notices)),
        ),
        matters=tuple(
            replace(matter, title=f"{item.name}：{matter.title}")
            for item, paper in notices
            for matter in paper.matters
        ),
        contact=lead.phone,
    )
    _row(merged, filing, None, number=merged.number).save(force_insert=True)


def _letterhead(case: Case, item: ServiceItem, event: Event) -> writing.Letterhead:
    department = published().catalogue.departments[item.department]
    number = getattr(event, "notice_number", "") or getattr(event, "decision_number", "")
    return writing.Letterhead(
        number=number or f"{case.number}-{event.label}",
        case_number=case.number,
        item=item,
        department=department,
        addressee=case.filing.content["applicant"]["name"],
        due_on=case.due_on,
        track_url="",
    )


def _row(paper: Paper, filing: Filing, case: Case | None, *, number: str) -> Voucher:
    row = Voucher(
        id=uuid4(),
        number=number,
        kind=_KINDS[paper.kind][0],
        filing=filing,
        case=case,
        dated_on=paper.dated_on,
    )
    row.content = stored(paper)
    return row
