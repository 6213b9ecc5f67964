"""Small generated cities and people, for the laws that every guide must keep."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from guidework import (
    ACCEPTANCE,
    MONDAY,
    catalogue,
    circumstances,
    condition,
    dataset,
    days,
    form_field,
    holding,
    item,
    output,
    requirement,
    step,
)
from hypothesis import strategies as st

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.datasets import Dataset
from tongban.core.catalog.elements import Value
from tongban.core.catalog.evidence import EvidenceRequirement, Trust
from tongban.core.catalog.items import Channel, ServiceItem
from tongban.core.catalog.steps import Step
from tongban.core.guides.circumstances import Circumstances
from tongban.core.people.holdings import Holding, HoldingKind
from tongban.core.vocabulary.limits import TimeLimit

YES_NO = ("a.yes", "b.yes", "c.yes", "d.yes")
ANSWERS: dict[str, st.SearchStrategy[Value]] = {
    **{code: st.booleans() for code in YES_NO},
    "p.area": st.integers(0, 100),
    "p.use": st.sampled_from(["shop", "home", "works"]),
}
DOCUMENTS = ("deed", "lease", "photo", "report", "permit")

conditions = st.recursive(
    st.sampled_from(
        [
            *YES_NO,
            "p.area >= 50",
            "p.area between 10 and 60",
            'p.use in {"shop", "home"}',
            "a.yes = b.yes",
            'judged("site", "场所合格")',
        ]
    ),
    lambda inner: st.one_of(
        inner.map("not ({})".format),
        st.tuples(inner, inner).map(lambda two: f"({two[0]}) and ({two[1]})"),
        st.tuples(inner, inner).map(lambda two: f"({two[0]}) or ({two[1]})"),
        st.tuples(inner, inner, inner).map(
            lambda three: f"at least 2 of (({three[0]}), ({three[1]}), ({three[2]}))"
        ),
    ),
    max_leaves=4,
)
sometimes = st.one_of(st.just("always"), conditions)


@st.composite
def requirements(draw: Any, name: str) -> EvidenceRequirement:
    lists = st.lists(st.sampled_from(DOCUMENTS), min_size=1, max_size=2, unique=True).map(tuple)
    primary = draw(st.booleans())
    return requirement(
        name,
        *draw(st.lists(lists, min_size=1, max_size=2)),
        when=draw(sometimes),
        primary=primary,
        deferrable=not primary and draw(st.booleans()),
        declarable=draw(st.booleans()),
        original_seen=draw(st.booleans()),
        least_trust=draw(st.sampled_from(Trust)),
    )


limits = st.one_of(
    st.integers(1, 10).map(days),
    st.integers(1, 10).map(lambda count: TimeLimit.calendar_days(count, ACCEPTANCE.limit.citation)),
    st.just(TimeLimit.instant(ACCEPTANCE.limit.citation)),
)


@st.composite
def steps(draw: Any) -> tuple[Step, ...]:
    made: list[Step] = [ACCEPTANCE] if draw(st.booleans()) else []
    for place in range(draw(st.integers(1, 4))):
        known = [one.id for one in made]
        made.append(
            step(
                f"s{place}",
                draw(limits),
                *draw(st.lists(st.sampled_from(known), unique=True) if known else st.just([])),
                when=draw(sometimes),
                presence=draw(st.sampled_from(["", "", "按指纹"])),
            )
        )
    return tuple(made)


@st.composite
def items(draw: Any, code: str = "item", yields: str | None = None) -> ServiceItem:
    asked = draw(st.lists(st.sampled_from(list(ANSWERS)), unique=True))
    needs = [draw(requirements(f"r{place}")) for place in range(draw(st.integers(0, 3)))]
    fields = draw(st.lists(st.sampled_from([*ANSWERS, "p.name"]), max_size=3, unique=True))
    return item(
        code,
        questions=asked,
        conditions=[
            condition(draw(conditions), f"c{place}") for place in range(draw(st.integers(0, 2)))
        ],
        requirements=tuple(needs),
        fields=tuple(form_field(one, draw(sometimes)) for one in fields),
        steps=draw(steps()),
        outputs=(output(yields),),
        channels=draw(st.sampled_from([(Channel.WINDOW,), (Channel.WEB, Channel.WINDOW)])),
    )


@st.composite
def holdings(draw: Any) -> Holding:
    return holding(
        draw(st.sampled_from(DOCUMENTS)),
        kind=draw(st.sampled_from(HoldingKind)),
        trust=draw(st.sampled_from(Trust)),
        usable=draw(st.booleans()),
        valid_until=draw(st.sampled_from([None, MONDAY, MONDAY - timedelta(days=1)])),
    )


@st.composite
def datasets(draw: Any) -> tuple[Dataset, ...]:
    """Return a register for each document; which may be called is up to the circumstances."""
    return tuple(
        dataset(f"d-{code}", keys=draw(st.sampled_from([(), ("p.area",)])), proves=(code,))
        for code in DOCUMENTS
    )


@st.composite
def people(draw: Any) -> Circumstances:
    told = draw(st.fixed_dictionaries({}, optional=ANSWERS))
    callable_now = st.frozensets(st.sampled_from([f"d-{code}" for code in DOCUMENTS]))
    return circumstances(
        told,
        holdings=tuple(draw(st.lists(holdings(), max_size=3))),
        available=draw(callable_now),
        unavailable=dict.fromkeys(draw(callable_now), "维护中"),
        may_declare=draw(st.booleans()),
        may_defer=draw(st.booleans()),
    )


@st.composite
def cities(draw: Any) -> Catalogue:
    """Return a city of three items, of which each may use what earlier ones yield."""
    first = draw(items("first", yields="permit"))
    others = [draw(items(code)) for code in ("second", "third")]
    return catalogue([_without(first, "permit"), *others], draw(datasets()))


def _without(made: ServiceItem, document: str) -> ServiceItem:
    """Return an item that does not ask for a document, so that it can be the one to yield it."""
    kept = tuple(
        one
        for one in made.requirements
        if all(document not in listed for listed in one.alternatives)
    )
    return replace(made, requirements=kept)
