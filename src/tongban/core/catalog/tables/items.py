"""Tables of service items (事项的各张表): the item itself, and one table for each of its parts."""

from typing import Any, Final

from tongban.core.catalog.evidence import EvidenceRequirement
from tongban.core.catalog.handled import HandledItem
from tongban.core.catalog.items import (
    AcceptanceCondition,
    Faq,
    Fee,
    FormField,
    LegalBasis,
    ServiceItem,
)
from tongban.core.catalog.questions import Question
from tongban.core.catalog.steps import Output, SpecialProcedure, Step
from tongban.core.catalog.tables import labels
from tongban.core.catalog.tables.cells import (
    ALTERNATIVES,
    CODE,
    CODES,
    DAY,
    INTEGER,
    LINES,
    MONEY,
    OPTIONAL_CODE,
    OPTIONAL_DAY,
    TEXT,
    YES_NO,
    choice,
    choices,
)
from tongban.core.catalog.tables.citing import (
    CITATION,
    CITATIONS,
    CONDITION,
    LIMIT,
    OPTIONAL_LIMIT,
    WHEN,
)
from tongban.core.catalog.tables.table import Column, Table, column

ITEM_CODE: Final = "事项编码"
_ONE_A_LINE: Final = "一行一条"
_CONDITION_HINT: Final = "例如 premises.area >= 50 and food.only_packaged = no；空着表示总是适用"
_WHEN: Final = column("needed_when", "适用条件", WHEN, _CONDITION_HINT)


def _part(key: str, title: str, kind: type, *columns: Column, **more: Any) -> Table:
    return Table(key=key, title=title, kind=kind, columns=columns, owner=ITEM_CODE, **more)


ITEMS: Final = Table(
    key="items",
    title="事项基本信息",
    kind=ServiceItem,
    identity="code",
    columns=(
        column("code", ITEM_CODE, CODE, "本表各页用它把内容连到同一个事项"),
        column("version", "版本", INTEGER),
        column("name", "事项名称", TEXT),
        column("department", "实施部门", CODE, "部门编码，见“部门”页"),
        column("item_type", "事项类型", choice(labels.ITEM_TYPES)),
        column("case_kind", "办件类型", choice(labels.CASE_KINDS)),
        column("audiences", "服务对象", choices(labels.AUDIENCES)),
        column("summary", "一句话说明", TEXT),
        column("keywords", "关键词", LINES, _ONE_A_LINE),
        column("statutory_limit", "法定时限|法定时限单位|法定时限依据", LIMIT),
        column("promised_limit", "承诺时限|承诺时限单位|承诺时限依据", LIMIT),
        column("acceptance_limit", "受理时限|受理时限单位|受理时限依据", LIMIT),
        column("extension_limit", "延期时限|延期时限单位|延期依据", OPTIONAL_LIMIT),
        column("extension_approver", "延期批准人", TEXT),
        column("delivery_limit", "送达时限|送达时限单位|送达依据", OPTIONAL_LIMIT),
        column("channels", "办理形式", choices(labels.CHANNELS)),
        column("implementation_code", "实施编码", CODE),
        column("standard_item", "基本目录编码", CODE),
        column("visits", "到办事现场次数", INTEGER),
        column("visit_reason", "必须现场办理的原因", TEXT),
        column("contact", "咨询方式", TEXT),
        column("complaints", "监督投诉方式", TEXT),
        column("places", "办理地点", TEXT),
        column("hours", "办理时间", TEXT),
        column("effective_from", "生效日期", DAY, "例如 2026-01-01"),
        column("effective_until", "失效日期", OPTIONAL_DAY),
        column("local_notes", "本地说明", LINES, _ONE_A_LINE),
        column("standard_version", "采用的标准版本", INTEGER, "没有采用基本目录标准的写 0"),
    ),
)

_BASIS_COLUMNS = (
    column("citation", "条款", CITATION, "例如 行政许可法#32.1"),
    column("says", "条款说了什么", TEXT),
)

PARTS: Final = (
    _part("legal_basis", "设定依据", LegalBasis, *_BASIS_COLUMNS),
    _part(
        "conditions",
        "受理条件",
        AcceptanceCondition,
        column("id", "条件编号", CODE),
        column("words", "条件", TEXT),
        column("expression", "条件表达式", CONDITION, "例如 premises.area >= 50"),
        column("basis", "依据", CITATIONS, _ONE_A_LINE),
        column("otherwise", "不满足时怎么办", TEXT),
        identity="id",
    ),
    _part(
        "questions",
        "情形问题",
        Question,
        column("element", "数据元", CODE),
        column("words", "问法", TEXT),
        column("hint", "提示", TEXT),
        column("help_text", "详细说明", TEXT),
        identity="element",
    ),
    _part(
        "requirements",
        "申报材料",
        EvidenceRequirement,
        column("id", "材料序号", CODE),
        column("name", "材料名称", TEXT),
        column(
            "alternatives",
            "材料",
            ALTERNATIVES,
            "材料编码，见“材料目录”页；一起交的用 + 连接，任选其一的另起一行",
        ),
        _WHEN,
        column("basis", "要求提供的依据", CITATIONS, _ONE_A_LINE),
        column("primary", "主审要件", YES_NO),
        column("deferrable", "可容缺后补", YES_NO),
        column("declarable", "可告知承诺", YES_NO),
        column("original_seen", "核对原件", YES_NO),
        column("copies", "份数", INTEGER),
        column("medium", "材料形式", TEXT),
        column("acceptance_standard", "受理标准", TEXT),
        column("least_trust", "最低可信等级", choice(labels.TRUSTS)),
        identity="id",
    ),
    _part(
        "fields",
        "表单项",
        FormField,
        column("element", "数据元", CODE),
        column("purpose", "用途", TEXT),
        _WHEN,
        column("optional", "选填", YES_NO),
        identity="element",
    ),
    _part(
        "steps",
        "办理环节",
        Step,
        column("id", "环节编号", CODE),
        column("name", "环节名称", TEXT),
        column("kind", "环节性质", choice(labels.STEP_KINDS)),
        column("department", "办理部门", CODE),
        column("limit", "环节时限|环节时限单位|环节时限依据", LIMIT),
        column("waits_for", "前置环节", CODES, _ONE_A_LINE),
        _WHEN,
        column("presence", "申请人到场原因", TEXT),
        column("requirements", "审查要求", TEXT),
        column("officers", "办理人数", INTEGER),
        column("basis", "环节依据", CITATIONS, _ONE_A_LINE),
        identity="id",
    ),
    _part(
        "special_procedures",
        "特别程序",
        SpecialProcedure,
        column("id", "程序编号", CODE),
        column("name", "程序名称", TEXT),
        column("limit", "程序时限|程序时限单位|程序时限依据", LIMIT),
        column("basis", "程序依据", CITATION),
        identity="id",
    ),
    _part(
        "fees",
        "收费",
        Fee,
        column("id", "收费编号", CODE),
        column("name", "收费项目", TEXT),
        column("amount", "收费标准（元）", MONEY),
        column("basis", "收费依据", CITATION),
        _WHEN,
        column("note", "减免和说明", TEXT),
        identity="id",
    ),
    _part(
        "outputs",
        "结果",
        Output,
        column("code", "结果编号", CODE),
        column("name", "结果名称", TEXT),
        column("kind", "结果类型", choice(labels.OUTPUT_KINDS)),
        column("evidence", "对应材料编码", OPTIONAL_CODE),
        column("certificate_type", "证照类型", OPTIONAL_CODE),
        column("settles", "办成后确定的数据元", CODES, _ONE_A_LINE),
        column("needs", "发放前需要的数据元", CODES, _ONE_A_LINE),
        column("validity", "有效期|有效期单位|有效期依据", OPTIONAL_LIMIT),
        column("renews", "换发持有的旧证", YES_NO),
        identity="code",
    ),
    _part(
        "faqs",
        "常见问题",
        Faq,
        column("question", "问题", TEXT),
        column("answer", "回答", TEXT),
    ),
    _part(
        "handled",
        "业务办理项",
        HandledItem,
        column("serial", "办理项序号", INTEGER, "1 到 99；实施编码加这两位就是业务办理项编码"),
        column("name", "办理项名称", TEXT),
        column("applies_when", "适用情形", WHEN, _CONDITION_HINT),
        identity="serial",
    ),
    _part("intermediary_services", "中介服务", LegalBasis, *_BASIS_COLUMNS),
)
"""The parts of an item; the key of each table is the attribute of the item that its rows make."""
