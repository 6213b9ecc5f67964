"""National exchange tables (国家交换表): items as provinces hand them up, one CSV file a table.

Read in this order: `codes` (the national code lists), `schema` (which column carries what; what the
national tables have no place for stands in tables and columns that begin with tb_), `further` (the
columns that say the same in words for those who read only the national ones), `writing`,
`archive` (a set of files, opened with care), `completing` (what another's set leaves unsaid),
`reading` and `abnormal` (rejected rows as the national table of errors).
"""

from tongban.adapters.national_tables.abnormal import ABNORMAL, abnormal_row
from tongban.adapters.national_tables.archive import UnreadableArchive, open_archive
from tongban.adapters.national_tables.completing import (
    REMOVAL_TOLD,
    Completing,
    asks_for_removal,
    keys_of,
    owner_of,
    papers,
)
from tongban.adapters.national_tables.reading import NationalRead, read_national
from tongban.adapters.national_tables.schema import NATIONAL, OWNED
from tongban.adapters.national_tables.writing import Batch, write_national

__all__ = [
    "ABNORMAL",
    "NATIONAL",
    "OWNED",
    "REMOVAL_TOLD",
    "Batch",
    "Completing",
    "NationalRead",
    "UnreadableArchive",
    "abnormal_row",
    "asks_for_removal",
    "keys_of",
    "open_archive",
    "owner_of",
    "papers",
    "read_national",
    "write_national",
]
