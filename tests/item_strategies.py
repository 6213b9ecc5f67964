"""Random service items, with every part that an item may have."""

from datetime import date
from typing import Any

from conditionwork import conditions
from hypothesis import strategies as st

from tongban.core.catalog.conditions.nodes import ALWAYS
from tongban.core.catalog.evidence import (
    EvidenceRequirement,
    Trust,
)
from tongban.core.catalog.handled import HandledItem
from tongban.core.catalog.items import (
    AcceptanceCondition,
    Audience,
    CaseKind,
    Channel,
    Faq,
    Fee,
    FormField,
    ItemType,
    LegalBasis,
    ServiceItem,
)
from tongban.core.catalog.questions import Question
from tongban.core.catalog.steps import Output, OutputKind, SpecialProcedure, Step, StepKind
from tongban.core.vocabulary.citations import Citation, LegalLevel
from tongban.core.vocabulary.limits import TimeLimit
from tongban.core.vocabulary.money import Money

words = st.sampled_from(
    ["餐饮", "=1+1", "-小微", "+86", "@某人", "'引号", "a, b", "甲\n乙", "甲\n  乙\n\n丙",
     "“全角”，、；", "x" * 300, "1", "1.0", "_x000D_", "是", "<b>&amp;</b>", '{"a": 1}', "🙂𠮷"]
)  # fmt: skip
optional_words = st.just("") | words
codes = st.sampled_from(["one", "two_2", "three", "0042", "a-b"])
optional_codes = st.none() | codes
element_codes = st.sampled_from(["person.age", "premises.area", "member.age", "food.kinds"])
several_codes = st.lists(codes, max_size=2).map(tuple)
several_words = st.lists(words, max_size=2).map(tuple)
days = st.dates(date(2001, 1, 1), date(2040, 1, 1))
citations = st.sampled_from(
    [
        Citation(law="行政许可法", article="32", paragraph=1, item=4),
        Citation(law="电子签名法"),
        Citation(law="某办法", number="总局令第78号", level=LegalLevel.DEPARTMENT_RULE),
        Citation(law="某条例", article="3-1", level=LegalLevel.LOCAL_REGULATION),
        Citation.local("承诺"),
    ]
)
several_citations = st.lists(citations, max_size=2).map(tuple)
limits = st.one_of(
    st.builds(TimeLimit.working_days, st.integers(1, 99), citations),
    st.builds(TimeLimit.calendar_days, st.integers(1, 99), citations),
    st.builds(TimeLimit.hours, st.integers(1, 99), citations),
    st.builds(TimeLimit.months, st.integers(1, 99), citations),
    st.builds(TimeLimit.years, st.integers(1, 99), citations),
    st.builds(TimeLimit.instant, citations),
)
decimals = st.decimals(-999, 999, places=2)
when = st.just(ALWAYS) | conditions()
amounts = st.integers(-1, 10**9).map(Money)


def kept(strategy: st.SearchStrategy[Any], attribute: str, least: int = 0) -> Any:
    """Return a few definitions, each with its own value of an attribute."""
    return st.lists(
        strategy, min_size=least, max_size=2, unique_by=lambda one: getattr(one, attribute)
    ).map(tuple)


bases = st.builds(LegalBasis, citation=citations, says=optional_words)
questions = st.builds(
    Question, element=element_codes, words=words, hint=optional_words, help_text=optional_words
)
acceptance = st.builds(
    AcceptanceCondition,
    id=codes,
    words=words,
    expression=conditions(),
    basis=several_citations,
    otherwise=optional_words,
)
fields = st.builds(
    FormField, element=element_codes, purpose=words, needed_when=when, optional=st.booleans()
)
fees = st.builds(
    Fee, id=codes, name=words, amount=amounts, basis=citations, needed_when=when,
    note=optional_words,
)  # fmt: skip
outputs = st.builds(
    Output,
    code=codes,
    name=words,
    kind=st.sampled_from(OutputKind),
    evidence=optional_codes,
    certificate_type=optional_codes,
    settles=several_codes,
    needs=several_codes,
    validity=st.none() | limits,
)
procedures = st.builds(
    SpecialProcedure,
    id=codes,
    name=words,
    limit=limits.filter(lambda limit: limit.value > 0),
    basis=citations,
)


@st.composite
def requirements(draw: Any) -> EvidenceRequirement:
    primary = draw(st.booleans())
    listed = st.lists(codes, min_size=1, max_size=2).map(tuple)
    return EvidenceRequirement(
        id=draw(codes),
        name=draw(words),
        alternatives=tuple(draw(st.lists(listed, min_size=1, max_size=2))),
        basis=draw(several_citations),
        needed_when=draw(when),
        primary=primary,
        deferrable=not primary and draw(st.booleans()),
        declarable=draw(st.booleans()),
        original_seen=draw(st.booleans()),
        copies=draw(st.integers(0, 9)),
        medium=draw(optional_words),
        acceptance_standard=draw(optional_words),
        least_trust=draw(st.sampled_from(Trust)),
    )


@st.composite
def steps(draw: Any) -> tuple[Step, ...]:
    made: list[Step] = []
    for place in range(draw(st.integers(1, 3))):
        known = [one.id for one in made]
        made.append(
            Step(
                id=f"s{place}",
                name=draw(words),
                department=draw(codes),
                limit=draw(limits),
                kind=draw(st.sampled_from(StepKind)),
                waits_for=tuple(name for name in known if draw(st.booleans())),
                needed_when=draw(when),
                presence=draw(optional_words),
                requirements=draw(optional_words),
                officers=draw(st.integers(0, 3)),
                basis=draw(several_citations),
            )
        )
    return tuple(made)


handled_items = st.builds(HandledItem, serial=st.integers(1, 99), name=words, applies_when=when)
_ITEM: dict[str, st.SearchStrategy[Any]] = {
    "code": codes,
    "version": st.integers(1, 9),
    "name": words,
    "department": codes,
    "item_type": st.sampled_from(ItemType),
    "case_kind": st.sampled_from(CaseKind),
    "audiences": st.lists(st.sampled_from(Audience), unique=True).map(tuple),
    "legal_basis": st.lists(bases, max_size=2).map(tuple),
    "statutory_limit": limits,
    "promised_limit": limits,
    "acceptance_limit": limits,
    "steps": steps(),
    "outputs": kept(outputs, "code", 1),
    "questions": kept(questions, "element"),
    "conditions": kept(acceptance, "id"),
    "requirements": kept(requirements(), "id"),
    "fields": kept(fields, "element"),
    "fees": kept(fees, "id"),
    "special_procedures": kept(procedures, "id"),
    "extension_limit": st.none() | limits,
    "extension_approver": optional_words,
    "delivery_limit": st.none() | limits,
    "channels": st.lists(st.sampled_from(Channel), unique=True).map(tuple),
    "implementation_code": st.just("") | codes,
    "standard_item": st.just("") | codes,
    "summary": optional_words,
    "keywords": several_words,
    "visit_reason": optional_words,
    "visits": st.integers(0, 3),
    "contact": optional_words,
    "complaints": optional_words,
    "places": optional_words,
    "hours": optional_words,
    "faqs": st.lists(st.builds(Faq, question=words, answer=words), max_size=2).map(tuple),
    "intermediary_services": st.lists(bases, max_size=1).map(tuple),
    "effective_from": days,
    "effective_until": st.none() | days,
    "local_notes": several_words,
    "handled": kept(handled_items, "serial"),
    "standard_version": st.integers(0, 3),
}


@st.composite
def items(draw: Any) -> ServiceItem:
    return ServiceItem(**{name: draw(strategy) for name, strategy in _ITEM.items()})
