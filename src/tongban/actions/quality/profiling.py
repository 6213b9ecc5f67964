"""Profiles at rest (字段概貌留存): what a column looks like, without a value of anybody.

The first and the last value are kept of days and numbers only, and never of what is sensitive.
"""

from typing import Any, Final

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.elements import Sensitivity, ValueKind
from tongban.core.quality.profiles import ColumnProfile

_LONGEST_SHAPE: Final = 60
_MEASURED: Final = frozenset({ValueKind.DATE, ValueKind.INTEGER, ValueKind.DECIMAL})


def stored_profile(one: ColumnProfile, catalogue: Catalogue) -> dict[str, Any]:
    """Return a profile as it is kept."""
    element = catalogue.elements.get(one.field)
    tells = (
        element is not None
        and element.kind in _MEASURED
        and element.sensitivity is not Sensitivity.SENSITIVE
    )
    return {
        "field": one.field,
        "rows": one.rows,
        "blank": one.blank,
        "distinct": one.distinct,
        "least": one.least if tells else None,
        "most": one.most if tells else None,
        "shapes": [[shape[:_LONGEST_SHAPE], rows] for shape, rows in one.shapes],
    }
