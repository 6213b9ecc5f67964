"""Hand in what may follow (容缺补交): asked for where the case is followed, taken until decided."""

import re
from datetime import date

import pytest
from city.handling import Desk
from city.stories import FIRE_CHECK
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tongban.actions.cases import examining, review
from tongban.store.cases.models import CaseEvent

pytestmark = pytest.mark.django_db
DUE = date(2026, 9, 28)


def text(response):
    return response.content.decode()


@pytest.fixture
def fire(reached):
    return Desk.of("fire_rescue", reached)


@pytest.fixture
def owing(citizen, reached, fire):
    case = FIRE_CHECK.filed(citizen, reached).cases[0].id
    review.accept(fire.window, case, reached, deferred_until=DUE)
    return case


@pytest.fixture
def place(owing):
    return reverse("hall:hand_in", args=[owing])


def paper():
    return SimpleUploadedFile("制度.pdf", b"%PDF-1.7 rules", "application/pdf")


def test_the_case_says_which_paper_by_when_and_leads_to_where_it_is_handed_in(
    signed_in, owing, place
):
    page = text(signed_in.get(reverse("hall:case", args=[owing])))

    assert re.search("请在2026年9月28日.*前补交材料", page)
    assert place in page


def test_my_page_says_so_first_until_it_is_handed_in(signed_in, owing, place):
    before = text(signed_in.get(reverse("hall:mine")))
    signed_in.post(place, {"paper-rules": paper()})
    after = text(signed_in.get(reverse("hall:mine")))

    assert "还要补交材料" in before
    assert re.search("请在2026年9月28日.*前补交材料", before)
    assert before.index(place) < before.index("我的办件")
    assert "还要补交材料" not in after


def test_another_person_is_not_told_what_somebody_owes(strange, owing):
    assert "还要补交材料" not in text(strange.get(reverse("hall:mine")))


def test_my_page_asks_the_database_little_with_papers_owed(
    signed_in, owing, django_assert_max_num_queries
):
    signed_in.get(reverse("hall:mine"))
    with django_assert_max_num_queries(17):
        signed_in.get(reverse("hall:mine"))


def test_what_is_handed_in_waits_for_the_department_and_is_asked_for_no_more(
    signed_in, owing, place
):
    answer = signed_in.post(place, {"paper-rules": paper()}, follow=True)

    assert "材料已补交，等办理部门核对" in text(answer)
    assert "已补交，等部门核对" in text(answer)
    assert not re.search("请在.*前补交材料", text(answer))
    assert CaseEvent.objects.filter(case_id=owing, name="debt_handed_in").exists()


def test_nothing_chosen_is_told_beside_the_paper(signed_in, place):
    answer = signed_in.post(place, {})

    assert answer.status_code == 422
    assert "请至少上传一份材料" in text(answer)


def test_what_was_sent_back_says_why_and_by_when_it_may_come_again(signed_in, owing, place, fire):
    signed_in.post(place, {"paper-rules": paper()})
    examining.send_back_debt(
        fire.window, owing, "rules", fire.outside, reason="没有盖章", due_on=date(2026, 10, 9)
    )
    page = text(signed_in.get(place))

    assert "上次补交的被退回：没有盖章" in page
    assert re.search("请在2026年10月9日.*前补交", page)
    assert "退回补交的材料" in text(signed_in.get(reverse("hall:case", args=[owing])))


def test_past_its_day_the_page_says_what_it_may_cost_and_still_takes_the_paper(
    signed_in, owing, place, clock
):
    clock.pass_days(20)
    page = text(signed_in.get(place))
    case = text(signed_in.get(reverse("hall:case", args=[owing])))
    answer = signed_in.post(place, {"paper-rules": paper()})

    assert "办理部门可以据此作出不予决定" in page
    assert "补交材料的期限已过" in case
    assert answer.status_code == 302


def test_where_nothing_is_owed_nothing_is_asked(signed_in, owing, place, fire):
    fire.clear_debts(owing)

    for answer in (signed_in.get(place), signed_in.post(place, {"paper-rules": paper()})):
        assert answer["Location"] == reverse("hall:case", args=[owing])


def test_nobody_else_finds_the_page(strange, place):
    assert strange.get(place).status_code == 404
