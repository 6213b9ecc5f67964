"""What a note of transfer says (移送单): from whom to whom, with what, by when, whose duty is what.

It goes with a case that was received for another region (国办发〔2020〕35号), or that a higher
authority decides, and a copy of it to the applicant, who sees where the case is.
"""

from typing import Final

from tongban.actions.targets import published
from tongban.actions.vouchers.writing import Letterhead, of_event
from tongban.adapters.documents.values import DocumentKind, Matter, Row, Voucher
from tongban.core.cases.acts import day_of
from tongban.core.cases.moving_events import SentHome, SentUp
from tongban.core.cases.service_practices import RegionMode
from tongban.core.vocabulary.dates import format_date

MOVES: Final = (SentHome, SentUp)
"""What goes with a note of transfer, which names the papers that go along."""


@of_event.register
def _sent_home(event: SentHome, head: Letterhead) -> Voucher:
    return Voucher(
        kind=DocumentKind.SENT_HOME,
        number=head.number,
        department=event.from_office,
        addressee=event.to_office,
        dated_on=day_of(event.at),
        paragraphs=(
            f"现将{head.addressee}在我处提交的“{head.item.name}”申请转交你处办理，请在线确认收到。",
        ),
        rows=(
            *_of_case(head),
            Row(label="通办方式", value=RegionMode(event.mode).label),
            Row(label="最晚转到", value=format_date(event.forward_due_on)),
            Row(label="最晚告知是否受理", value=format_date(event.acceptance_due_on)),
        ),
        matters_heading="责任划分",
        matters=(
            Matter(title=event.from_office, explanation=event.received_answers_for),
            Matter(title=event.to_office, explanation=event.decided_answers_for),
        ),
        carbon_copy=head.addressee,
    )


@of_event.register
def _sent_up(event: SentUp, head: Letterhead) -> Voucher:
    departments = published().catalogue.departments
    above = departments[published().catalogue.items[event.to_item].department]
    return Voucher(
        kind=DocumentKind.SENT_UP,
        number=head.number,
        department=head.department.name,
        addressee=above.name,
        dated_on=day_of(event.at),
        paragraphs=(
            f"{head.addressee}申请的“{head.item.name}”应当按“{event.to_name}”办理，现连同材料转报。",
            "已经填过、查到、交过的，不再要求申请人提供。",
        ),
        rows=_of_case(head),
        matters_heading="转报的理由与依据",
        matters=(Matter(title=event.reason, basis=event.basis),),
        contact=head.department.phone,
        carbon_copy=head.addressee,
    )


def _of_case(head: Letterhead) -> tuple[Row, ...]:
    """Return which case it is, whose, and what goes along."""
    return (
        Row(label="办件编号", value=head.case_number),
        Row(label="申请事项", value=head.item.name),
        Row(label="申请人", value=head.addressee),
        Row(label="随附材料", value="、".join(head.papers) or "没有材料"),
    )
