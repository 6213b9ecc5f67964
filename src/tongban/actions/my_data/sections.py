"""The chapters of a copy (章节): how each kind of record is called, and what its fields are."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from tongban.actions.my_data import gathering
from tongban.actions.my_data.gathering import Entry
from tongban.adapters.data_copies import Chapter
from tongban.core.people.actors import Citizen


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
        read=gathering.account_about,
    ),
    Section(
        code="drafts",
        title="草稿",
        labels={"title": "事项", "updated_at": "最后修改", "content": "填写的内容"},
        read=gathering.drafts_about,
    ),
    Section(code="filings", title="申请和办件", labels=_CASE_LABELS, read=gathering.filings_about),
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
        read=gathering.certificates_about,
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
        read=gathering.shares_about,
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
        read=gathering.mandates_about,
    ),
    Section(
        code="households",
        title="家庭经济状况核对",
        labels={"number": "编号", "begun_at": "开始", "content": "各部门提供的您的数据"},
        read=gathering.households_about,
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
        read=gathering.credit_about,
    ),
    Section(
        code="ratings",
        title="评价",
        labels={"number": "办件编号", "level": "评价", "words": "留言", "at": "时间"},
        read=gathering.ratings_about,
    ),
    Section(
        code="concerns",
        title="咨询投诉、差评处置、信息公开申请",
        labels={
            "number": "编号",
            "status": "状态",
            "content": "内容",
            "events": "经过",
            "at": "时间",
        },
        read=gathering.concerns_about,
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
        read=gathering.tickets_about,
    ),
    Section(
        code="requests",
        title="更正和删除申请",
        labels={"number": "编号", "events": "经过", "at": "时间", "content": "内容"},
        read=gathering.requests_about,
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
        read=gathering.looks_about,
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
