"""Answers put right by a correction (更正填写), and cases that lack the result of another."""

from datetime import date

import pytest
from city.stories import FOOD_LICENCE, RESTAURANT
from django.urls import reverse

from tongban.actions.cases import review
from tongban.core.cases.submissions import Gap
from tongban.core.people.actors import Role
from tongban.store.cases.models import Case
from tongban.store.cases.queries.filings import case_of

pytestmark = pytest.mark.django_db
DUE = date(2026, 9, 30)


def text(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def wrong_address(citizen, reached, officer_of):
    filed = FOOD_LICENCE.filed(citizen, reached)
    window = officer_of("market_regulation", Role.WINDOW)
    gap = Gap(subject="premises.address", why="地址与执照不一致，请核对")
    review.request_correction(window, filed.cases[0].id, (gap,), reached, due_on=DUE)
    return filed.cases[0].id


def test_a_wrong_answer_is_shown_with_its_reason_and_put_right(signed_in, citizen, wrong_address):
    address = reverse("hall:correct", args=[wrong_address])
    page = signed_in.get(address)
    signed_in.post(address, {"premises-address": "明川市人民路 8 号", "explanation": "写错了"})

    facts = {one["element"]: one for one in case_of(citizen, wrong_address).facts}
    assert "地址与执照不一致" in text(page)
    assert facts["premises.address"]["value"] == "明川市人民路 8 号"
    assert facts["premises.address"]["origin"] == "补正时更正"
    assert Case.objects.get(pk=wrong_address).status == "received"


def test_what_a_correction_brought_to_light_says_which_one(
    signed_in, wrong_address, reached, officer_of
):
    address = reverse("hall:correct", args=[wrong_address])
    signed_in.post(address, {"premises-address": "明川市人民路 8 号"})
    window = officer_of("market_regulation", Role.WINDOW)
    gap = Gap(subject="layout", why="与新地址不符", arises_from="premises.address")
    review.request_correction(window, wrong_address, (gap,), reached, due_on=DUE)
    case = text(signed_in.get(reverse("hall:case", args=[wrong_address])))

    said = "与新地址不符（补正“经营场所地址”以后才发现）"
    assert said in text(signed_in.get(address))
    assert said in case
    assert "经营场所地址：地址与执照不一致，请核对" in case


def test_an_explanation_without_a_paper_is_kept(signed_in, citizen, wrong_address):
    address = reverse("hall:correct", args=[wrong_address])
    signed_in.post(address, {"premises-address": "人民路 8 号", "explanation": "门牌改过一次"})

    assert "门牌改过一次" in [paper.reason for paper in case_of(citizen, wrong_address).papers]


def test_a_blank_answer_is_asked_for_again_with_the_words_kept(signed_in, wrong_address):
    address = reverse("hall:correct", args=[wrong_address])
    answer = signed_in.post(address, {"premises-address": "", "explanation": "稍等"})

    assert answer.status_code == 422
    assert "稍等" in text(answer)
    assert Case.objects.get(pk=wrong_address).status == "awaiting_correction"


def test_a_case_that_lacks_the_result_of_another_says_so(signed_in, citizen, reached, officer_of):
    filed = RESTAURANT.filed(citizen, reached)
    first = next(case for case in filed.cases if case.item == "market_entity_registration")
    waiting = next(case for case in filed.cases if case.status == "waiting")
    window = officer_of("market_regulation", Role.WINDOW)
    review.refuse(
        window, first.id, reached, reasons=("名称与他人相同",), basis=("《市场主体登记管理条例》",)
    )

    for address in (
        reverse("hall:case", args=[waiting.id]),
        reverse("hall:filing", args=[filed.id]),
        reverse("hall:mine"),
    ):
        answer = signed_in.get(address)
        assert answer.status_code == 200
    assert "没有办成" in text(signed_in.get(reverse("hall:case", args=[waiting.id])))
