"""Keep vouchers (制发文书): numbered when made, stored as values, drawn as PDF when opened."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import uuid4

from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.actions.vouchers import writing
from tongban.actions.vouchers.transferring import MOVES
from tongban.adapters.documents.values import DocumentKind, Row
from tongban.adapters.documents.values import Voucher as Paper
from tongban.core.cases.events import CorrectionRequested, Event, Received
from tongban.core.catalog.departments import Department
from tongban.core.catalog.items import ServiceItem
from tongban.core.guides.outcomes import Guide
from tongban.store.cases.models import Case, CaseEvidence, Filing, Voucher
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
    DocumentKind.SENT_HOME: (Voucher.Kind.TRANSFER, "转"),
    DocumentKind.SENT_UP: (Voucher.Kind.TRANSFER, "报"),
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
    """Keep the vouchers that these events of a case owe the applicant."""
    for row in vouchers_of(case, item, events):
        row.save(force_insert=True)


def vouchers_of(case: Case, item: ServiceItem, events: Iterable[Event]) -> tuple[Voucher, ...]:
    """Return the vouchers that these events of a case owe, to be kept with it.

    What is accepted and decided at once has one number and one paper, the decision.
    """
    happened, papers = tuple(events), dict[str, Paper]()
    for event in filter(writing.owes_paper, happened):
        head = _letterhead(case, item, event)
        if isinstance(event, MOVES):
            head = replace(head, papers=_handed_in(case, item, happened))
        paper = writing.of_event(event, head)
        if paper is not None:
            papers[head.number] = paper
    return tuple(_row(paper, case.filing, case, number=number) for number, paper in papers.items())


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
    numbers = ("notice_number", "decision_number", "note_number")
    number = next((found for one in numbers if (found := getattr(event, one, ""))), "")
    return writing.Letterhead(
        number=number or f"{case.number}-{event.label}",
        case_number=case.number,
        item=item,
        department=department,
        addressee=case.filing.content["applicant"]["name"],
        due_on=case.due_on,
        track_url="",
    )


def _handed_in(case: Case, item: ServiceItem, events: Iterable[Event]) -> tuple[str, ...]:
    """Return the names of what was handed in with a case that may have been received just now."""
    received = next((one for one in events if isinstance(one, Received)), None)
    if received is not None:
        provided = set(received.submission.provided)
    else:
        lines = CaseEvidence.objects.filter(case=case).exclude(requirement="")
        provided = set(lines.values_list("requirement", flat=True))
    return tuple(need.name for need in item.requirements if need.id in provided)


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
