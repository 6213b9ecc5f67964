"""What the result settles, asked of whoever makes it out (制发时登记的信息), such as a credit code.

Only what the filing does not say yet is asked; what the certificate itself has to carry is wanted.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from tongban.actions.certificates.settling import settles
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.elements import DataElement, Value, ValueKind
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.values import parse_value
from tongban.core.vocabulary.errors import InvalidValue
from tongban.web.components.forms import DatePartsField
from tongban.web.components.sentences import refusal
from tongban.web.counter.desk import Desk

_PREFIX = "settled."
_ASKED = frozenset({ValueKind.TEXT, ValueKind.DATE, ValueKind.INTEGER, ValueKind.DECIMAL})
"""Whether a result is there is said by the result; how it stands afterwards needs no asking."""


def questions(desk: Desk) -> dict[str, forms.Field]:
    """Return a field for each element that the result settles and nobody has told."""
    wanted = _on_its_face(desk.state.item, desk.dossier.catalogue)
    return {
        f"{_PREFIX}{element.code}": _field(element, required=element.code in wanted)
        for element in _open_elements(desk)
    }


def read(desk: Desk, told: Mapping[str, Any]) -> dict[str, Value]:
    """Return the values that were told, by element.

    Raises:
        ValidationError: by field, with what to write instead.
    """
    values: dict[str, Value] = {}
    wrong: dict[str, str] = {}
    for element in _open_elements(desk):
        name = f"{_PREFIX}{element.code}"
        written = told.get(name)
        if written:
            try:
                values[element.code] = parse_value(element, str(written))
            except InvalidValue as error:
                wrong[name] = refusal(error)
    if wrong:
        raise ValidationError(wrong)
    return values


def _open_elements(desk: Desk) -> Iterator[DataElement]:
    facts = desk.dossier.case.facts
    known = {fact["element"] for fact in facts if fact["value"] is not None}
    for code in settles(desk.state.item):
        element = desk.dossier.catalogue.elements.get(code)
        if element is not None and code not in known and element.kind in _ASKED:
            yield element


def _on_its_face(item: ServiceItem, catalogue: Catalogue) -> frozenset[str]:
    """Return what the certificates of an item carry."""
    return frozenset(
        element
        for output in item.outputs
        if output.evidence is not None and output.evidence in catalogue.evidence
        for element in catalogue.evidence[output.evidence].proves
    )


def _field(element: DataElement, *, required: bool) -> forms.Field:
    if element.kind is ValueKind.DATE:
        return DatePartsField(label=element.label, required=required)
    hint = gettext("由本部门登记；以后的环节和证照都用它。")
    return forms.CharField(label=element.label, help_text=hint, required=required, max_length=200)
