"""Withdraw what waits (撤回等待中的事项), and be told first what that takes with it."""

import pytest
from city.stories import NEWBORN
from django.urls import reverse

pytestmark = pytest.mark.django_db


def text(response):
    return response.content.decode()


@pytest.fixture
def newborn(citizen, reached):
    return {case.item: case for case in NEWBORN.filed(citizen, reached).cases}


def place(name, case):
    return reverse(f"hall:{name}", args=[case.id])


def test_before_it_is_withdrawn_the_page_names_what_cannot_go_on_without_it(signed_in, newborn):
    household = newborn["birth_household_registration"]
    insurance = newborn["newborn_medical_insurance"]
    page = text(signed_in.get(place("withdraw", household)))

    assert place("withdraw", household) in text(signed_in.get(place("case", household)))
    assert "它撤回后无法继续" in page
    assert insurance.item_name in page


def test_what_nobody_waits_for_is_withdrawn_without_a_warning(signed_in, newborn):
    assert "它撤回后无法继续" not in text(
        signed_in.get(place("withdraw", newborn["newborn_medical_insurance"]))
    )


def test_a_case_withdrawn_while_it_waited_says_so_and_those_that_needed_it_too(signed_in, newborn):
    household = newborn["birth_household_registration"]
    signed_in.post(place("withdraw", household), {"reason": "回老家落户"})
    page = text(signed_in.get(place("case", household)))
    other = text(signed_in.get(place("case", newborn["newborn_medical_insurance"])))
    again = signed_in.get(place("withdraw", household), follow=True)

    assert "已撤回" in page
    assert "回老家落户" in page
    assert "会自动转到办理部门" not in page
    assert "没有办成" in other
    assert "现在不能撤回" in text(again)
    for address in (reverse("hall:mine"), reverse("hall:filing", args=[household.filing])):
        assert "已撤回" in text(signed_in.get(address))
