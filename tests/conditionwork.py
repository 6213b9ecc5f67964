"""Random conditions and random knowledge: trees of every node, values with blanks and nonsense.

Few codes and small values, so that comparisons meet their bounds often.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from tongban.core.catalog.conditions.nodes import (
    NO_NOTE,
    AllOf,
    Always,
    AnyOf,
    Arithmetic,
    AtLeast,
    Between,
    Compare,
    Comparison,
    Condition,
    Constant,
    Contains,
    DatedParameter,
    Elapsed,
    Element,
    Exists,
    HowMany,
    Judged,
    Not,
    Note,
    OneOf,
    Operator,
    Quantified,
    Quantifier,
    Span,
    Term,
    Today,
)
from tongban.core.vocabulary.citations import Citation, LegalLevel

TODAY = date(2026, 9, 15)
CODES = ("person.age", "person.birth_date", "premises.area", "applicant.kind", "premises.open")
LISTS = ("household.members", "enterprise.staff")
COLUMNS = ("member.age", "member.kind", "member.birth_date")

texts = st.sampled_from(["a", "b", "餐饮", "", 'quo"te', "back\\slash", "全角　空格"])
dates = st.sampled_from(
    [date(2008, 2, 29), date(2010, 9, 15), date(2010, 9, 16), date(2026, 1, 31), date(2030, 1, 1)]
)
decimals = st.sampled_from([Decimal("0.5"), Decimal("-1.50"), Decimal("16.0"), Decimal("60.0")])
numbers = st.integers(-2, 18) | decimals
literals = st.booleans() | numbers | texts | dates
notes = st.one_of(
    st.just(NO_NOTE),
    st.builds(
        Note,
        id=st.sampled_from(["", "area", "age.limit", "编号 1", "today"]),
        words=texts,
        basis=st.sampled_from(
            [
                None,
                Citation(law="食品安全法", level=LegalLevel.LAW, article="33", paragraph=1),
                Citation(law="某管理办法", level=LegalLevel.DEPARTMENT_RULE, number="总局令第78号"),
                Citation.local("本市惯例 # 1"),
            ]
        ),
    ),
)


def terms(*, inside: bool = False) -> st.SearchStrategy[Term]:
    """Return terms; `inside` a list they may read its columns, and may not count."""
    codes = CODES + COLUMNS if inside else CODES
    leaves: st.SearchStrategy[Term] = st.one_of(
        st.builds(Element, st.sampled_from(codes)),
        st.builds(Constant, literals),
        st.builds(Elapsed, st.sampled_from(Span), st.builds(Element, st.sampled_from(codes)),
                  st.builds(Today)),
        st.builds(DatedParameter, st.sampled_from(["standard", "policy.line"])),
        st.builds(Today),
    )  # fmt: skip
    if not inside:
        counted = st.none() | leaf_conditions(inside=True)
        leaves |= st.builds(HowMany, st.sampled_from(LISTS), counted)
    return st.recursive(
        leaves,
        lambda parts: st.one_of(
            st.builds(Arithmetic, st.sampled_from(Operator), parts, parts),
            st.builds(Elapsed, st.sampled_from(Span), parts, parts),
        ),
        max_leaves=4,
    )


def leaf_conditions(*, inside: bool = False) -> st.SearchStrategy[Condition]:
    """Return conditions without parts."""
    codes = st.sampled_from(CODES + COLUMNS if inside else CODES)
    several = st.deferred(lambda: terms(inside=inside))
    simple = st.builds(Element, codes)
    return st.one_of(
        st.builds(
            Compare, simple, st.sampled_from(Comparison), st.builds(Constant, literals), notes
        ),
        st.builds(Compare, several, st.sampled_from(Comparison), several, notes),
        st.builds(Between, several, several, several, notes),
        st.builds(
            Between, simple, st.builds(Constant, numbers), st.builds(Constant, numbers), notes
        ),
        st.builds(OneOf, several, st.lists(literals, min_size=1, max_size=3).map(tuple), notes),
        st.builds(OneOf, simple, st.lists(texts, min_size=1, max_size=3).map(tuple), notes),
        st.builds(Contains, codes, texts, notes),
        st.builds(Exists, codes, notes),
        st.builds(Judged, st.sampled_from(["hygiene", "site.fit"]), texts, notes),
        st.builds(Always, st.booleans(), notes),
    )


def _at_least(count: int, parts: tuple[Condition, ...], note: Note) -> AtLeast:
    return AtLeast(min(count, len(parts)), parts, note)


def conditions() -> st.SearchStrategy[Condition]:
    """Return trees of every kind of node."""
    return _joined(leaf_conditions() | about_lists())


def about_lists() -> st.SearchStrategy[Condition]:
    """Return questions about the records of a list: some, every, no, how many."""
    inside = _joined(leaf_conditions(inside=True))
    lists = st.sampled_from(LISTS)
    counted = st.builds(HowMany, lists, st.none() | inside)
    number = st.builds(Constant, st.integers(0, 3))
    return st.one_of(
        st.builds(Quantified, st.sampled_from(Quantifier), lists, inside, notes),
        st.builds(Compare, counted, st.sampled_from(Comparison), number, notes),
    )


def _joined(leaves: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    def joined(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
        several = st.lists(parts, min_size=1, max_size=3).map(tuple)
        return st.one_of(
            st.builds(AllOf, several, notes),
            st.builds(AnyOf, several, notes),
            st.builds(Not, parts, notes),
            st.builds(_at_least, st.integers(1, 3), several, notes),
        )

    return st.recursive(leaves, joined, max_leaves=6)


_NONSENSE = st.sampled_from(
    [1.5, float("nan"), Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("1E+99"),
     10**50, datetime(2026, 1, 1, 9, 0, tzinfo=UTC), ["a"], ("a", 1), (1,), {"age": 1}, object]
)  # fmt: skip
scalars = literals | st.none() | _NONSENSE
choices = st.lists(texts, max_size=2).map(tuple)
_columns = {
    "age": numbers | st.none(),
    "kind": texts | choices,
    "birth_date": dates | _NONSENSE,
}
records = st.lists(st.fixed_dictionaries({}, optional=_columns), max_size=3).map(tuple)


def values() -> st.SearchStrategy[dict[str, Any]]:
    """Return what may be known: any element may be blank, empty or nonsense."""
    kinds: dict[str, st.SearchStrategy[Any]] = dict.fromkeys(CODES, scalars | choices)
    kinds |= dict.fromkeys(LISTS, records | scalars)
    kinds |= {"judged.hygiene": st.booleans() | scalars, "judged.site.fit": st.booleans()}
    return st.fixed_dictionaries({}, optional=kinds)


def values_with_lists() -> st.SearchStrategy[dict[str, Any]]:
    """Return knowledge in which every list is known, though its columns may be blank."""
    return st.builds(
        lambda known, *lists: known | dict(zip(LISTS, lists, strict=True)),
        values(),
        *(records for _ in LISTS),
    )


parameters = st.fixed_dictionaries(
    {}, optional={"standard": numbers, "policy.line": numbers | st.just(Decimal("800.5"))}
)
