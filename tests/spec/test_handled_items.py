"""业务办理项 (GB/T 39046): every situation of an item is handled as exactly one handled item."""

from dataclasses import replace

import pytest
from lintwork import ELEMENTS, ITEM, LAW, TODAY, findings

from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.elements import DataElement, Option, ValueKind
from tongban.core.catalog.handled import HandledItem, handled_as
from tongban.core.catalog.items import AcceptanceCondition
from tongban.core.catalog.lint import Severity
from tongban.core.vocabulary.errors import InvalidValue

OPTIONS = ("new", "change", "renew")
KIND = DataElement(
    code="licence.matter",
    label="办理什么",
    kind=ValueKind.CHOICE,
    options=tuple(Option(value=one, label=f"办{one}") for one in OPTIONS),
)
SMALL = DataElement(code="premises.small", label="小餐饮", kind=ValueKind.YES_NO)
KNOWN = {one.code: one for one in (*ELEMENTS, KIND, SMALL)}


def handled(*situations):
    return tuple(
        HandledItem(serial=serial, name=f"办理项{serial}", applies_when=parse(text))
        for serial, text in enumerate(situations, start=1)
    )


def said(*situations, **changes):
    item = replace(ITEM, handled=handled(*situations), **changes)
    return findings("L22", item, elements=KNOWN)


ONE_FOR_EACH = [f'licence.matter = "{one}"' for one in OPTIONS]


def test_each_situation_by_its_own_is_as_it_should_be():
    assert said(*ONE_FOR_EACH) == []
    assert said("always") == []
    assert findings("L22", ITEM) == []


def test_a_situation_that_falls_into_two_is_an_error():
    (finding,) = said(*ONE_FOR_EACH, 'licence.matter = "renew" and premises.small')

    assert (finding.where, finding.severity) == ("food/handled/04", Severity.ERROR)
    assert "办理什么“办renew”、小餐饮“是”时，“办理项3”和“办理项4”都适用" in finding.message


def test_a_situation_that_falls_into_none_is_an_error():
    (finding,) = said(*ONE_FOR_EACH[:2])

    assert (finding.where, finding.severity) == ("food/handled", Severity.ERROR)
    assert "办理什么“办renew”时，没有办理项适用" in finding.message


def test_what_is_never_true_leaves_every_situation_out():
    (finding,) = said("never")

    assert finding.message == "所有情形时，没有办理项适用"


def test_nobody_is_asked_for_who_would_not_be_accepted():
    never = AcceptanceCondition(
        id="never", words="不办延续", expression=parse('licence.matter != "renew"'), basis=(LAW,)
    )

    assert said(*ONE_FOR_EACH[:2], conditions=(*ITEM.conditions, never)) == []


@pytest.mark.parametrize("situation", ["premises.area >= 50", "premises.unknown = yes"])
def test_what_cannot_be_gone_through_is_left_to_people(situation):
    (finding,) = said(situation)

    assert finding.severity is Severity.ADVICE


def test_a_case_is_handled_as_what_its_situation_falls_into():
    new, change, _ = own = handled(*ONE_FOR_EACH)
    both = (*own, replace(new, serial=9))

    assert handled_as(own, {"licence.matter": "change"}, today=TODAY) == change
    assert handled_as(own, {}, today=TODAY) is None
    assert handled_as(both, {"licence.matter": "new"}, today=TODAY) is None


def test_its_code_is_that_of_the_item_and_two_digits():
    item = replace(ITEM, implementation_code="11519900MC0001373F3510701003000")

    assert item.handled_code(handled("always")[0]) == "11519900MC0001373F351070100300001"
    assert ITEM.handled_code(handled("always")[0]) == f"{ITEM.code}01"


@pytest.mark.parametrize(("serial", "name"), [(0, "新办"), (100, "新办"), (1, " ")])
def test_a_handled_item_has_a_number_of_two_digits_and_a_name(serial, name):
    with pytest.raises(InvalidValue):
        HandledItem(serial=serial, name=name)


def test_two_handled_items_do_not_share_a_number():
    with pytest.raises(InvalidValue, match="stands twice"):
        replace(ITEM, handled=handled("always") * 2)
