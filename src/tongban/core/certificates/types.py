"""Types of certificate (证照类型): what its face holds, who issues it, how long it is valid.

Nothing here is written twice: a type follows from the evidence that the catalogue lists as an
electronic certificate and from the item whose result it is (GB/T 36903: the fields of a type).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.elements import DataElement, Value, ValueKind
from tongban.core.catalog.evidence import EvidenceType
from tongban.core.catalog.steps import Output
from tongban.core.vocabulary.limits import TimeLimit


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateType:
    """A type of certificate; `fields` are the elements of its face in the order they are printed.

    `validity` None means for good. `items` are the codes of the items that give it; without one,
    it is only taken over from what was issued before.
    """

    code: str
    name: str
    issuer: str
    evidence: str
    fields: tuple[DataElement, ...]
    validity: TimeLimit | None = None
    items: tuple[str, ...] = ()


def types_of(catalogue: Catalogue) -> dict[str, CertificateType]:
    """Return the types by the evidence that they are, in the order of the catalogue."""
    given = _given(catalogue)
    return {
        evidence.code: _type(evidence, given.get(evidence.code, ()), catalogue)
        for evidence in catalogue.evidence.values()
        if evidence.certificate_type
    }


def strange_fields(kind: CertificateType, fields: Mapping[str, Value]) -> tuple[str, ...]:
    """Return the fields that a face of this type has no room for."""
    known = {element.code for element in kind.fields}
    return tuple(code for code in fields if code not in known)


def _given(catalogue: Catalogue) -> dict[str, tuple[tuple[str, str, Output], ...]]:
    """Return for each evidence the items that give it, with their department and the output."""
    given: dict[str, tuple[tuple[str, str, Output], ...]] = {}
    for item in catalogue.items.values():
        for output in item.outputs:
            code = output.evidence or output.code
            given[code] = (*given.get(code, ()), (item.code, item.department, output))
    return given


def _type(
    evidence: EvidenceType, given: tuple[tuple[str, str, Output], ...], catalogue: Catalogue
) -> CertificateType:
    departments = [evidence.issuer, *(department for _, department, _ in given)]
    limits = [output.validity for _, _, output in given if output.validity]
    return CertificateType(
        code=evidence.certificate_type or evidence.code,
        name=evidence.name,
        issuer=next((one for one in departments if one), ""),
        evidence=evidence.code,
        fields=tuple(_printed(evidence, catalogue)),
        validity=limits[0] if limits else None,
        items=tuple(item for item, _, _ in given),
    )


def _printed(evidence: EvidenceType, catalogue: Catalogue) -> Iterator[DataElement]:
    """Yield the elements that fit on a face: a list of records does not."""
    for code in evidence.proves:
        element = catalogue.elements.get(code)
        if element is not None and element.kind is not ValueKind.RECORDS:
            yield element
