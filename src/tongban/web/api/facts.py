"""Facts in a body (情形): what a caller tells of a person, read as forms read it.

Elements have kinds and limits, and one place knows them; all that is wrong is told at once.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Final

from pydantic import Field, StrictBool, StringConstraints, WithJsonSchema

from tongban.core.catalog.elements import DataElement, Value, ValueKind
from tongban.core.catalog.values import parse_choices, parse_value
from tongban.core.vocabulary.errors import InvalidValue, Reason
from tongban.web.api.problems import Refused, Wrong, wrong_value

MOST_FACTS: Final = 200
_LARGEST: Final = 10**15

Text = Annotated[str, StringConstraints(max_length=500, pattern=r"^[^\x00-\x08\x0b-\x1f\x7f]*$")]
Element = Annotated[
    str, StringConstraints(min_length=1, max_length=100, pattern=r"^[-a-zA-Z0-9_.]+$")
]
_NUMBER: Final = WithJsonSchema({"type": "number", "minimum": -_LARGEST, "maximum": _LARGEST})
Written = (
    StrictBool
    | Annotated[int, Field(strict=True, ge=-_LARGEST, le=_LARGEST)]
    | Annotated[Decimal, Field(strict=True, ge=-_LARGEST, le=_LARGEST), _NUMBER]
    | Text
    | Annotated[list[Text], Field(max_length=50)]
)
Facts = Annotated[dict[Element, Written], Field(max_length=MOST_FACTS)]


def read_facts(
    written: Mapping[str, Written], elements: Mapping[str, DataElement]
) -> dict[str, Value]:
    """Return the values of what was told.

    Raises:
        Refused: with everything that no element takes.
    """
    values: dict[str, Value] = {}
    wrong: list[Wrong] = []
    for code, one in written.items():
        try:
            values[code] = _value(_element(code, elements), one)
        except InvalidValue as fault:
            wrong.append(wrong_value(f"body.facts.{code}", fault))
    if wrong:
        raise Refused(wrong)
    return values


def _element(code: str, elements: Mapping[str, DataElement]) -> DataElement:
    if code not in elements:
        raise InvalidValue("element", Reason.FORMAT)
    return elements[code]


def _value(element: DataElement, written: Written) -> Value:
    match written:
        case bool():
            return written if element.kind is ValueKind.YES_NO else _misfit(element)
        case int() | Decimal():
            return parse_value(element, f"{written:f}")
        case str():
            return parse_value(element, written)
        case list():
            several = element.kind is ValueKind.CHOICES
            return parse_choices(element, written) if several else _misfit(element)


def _misfit(element: DataElement) -> Value:
    raise InvalidValue(element.label, Reason.FORMAT)
