"""Tables of what items share (共用定义的各张表): elements, evidence, departments and registers."""

from dataclasses import dataclass
from typing import Final

from tongban.core.catalog.datasets import Dataset
from tongban.core.catalog.departments import Department
from tongban.core.catalog.elements import DataElement, Option
from tongban.core.catalog.evidence import EvidenceType
from tongban.core.catalog.parameters import Parameter, ParameterValue
from tongban.core.catalog.tables import labels
from tongban.core.catalog.tables.cells import (
    CODE,
    CODES,
    DAY,
    LINES,
    NUMBER,
    OPTIONAL_CODE,
    OPTIONAL_DECIMAL,
    TEXT,
    choice,
)
from tongban.core.catalog.tables.citing import CITATION, OPTIONAL_CITATION
from tongban.core.catalog.tables.table import Table, column

ELEMENT: Final = "所属数据元"
_ONE_A_LINE: Final = "一行一个"


@dataclass(frozen=True, slots=True)
class CatalogueNote:
    """A note on the catalogue as a whole (目录说明)."""

    text: str


ELEMENTS: Final = Table(
    key="elements",
    title="数据元",
    kind=DataElement,
    identity="code",
    owner=ELEMENT,
    hint="明细的各列在“所属数据元”里写明细的编码；其他数据元空着",
    columns=(
        column("code", "数据元编码", CODE, "例如 premises.area"),
        column("label", "名称", TEXT),
        column("kind", "数据类型", choice(labels.VALUE_KINDS)),
        column("unit", "单位", TEXT),
        column("sensitivity", "敏感程度", choice(labels.SENSITIVITIES)),
        column("source_of_truth", "数源部门", OPTIONAL_CODE),
        column("hint", "填写提示", TEXT),
        column("least", "最小值", OPTIONAL_DECIMAL),
        column("most", "最大值", OPTIONAL_DECIMAL),
    ),
)
OPTIONS: Final = Table(
    key="options",
    title="数据元选项",
    kind=Option,
    identity="value",
    owner=ELEMENT,
    columns=(
        column("value", "选项值", CODE),
        column("label", "选项名称", TEXT),
        column("hint", "选项提示", TEXT),
    ),
)
EVIDENCE: Final = Table(
    key="evidence",
    title="材料目录",
    kind=EvidenceType,
    identity="code",
    columns=(
        column("code", "材料编码", CODE),
        column("name", "材料名称", TEXT),
        column("kind", "材料类型", choice(labels.EVIDENCE_KINDS)),
        column("source", "来源渠道", choice(labels.EVIDENCE_SOURCES)),
        column("proves", "证明的数据元", CODES, _ONE_A_LINE),
        column("issuer", "出具部门", OPTIONAL_CODE),
        column("issuer_note", "出具机构说明", TEXT),
        column("certificate_type", "证照类型", OPTIONAL_CODE),
        column("aliases", "别名", LINES, _ONE_A_LINE),
        column("blank_form", "空白表格", TEXT),
        column("filling_notes", "填报须知", TEXT),
    ),
)
DEPARTMENTS: Final = Table(
    key="departments",
    title="部门",
    kind=Department,
    identity="code",
    columns=(
        column("code", "部门编码", CODE),
        column("name", "部门全称", TEXT),
        column("short_name", "简称", TEXT),
        column("credit_code", "统一社会信用代码", CODE),
        column("area", "行政区划", CODE),
        column("phone", "电话", TEXT),
        column("address", "地址", TEXT),
        column("opening_hours", "办公时间", TEXT),
        column("complaints", "投诉电话", TEXT),
    ),
)
DATASETS: Final = Table(
    key="datasets",
    title="数据资源",
    kind=Dataset,
    identity="code",
    columns=(
        column("code", "数据资源编码", CODE),
        column("name", "数据资源名称", TEXT),
        column("holder", "提供部门", CODE),
        column("keys", "查询条件", CODES, _ONE_A_LINE),
        column("serves", "提供的数据元", CODES, _ONE_A_LINE),
        column("proves", "可替代的材料", CODES, _ONE_A_LINE),
        column("family", "指明家庭成员的数据元", CODES, _ONE_A_LINE),
        column("sharing", "共享属性", choice(labels.SHARINGS)),
        column("basis", "共享依据", OPTIONAL_CITATION),
        column("areas", "覆盖区划", CODES, _ONE_A_LINE),
        column("update_cycle", "更新周期", TEXT),
    ),
)
PARAMETERS: Final = Table(
    key="parameters",
    title="参数",
    kind=Parameter,
    identity="code",
    columns=(
        column("code", "参数编码", CODE),
        column("label", "参数名称", TEXT),
        column("unit", "参数单位", TEXT),
    ),
)
HISTORY: Final = Table(
    key="history",
    title="参数取值",
    kind=ParameterValue,
    owner="所属参数",
    columns=(
        column("effective_from", "起始日期", DAY),
        column("value", "取值", NUMBER),
        column("citation", "取值依据", CITATION),
    ),
)
NOTES: Final = Table(
    key="notes", title="目录说明", kind=CatalogueNote, columns=(column("text", "说明", TEXT),)
)
SHARED: Final = (
    ELEMENTS,
    OPTIONS,
    EVIDENCE,
    DEPARTMENTS,
    DATASETS,
    PARAMETERS,
    HISTORY,
    NOTES,
)
