"""Rejected rows as the national table of errors (异常数据表): dn_audit_abnormal."""

from typing import Final

from tongban.adapters.national_tables.schema import NATIONAL
from tongban.adapters.national_tables.writing import Batch
from tongban.core.catalog.tables.rows import Fault

ABNORMAL: Final = (
    "row_guid",
    "err_type",
    "table_name",
    "table_row_guid",
    "table_cd_batch",
    "table_cd_source",
    "table_cd_time",
    "remark",
    "cd_time",
)
"""The titles of the table."""


def abnormal_row(fault: Fault, guid: str, batch: Batch, *, moment: str) -> tuple[str, ...]:
    """Return the row that hands a fault back: `guid` names the record, `batch` how it came."""
    table = NATIONAL.by_key.get(fault.table)
    return (
        f"{batch.number}/{fault.table}/{fault.row}/{fault.cell}",
        fault.rule,
        table.title if table else fault.table,
        guid or str(fault.row),
        batch.number,
        batch.source,
        batch.moment,
        fault.reason,
        moment,
    )
