"""What stands in a copy (汇集): everything that is kept under a person, chapter by chapter.

A person gets what is theirs: what they filed in their own name, what registers and officers wrote
about it, who looked. What they did for an organisation is the organisation's; what others told in
the same household is the others'.
"""

import base64
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Q

from tongban.adapters.data_copies import Chapter, CopiedFile
from tongban.core.people.actors import Citizen
from tongban.store.audit.looks import looks_at
from tongban.store.cases.models import Draft, Filing
from tongban.store.certificates.models import Certificate, Share
from tongban.store.credit.models import CreditRow
from tongban.store.documents.models import StoredFile
from tongban.store.exchange.models import HouseholdMember
from tongban.store.feedback.models import Rating
from tongban.store.people.mandates import MandateRow
from tongban.store.people.models import Account
from tongban.store.rights.models import RightsRequest
from tongban.store.sealing import blind_index
from tongban.store.tickets.models import Ticket

_MOST_LOOKS: Final = 10_000
Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One kind of record: how it is called, and how a person's entries are read."""

    code: str
    title: str
    labels: Mapping[str, str]
    read: Callable[[Citizen], Iterator[Entry]]

    def gather(self, citizen: Citizen) -> Chapter:
        """Return the chapter about a person."""
        entries = tuple(_plain(entry) for entry in self.read(citizen))
        return Chapter(code=self.code, title=self.title, labels=self.labels, entries=entries)


def files_of(citizen: Citizen) -> Iterator[CopiedFile]:
    """Yield the papers that a person handed in, one at a time."""
    for row in StoredFile.objects.filter(owner=citizen.account).order_by("created_at").iterator(1):
        content = row.content
        yield CopiedFile(
            id=str(row.pk), name=content["name"], content=base64.b64decode(content["bytes"])
        )


def _account(citizen: Citizen) -> Iterator[Entry]:
    for row in Account.objects.filter(user=citizen.account):
        yield {**row.person, "opened_at": row.user.date_joined}


def _drafts(citizen: Citizen) -> Iterator[Entry]:
    rows = Draft.objects.filter(owner=citizen.account, acting_for_index__isnull=True)
    for row in rows.filter(submitted_at__isnull=True):
        yield {"title": row.title, "updated_at": row.updated_at, "content": row.content}


def _filings(citizen: Citizen) -> Iterator[Entry]:
    rows = Filing.objects.filter(
        owner=citizen.account, subject_index=blind_index(citizen.person)
    ).prefetch_related("cases__events", "cases__evidence", "vouchers")
    for row in rows.order_by("filed_at"):
        yield {
            "number": row.number,
            "title": row.title,
            "filed_at": row.filed_at,
            "content": row.content,
            "cases": [_case(case) for case in row.cases.all()],
            "vouchers": [
                {"number": one.number, "dated_on": one.dated_on, "content": one.content}
                for one in row.vouchers.all()
            ],
        }


def _case(case: Any) -> Entry:
    return {
        "number": case.number,
        "department": case.department,
        "status": case.status,
        "events": [
            {"at": one.at, "name": one.name, "content": one.content} for one in case.events.all()
        ],
        "papers": [
            {"name": one.name, "way": one.way, "reason": one.reason, "facts": one.facts}
            for one in case.evidence.all()
        ],
    }


def _certificates(citizen: Citizen) -> Iterator[Entry]:
    rows = Certificate.objects.filter(holder_index=blind_index(citizen.person))
    for row in rows.prefetch_related("uses").order_by("issued_on"):
        yield {
            "number": row.number,
            "name": row.name,
            "status": row.status,
            "valid_until": row.valid_until,
            "content": row.face,
            "uses": [
                {"at": one.at, "by": one.by, "purpose": one.purpose} for one in row.uses.all()
            ],
        }


def _shares(citizen: Citizen) -> Iterator[Entry]:
    rows = Share.objects.filter(certificate__holder_index=blind_index(citizen.person))
    for row in rows.select_related("certificate").order_by("made_at"):
        yield {
            "name": row.certificate.name,
            "receiver": row.receiver,
            "fields": row.fields,
            "purpose": row.purpose,
            "made_at": row.made_at,
            "until": row.until,
            "taken_back_at": row.taken_back_at,
        }


def _mandates(citizen: Citizen) -> Iterator[Entry]:
    index = blind_index(citizen.person)
    for row in MandateRow.objects.filter(Q(principal_index=index) | Q(agent_index=index)):
        mandate = row.mandate
        yield {
            "number": mandate.code,
            "principal": mandate.principal_name,
            "agent": mandate.agent_name,
            "items": sorted(mandate.items),
            "valid_from": mandate.valid_from,
            "valid_until": mandate.valid_until,
            "status": row.state,
        }


def _households(citizen: Citizen) -> Iterator[Entry]:
    members = HouseholdMember.objects.filter(person_index=blind_index(citizen.person))
    for member in members.select_related("household"):
        answers = member.household.answers.filter(slot=member.slot)
        yield {
            "number": member.household.number,
            "begun_at": member.household.begun_at,
            "content": {one.source: one.content for one in answers},
        }


def _credit(citizen: Citizen) -> Iterator[Entry]:
    for row in CreditRow.objects.filter(party_index=blind_index(citizen.person)):
        yield {
            "list": row.list,
            "department": row.department,
            "status": row.status,
            "decided_on": row.decided_on,
            "valid_until": row.counts_until,
        }


def _ratings(citizen: Citizen) -> Iterator[Entry]:
    for row in Rating.objects.filter(case__filing__owner=citizen.account).select_related("case"):
        yield {
            "number": row.case.number,
            "level": row.get_level_display(),
            "words": row.comment,
            "at": row.rated_at,
        }


def _tickets(citizen: Citizen) -> Iterator[Entry]:
    rows = Ticket.objects.filter(
        owner=citizen.account, subject_index=blind_index(citizen.person)
    ).prefetch_related("records")
    for row in rows.order_by("opened_at"):
        yield {
            "number": row.number,
            "status": row.status,
            "content": row.matter,
            "events": [{"at": one.at, "content": one.content} for one in row.records.all()],
        }


def _requests(citizen: Citizen) -> Iterator[Entry]:
    rows = RightsRequest.objects.filter(owner=citizen.account).prefetch_related("records")
    for row in rows.order_by("asked_at"):
        yield {
            "number": row.number,
            "events": [{"at": one.at, "content": one.content} for one in row.records.all()],
        }


def _looks(citizen: Citizen) -> Iterator[Entry]:
    oneself = Citizen(account=citizen.account, person=citizen.person, name=citizen.name)
    for look in looks_at(oneself, most=_MOST_LOOKS):
        yield {
            "number": look.entry,
            "at": look.at,
            "by": look.actor,
            "name": look.action,
            "case_number": look.case_number,
            "ground": look.ground,
            "outcome": look.outcome,
        }


_CASE_LABELS: Final = {
    "number": "编号",
    "title": "事项",
    "filed_at": "提交时间",
    "content": "内容",
    "cases": "办件",
    "vouchers": "文书",
    "department": "部门",
    "status": "状态",
    "events": "经过",
    "papers": "材料",
    "at": "时间",
    "name": "名称",
    "dated_on": "日期",
    "way": "取得方式",
    "reason": "原因",
    "facts": "数据",
}
SECTIONS: Final[Sequence[Section]] = (
    Section(
        code="account",
        title="账户",
        labels={"number": "公民身份号码", "name": "姓名", "phone": "手机", "opened_at": "开通"},
        read=_account,
    ),
    Section(
        code="drafts",
        title="草稿",
        labels={"title": "事项", "updated_at": "最后修改", "content": "填写的内容"},
        read=_drafts,
    ),
    Section(code="filings", title="申请和办件", labels=_CASE_LABELS, read=_filings),
    Section(
        code="certificates",
        title="证照",
        labels={
            "number": "证照标识",
            "name": "名称",
            "status": "状态",
            "valid_until": "有效期至",
            "content": "照面",
            "uses": "使用记录",
            "at": "时间",
            "by": "使用者",
            "purpose": "用途",
        },
        read=_certificates,
    ),
    Section(
        code="shares",
        title="用证授权",
        labels={
            "name": "证照",
            "receiver": "被授权人",
            "fields": "数据项",
            "purpose": "用途",
            "made_at": "授权时间",
            "until": "有效期至",
            "taken_back_at": "收回时间",
        },
        read=_shares,
    ),
    Section(
        code="mandates",
        title="代办授权",
        labels={
            "number": "编号",
            "principal": "委托人",
            "agent": "受托人",
            "items": "事项",
            "valid_from": "自",
            "valid_until": "至",
            "status": "状态",
        },
        read=_mandates,
    ),
    Section(
        code="households",
        title="家庭经济状况核对",
        labels={"number": "编号", "begun_at": "开始", "content": "各部门提供的您的数据"},
        read=_households,
    ),
    Section(
        code="credit",
        title="信用记录",
        labels={
            "list": "名单",
            "department": "认定部门",
            "status": "状态",
            "decided_on": "认定日期",
            "valid_until": "有效期至",
        },
        read=_credit,
    ),
    Section(
        code="ratings",
        title="评价",
        labels={"number": "办件编号", "level": "评价", "words": "留言", "at": "时间"},
        read=_ratings,
    ),
    Section(
        code="tickets",
        title="疑问和数据校核",
        labels={
            "number": "编号",
            "status": "状态",
            "content": "事项",
            "events": "经过",
            "at": "时间",
        },
        read=_tickets,
    ),
    Section(
        code="requests",
        title="更正和删除申请",
        labels={"number": "编号", "events": "经过", "at": "时间", "content": "内容"},
        read=_requests,
    ),
    Section(
        code="looks",
        title="谁查了我的数据",
        labels={
            "number": "记录编号",
            "at": "时间",
            "by": "谁",
            "name": "做了什么",
            "case_number": "办件",
            "ground": "依据",
            "outcome": "结果",
        },
        read=_looks,
    ),
)
"""Everything that is kept under a person."""


def _plain(value: Any) -> Any:
    """Return a value as JSON has it."""
    match value:
        case Mapping():
            return {str(name): _plain(one) for name, one in value.items()}
        case list() | tuple():
            return [_plain(one) for one in value]
        case datetime() | date():
            return value.isoformat()
        case UUID():
            return str(value)
        case _:
            return value
