"""The pages of acting for others: a mandate given, accepted, used and taken back."""

from dataclasses import replace

import pytest
from city.registers import CityRegisters
from django.urls import reverse
from drafting import text
from standings import guarded, mandated

from tongban.examples.people import city_people
from tongban.project import wiring
from tongban.store.cases.models import Filing
from tongban.store.people.models import EndedParty, MandateRow
from tongban.store.sealing import blind_index

pytestmark = pytest.mark.django_db
CARD = "social_security_card"
BANNER = "您正在受“林晓雨”的委托办事，经手人：高远"


def offered(browser, to, **more):
    said = {
        "agent_name": to.name, "agent": to.person, "scope": "some", "items": [CARD],
        "until_year": "2027", "until_month": "3", "until_day": "1", **more,
    }  # fmt: skip
    return browser.post(reverse("hall:offer_mandate"), said)


def switch(browser, reference):
    return browser.post(reverse("hall:acting"), {"acting_for": reference})


def test_a_mandate_is_given_accepted_used_and_taken_back(signed_in, strange, stranger, reached):
    answer = offered(signed_in, stranger)
    page = answer["Location"]
    code = page.rstrip("/").rpartition("/")[2]
    waiting = text(strange.get(page))
    accepted = text(strange.post(f"{page}accept/", follow=True))
    switch(strange, f"mandate:{code}")
    mine = text(strange.get(reverse("hall:mine")))
    begun = strange.post(reverse("hall:begin", args=["item", CARD]))
    draft = text(strange.get(begun["Location"]))
    signed_in.post(f"{page}revoke/")
    led = strange.get(begun["Location"])
    told = text(strange.get(led["Location"]))

    assert "等对方接受" in waiting
    assert "已接受" in accepted
    assert BANNER in mine
    assert BANNER in draft
    assert led["Location"] == reverse("hall:acting")
    assert "授权已经取消或者辞去" in told
    assert BANNER not in told
    assert "取消" in text(signed_in.get(page))


def test_beyond_the_mandate_the_page_says_which_item_and_why(
    signed_in, strange, *, citizen, stranger, reached
):
    switch(strange, mandated(citizen, stranger, reached, CARD))
    answer = strange.post(reverse("hall:begin", args=["item", "food_business_licence"]))

    assert answer.status_code == 403
    assert "对方的授权不包括这个事项" in text(answer)
    assert "民法典" in text(answer)


@pytest.mark.parametrize("name", ["certificates", "looks", "offer_mandate"])
def test_an_agent_does_not_open_what_belongs_to_a_person_alone(
    name, strange, *, citizen, stranger, reached
):
    switch(strange, mandated(citizen, stranger, reached, CARD))
    answer = strange.get(reverse(f"hall:{name}"))

    assert answer.status_code == 403
    assert "只有本人能打开" in text(answer)


def test_what_is_wrong_with_an_offer_is_said_at_its_question(signed_in, citizen, stranger, reached):
    missing = text(offered(signed_in, stranger, items=[]))
    number = text(offered(signed_in, stranger, agent="519901198501010029"))
    oneself = text(offered(signed_in, citizen))
    long = text(offered(signed_in, stranger, until_year="2040"))

    assert "请勾选至少一个部门或者事项" in missing
    assert "委托期限须写明起止日期，最长2年" in long
    assert "不能委托给自己" in oneself
    assert "身份证号" in number
    assert "错误" in number
    assert not MandateRow.objects.exists()


def test_both_parties_find_the_mandate_and_nobody_else_does(
    signed_in, strange, *, citizen, stranger, reached
):
    code = mandated(citizen, stranger, reached, CARD).removeprefix("mandate:")
    own = reverse("hall:mandates")

    assert "高远" in text(signed_in.get(own))
    assert "林晓雨" in text(strange.get(own))
    assert signed_in.get(reverse("hall:mandate", args=["0" * 32])).status_code == 404
    assert signed_in.post(reverse("hall:change_mandate", args=[code, "eat"])).status_code == 404


def test_a_mother_finds_her_child_in_the_register_and_acts_for_it(
    sign_in, citizen, reached, monkeypatch
):
    monkeypatch.setattr(wiring, "outside", lambda: replace(reached, registers=CityRegisters()))
    people = city_people().by_name
    mother = _opened(people["罗文静"])
    browser = sign_in(mother)
    found = text(browser.post(reverse("hall:acting"), {"do": "family"}, follow=True))
    ground = guarded(mother, (people["罗子衿"].number, "罗子衿"), on=reached.today)
    switch(browser, ground)
    mine = text(browser.get(reverse("hall:mine")))

    assert "有 1 个由您监护的未成年子女" in found
    assert "罗子衿" in found
    assert "您正在以监护人的身份替“罗子衿”办事" in mine


def test_a_register_that_names_somebody_else_makes_nobody_a_representative(
    signed_in, citizen, reached, monkeypatch
):
    monkeypatch.setattr(wiring, "outside", lambda: replace(reached, registers=CityRegisters()))
    shop = city_people().businesses[0]
    said = {"do": "organisation", "credit_code": shop.credit_code}
    refused = signed_in.post(reverse("hall:acting"), said)
    wrong = signed_in.post(reverse("hall:acting"), {**said, "credit_code": "12"})

    assert refused.status_code == wrong.status_code == 422
    assert "法定代表人不是您" in text(refused)


def test_a_dead_principal_is_told_and_nothing_is_filed(strange, citizen, stranger, reached):
    switch(strange, mandated(citizen, stranger, reached, CARD))
    begun = strange.post(reverse("hall:begin", args=["item", CARD]))["Location"]
    EndedParty.objects.create(
        party_index=blind_index(citizen.person), ended_on=reached.today, source="deaths",
        told_at=reached.now,
    )  # fmt: skip
    led = strange.post(f"{begun}check/", {"true": "on"})
    told = text(strange.get(reverse("hall:acting")))

    assert led["Location"] == reverse("hall:acting")
    assert "已经去世或者已经注销" in told
    assert not Filing.objects.exists()


def _opened(resident):
    from tongban.actions.accounts import open_citizen
    from tongban.core.people.actors import Citizen

    account = open_citizen(
        resident.number, "a long password", number=resident.number, name=resident.name
    )
    return Citizen(account=account, person=resident.number, name=resident.name)
