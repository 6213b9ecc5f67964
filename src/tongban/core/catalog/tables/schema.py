"""The tables of this catalogue (全部的表), in the order in which departments read them."""

from typing import Final

from tongban.core.catalog.tables.items import ITEMS, PARTS
from tongban.core.catalog.tables.shared import SHARED
from tongban.core.catalog.tables.table import Schema

PART_KEYS: Final = tuple(table.key for table in PARTS)
SHARED_KEYS: Final = tuple(table.key for table in SHARED)

SCHEMA: Final = Schema((ITEMS, *PARTS, *SHARED))
