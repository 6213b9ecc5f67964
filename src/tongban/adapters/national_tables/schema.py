"""Which column carries what (字段对照): the national name where there is one, else tb_.

What is read stands once. `further` columns are written for those who read only the national ones.
"""

from typing import Final

from tongban.adapters.national_tables.codes import (
    CASE_KINDS,
    CHANNELS,
    DEFERRABLE,
    ITEM_TYPES,
    LIMIT,
    OPTIONAL_LIMIT,
    SERVED,
    coded,
    several_coded,
)
from tongban.core.catalog.tables.cells import Codec
from tongban.core.catalog.tables.citing import LIMIT as PLAIN_LIMIT
from tongban.core.catalog.tables.citing import OPTIONAL_LIMIT as PLAIN_OPTIONAL_LIMIT
from tongban.core.catalog.tables.schema import SCHEMA
from tongban.core.catalog.tables.table import Column, Schema, Table

OWNER: Final = "local_task_code"
SYNC: Final = ("data_source", "cd_batch", "cd_operation", "cd_time")
"""Every record exchanged says where it comes from, in which batch, what for and when."""

_FILES: Final = {
    "items": "up_task_general_basic",
    "requirements": "up_task_general_material",
    "fees": "up_task_general_fee_project",
    "faqs": "up_task_general_questions",
    "elements": "tb_element",
    "options": "tb_element_option",
    "evidence": "tb_material_type",
    "departments": "tb_department",
    "datasets": "tb_dataset",
    "parameters": "tb_parameter",
    "history": "tb_parameter_value",
    "notes": "tb_catalogue_note",
}
_OWNERS: Final = {"elements": "tb_owner", "options": "tb_owner", "history": "tb_owner"}
_NAMES: Final = {
    "items": {
        "code": OWNER,
        "version": "task_version",
        "name": "task_name",
        "item_type": "task_type",
        "case_kind": "project_type",
        "audiences": "server_type",
        "statutory_limit": "anticipate_day|anticipate_type|anticipate_explain",
        "promised_limit": "promise_day|promise_type|promise_explain",
        "channels": "handle_type",
        "implementation_code": "task_code",
        "standard_item": "catalog_code",
        "visits": "limit_scene_num",
        "contact": "link_way",
        "complaints": "supervise_way",
        "places": "transact_addr",
        "hours": "transact_time",
        "effective_from": "plan_effective_date",
        "effective_until": "plan_cancel_date",
    },
    "requirements": {
        "name": "material_name",
        "basis": "by_law",
        "deferrable": "is_need",
        "copies": "page_num",
        "acceptance_standard": "accept_stand",
    },
    "fees": {
        "name": "fee_name",
        "amount": "fee_stand",
        "basis": "by_law",
        "note": "desc_explain",
    },
    "faqs": {"question": "question", "answer": "answer"},
}
_CODECS: Final[dict[tuple[str, str], Codec]] = {
    ("items", "item_type"): coded(ITEM_TYPES),
    ("items", "case_kind"): coded(CASE_KINDS),
    ("items", "audiences"): SERVED,
    ("items", "channels"): several_coded(CHANNELS),
    ("requirements", "deferrable"): DEFERRABLE,
}
_LIMITS: Final = {id(PLAIN_LIMIT): LIMIT, id(PLAIN_OPTIONAL_LIMIT): OPTIONAL_LIMIT}

FURTHER: Final = {
    "items": (
        "row_guid", "dept_code", "dept_name", "use_level", "by_law", "accept_condition",
        "handle_flow", "special_procedure", "is_fee", "fee_basis", "task_state",
        "task_handle_item",
    ),
    "requirements": (
        "row_guid", "task_code", "order_num", "material_type", "material_format", "source_type",
        "source_explain", "fill_explain", "form_guid",
    ),
    "fees": ("row_guid", "task_code", "order_num", "is_desc"),
    "faqs": ("row_guid", "task_code", "order_num"),
    "handled": ("row_guid", "task_code", "order_num", "task_handle_item"),
}  # fmt: skip
EXTEND: Final = "up_task_general_extend"
EXTEND_TITLES: Final = (
    OWNER, "row_guid", "task_code", "result_name", "result_type", "limit_scene_explain",
    "service_type", "is_express", "is_service_terminals", "is_online", *SYNC,
)  # fmt: skip


def _table(table: Table) -> Table:
    file = _FILES.get(table.key, f"tb_task_{table.key}")
    return Table(
        key=table.key,
        title=file,
        kind=table.kind,
        identity=table.identity,
        owner=_OWNERS.get(table.key, OWNER) if table.owner else "",
        columns=tuple(_column(table.key, one) for one in table.columns),
        further=(*FURTHER.get(table.key, ()), *SYNC),
    )


def _column(key: str, column: Column) -> Column:
    codec = _CODECS.get((key, column.attribute), column.codec)
    codec = _LIMITS.get(id(codec), codec)
    names = _NAMES.get(key, {}).get(column.attribute)
    if names is None:
        stem = f"tb_{column.attribute}"
        width = codec.width
        names = stem if width == 1 else f"{stem}_day|{stem}_type|{stem}_basis"
    return Column(column.attribute, tuple(names.split("|")), codec)


NATIONAL: Final = Schema(tuple(_table(table) for table in SCHEMA.tables))

OWNED: Final = ("extend", *(table.key for table in NATIONAL.tables if table.owner == OWNER))
"""The tables whose rows belong to an item."""
