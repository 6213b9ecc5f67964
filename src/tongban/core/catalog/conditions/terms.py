"""What a term is about (项的种类): a day or a name, which people compare in their own words."""

from collections.abc import Mapping
from datetime import date

from tongban.core.catalog.conditions.nodes import Constant, Element, Term, Today
from tongban.core.catalog.elements import DataElement, ValueKind


def is_date(term: Term, elements: Mapping[str, DataElement]) -> bool:
    """Tell whether a term is a day."""
    match term:
        case Today():
            return True
        case Constant(value):
            return isinstance(value, date)
        case Element(code):
            return code in elements and elements[code].kind is ValueKind.DATE
        case _:
            return False


def is_name(term: Term, elements: Mapping[str, DataElement]) -> bool:
    """Tell whether a term is a name or an answer rather than an amount."""
    match term:
        case Constant(value):
            return isinstance(value, bool | str)
        case Element(code) if code in elements:
            return elements[code].kind in (ValueKind.YES_NO, ValueKind.TEXT, ValueKind.CHOICE)
        case _:
            return False
