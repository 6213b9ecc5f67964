"""Officers see what registers said to their department, and where the applicant says otherwise."""

from dataclasses import replace

import pytest
from city.answering import make_fileable
from city.registers import CityRegisters
from django.test import Client
from web.counter.conftest import open_work, words

from tongban.actions.cases.looking_up import look_up_due
from tongban.actions.drafts.writing import start
from tongban.actions.filings.submit import submit
from tongban.core.people.actors import Role
from tongban.examples.people import city_people
from tongban.store.cases.models import Case

pytestmark = pytest.mark.django_db
SELLER = next(one.number for one in city_people().residents if one.name == "赵明辉")
ANSWERS = {
    "transfer.both_apply": True,
    "property.sealed": False,
    "property.mortgaged": False,
    "transfer.seller_name": "赵名辉",
    "transfer.seller_identity_number": SELLER,
}


@pytest.fixture
def transfer(citizen, outside):
    asking = replace(outside, registers=CityRegisters())
    draft = start(citizen, "item", "real_estate_transfer", asking, answers=ANSWERS)
    make_fileable(citizen, draft, asking, ANSWERS)
    submit(citizen, draft, asking)
    look_up_due(asking)
    return Case.objects.get()


def page_of(case, seated):
    clerk = seated("natural_resources", Role.WINDOW, staff="w")
    return words(clerk.get(f"/counter/work/{open_work(case, 'natural_resources').pk}/"))


def test_the_register_and_the_applicant_stand_side_by_side_where_they_differ(transfer, seated):
    page = page_of(transfer, seated)
    section = page[page.index("部门核验结果") :]

    assert "赵明辉" in section
    assert "与申请信息不一致：赵名辉" in section


def test_the_applicant_reads_nothing_of_it(transfer, citizen, sign_in):
    browser: Client = sign_in(citizen).client
    page = words(browser.get(f"/my/cases/{transfer.pk}/"))

    assert transfer.number in page
    assert "赵明辉" not in page
    assert "部门核验结果" not in page


def test_a_case_for_which_nothing_was_asked_has_no_such_part(filed, window):
    page = words(window.get(f"/counter/work/{open_work(filed, 'market_regulation').pk}/"))

    assert "部门核验结果" not in page
