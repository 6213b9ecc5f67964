"""法规效力: a source holds from its day on until it is repealed; a repealed one sets nothing."""

from datetime import date

import pytest
from lintwork import ITEM, TODAY, findings

from tongban.core.catalog.laws import LawStatus, repeals
from tongban.core.vocabulary.citations import LegalLevel
from tongban.core.vocabulary.errors import InvalidValue

BEGINS, ENDS = date(2020, 1, 1), date(2026, 1, 1)


def law(**more) -> LawStatus:
    return LawStatus(law="食品安全法", level=LegalLevel.LAW, **more)


def test_a_source_holds_from_its_first_day_on():
    begun = law(in_force_from=BEGINS)

    assert begun.holds_on(BEGINS)
    assert not begun.holds_on(date(2019, 12, 31))
    assert law().holds_on(BEGINS)


def test_on_the_day_of_its_repeal_it_holds_no_more():
    ended = law(repealed_on=ENDS)

    assert ended.holds_on(date(2025, 12, 31))
    assert not ended.holds_on(ENDS)


def test_what_is_repealed_is_found_where_it_is_cited_and_what_holds_instead_is_said():
    repealed = repeals((law(repealed_on=ENDS, replaced_by="新食品安全法"), law()))
    found = findings("L13", ITEM, survey={"repealed": repealed})

    assert found
    assert "改引新食品安全法" in found[0].fix
    assert findings("L13", ITEM, survey={"repealed": repeals((law(),))}) == []
    assert TODAY >= ENDS


@pytest.mark.parametrize(
    "wrong",
    [
        {"in_force_from": ENDS, "repealed_on": BEGINS},
        {"replaced_by": "新法"},
        {"law": " "},
    ],
)
def test_what_cannot_be_is_refused(wrong):
    with pytest.raises(InvalidValue):
        LawStatus(**{"law": "食品安全法", "level": LegalLevel.LAW, **wrong})
