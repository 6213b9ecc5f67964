"""Random catalogues of every kind of definition, for exchanges that must give back what they took.

References lead wherever they like: what is proved here is that nothing is lost or changed, not
that the catalogue makes sense.
"""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from item_strategies import (
    citations,
    codes,
    days,
    decimals,
    element_codes,
    items,
    kept,
    optional_codes,
    optional_words,
    several_codes,
    several_words,
    words,
)

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.datasets import Dataset, Sharing
from tongban.core.catalog.departments import Department
from tongban.core.catalog.elements import DataElement, Option, Sensitivity, ValueKind
from tongban.core.catalog.evidence import (
    EvidenceKind,
    EvidenceSource,
    EvidenceType,
)
from tongban.core.catalog.parameters import Parameter, ParameterValue

options = kept(st.builds(Option, value=codes, label=words, hint=optional_words), "value", 1)


@st.composite
def elements(draw: Any, *, deep: bool = False) -> DataElement:
    kind = draw(st.sampled_from([one for one in ValueKind if not deep or one.value != "records"]))
    chosen = kind in (ValueKind.CHOICE, ValueKind.CHOICES)
    listed = kind is ValueKind.RECORDS
    return DataElement(
        code=draw(element_codes),
        label=draw(words),
        kind=kind,
        unit=draw(optional_words),
        options=draw(options) if chosen else (),
        columns=draw(kept(elements(deep=True), "code", 1)) if listed else (),
        sensitivity=draw(st.sampled_from(Sensitivity)),
        source_of_truth=draw(optional_codes),
        hint=draw(optional_words),
        least=draw(st.none() | decimals),
        most=draw(st.none() | decimals),
    )


evidence = st.builds(
    EvidenceType,
    code=codes,
    name=words,
    kind=st.sampled_from(EvidenceKind),
    source=st.sampled_from(EvidenceSource),
    proves=several_codes,
    issuer=optional_codes,
    certificate_type=optional_codes,
    issuer_note=optional_words,
    aliases=several_words,
    blank_form=optional_words,
    filling_notes=optional_words,
)
departments = st.builds(
    Department,
    code=codes,
    name=words,
    short_name=words,
    credit_code=codes,
    area=codes,
    phone=optional_words,
    address=optional_words,
    opening_hours=optional_words,
    complaints=optional_words,
)
datasets = st.builds(
    Dataset,
    code=codes,
    name=words,
    holder=codes,
    keys=several_codes,
    serves=several_codes,
    proves=several_codes,
    sharing=st.sampled_from(Sharing),
    basis=st.none() | citations,
    areas=several_codes,
    update_cycle=optional_words,
)
numbers = st.integers(-99, 9999) | st.sampled_from([Decimal("0.5"), Decimal("800.50")])


@st.composite
def parameters(draw: Any) -> Parameter:
    known = sorted(draw(st.sets(days, min_size=1, max_size=3)))
    return Parameter(
        code=draw(codes),
        label=draw(words),
        unit=draw(words),
        history=tuple(
            ParameterValue(effective_from=day, value=draw(numbers), citation=draw(citations))
            for day in known
        ),
    )


@st.composite
def catalogues(draw: Any) -> Catalogue:
    """Return a catalogue of at most two definitions of each kind."""

    def by_code(strategy: st.SearchStrategy[Any]) -> dict[str, Any]:
        return {one.code: one for one in draw(kept(strategy, "code"))}

    return Catalogue(
        elements=by_code(elements()),
        departments=by_code(departments),
        evidence=by_code(evidence),
        items=by_code(items()),
        datasets=by_code(datasets),
        parameters=by_code(parameters()),
        local_notes=draw(several_words),
    )
