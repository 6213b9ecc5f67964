"""A newer version at the counter and in the hall: seen, offered, agreed to, declined (改用新版)."""

from dataclasses import replace

import pytest
from city.stories import FOOD_LICENCE
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from web.counter.conftest import MARKET, open_work, words

from tongban.actions.cases import rebasing
from tongban.actions.catalog import publish
from tongban.core.catalog.evidence import EvidenceRequirement
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import NotFound
from tongban.core.vocabulary.money import Money
from tongban.store.cases.models import Case, CaseEvidence, WorkItem

pytestmark = pytest.mark.django_db
ITEM = FOOD_LICENCE.code


@pytest.fixture
def window(seated):
    return seated(MARKET, Role.WINDOW, Role.EXAMINER, staff="w")


@pytest.fixture
def republish(city):
    """Return a publisher of the same catalogue with changes to one item."""

    def publish_changed(**changes):
        item = replace(city.catalogue.items[ITEM], **changes)
        items = {**city.catalogue.items, ITEM: item}
        return publish(replace(city.catalogue, items=items), city.journeys, by="tests")

    return publish_changed


@pytest.fixture
def quicker(city, republish):
    """Publish a version that promises to decide sooner and asks for one paper less."""
    item = city.catalogue.items[ITEM]
    sooner = replace(item.promised_limit, value=item.promised_limit.value - 2)
    return lambda: republish(promised_limit=sooner, requirements=item.requirements[:-1])


@pytest.fixture
def dearer(city, republish):
    """Publish a version that wants a paper more."""
    item = city.catalogue.items[ITEM]
    more = EvidenceRequirement(
        id="site_photo",
        name="经营场所照片",
        alternatives=(("identity_card",),),
        basis=item.requirements[0].basis,
        original_seen=True,
    )
    fee = replace(item.fees[0], amount=Money.yuan(9)) if item.fees else None
    fees = (fee,) if fee else item.fees
    return lambda: republish(requirements=(*item.requirements, more), fees=fees)


@pytest.fixture
def browser(citizen):
    client = Client(headers={"accept-language": "zh-hans"})
    user = get_user_model().objects.get(pk=citizen.account)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def offered(window, filed, dearer) -> Case:
    """Return an accepted case to whose applicant a newer version is offered."""
    dearer()
    window.act(filed, "accept")
    window.act(filed, "offer-newer-version", reason="新版")
    return filed


def desk_page(window, case) -> str:
    return words(window.get(f"/counter/work/{open_work(case, MARKET).pk}/"))


def offer_place(case) -> str:
    return reverse("hall:newer_version", args=[case.pk])


def test_while_the_version_in_force_is_theirs_nobody_is_offered_another(window, filed, browser):
    assert "改用新版" not in desk_page(window, filed)
    assert browser.get(offer_place(filed)).status_code == 302


def test_an_officer_takes_a_case_over_to_a_kinder_version_and_the_applicant_reads_it(
    window, filed, quicker, browser
):
    accepted_under = Case.objects.get(pk=filed.pk).item_id
    quicker()
    window.act(filed, "accept")
    due_before = Case.objects.get(pk=filed.pk).due_on
    work = open_work(filed, MARKET)
    form = words(window.get(f"/counter/work/{work.pk}/newer-version/"))
    window.act(filed, "newer-version")

    row = Case.objects.select_related("item").get(pk=filed.pk)
    history = words(browser.get(reverse("hall:case", args=[filed.pk])))
    assert "不会多要材料" in form
    assert (row.item.version, row.item_id != accepted_under) == (2, True)
    assert row.due_on < due_before
    assert "由第 1 版改为第 2 版" in history
    assert "由第 1 版改为第 2 版" in desk_page(window, filed)


def test_papers_of_the_earlier_version_stay_with_the_case(window, filed, quicker):
    before = set(CaseEvidence.objects.filter(case=filed).values_list("id", flat=True))
    quicker()
    window.act(filed, "accept")
    window.act(filed, "newer-version")

    assert before <= set(CaseEvidence.objects.filter(case=filed).values_list("id", flat=True))


def test_what_asks_more_is_offered_and_the_applicant_decides(window, filed, dearer, browser):
    dearer()
    window.act(filed, "accept")
    page = desk_page(window, filed)
    window.act(filed, "offer-newer-version", reason="新版可以和消防联合核查")
    notice = words(browser.get(reverse("hall:case", args=[filed.pk])))
    offered = words(browser.get(offer_place(filed)))
    browser.post(offer_place(filed), {"answer": "agree"})

    row = Case.objects.select_related("item").get(pk=filed.pk)
    after = words(browser.get(reverse("hall:case", args=[filed.pk])))
    assert "建议改用新版" in page
    assert "办理部门建议改用新版" in notice
    assert "新版可以和消防联合核查" in offered
    assert "经营场所照片" in offered
    assert row.item.version == 2
    assert "经营场所照片" in after


def test_who_declines_is_decided_as_they_filed(offered, browser):
    browser.post(offer_place(offered), {"answer": "stay"})

    assert Case.objects.select_related("item").get(pk=offered.pk).item.version == 1
    assert "按原版本继续办理" in words(browser.get(reverse("hall:case", args=[offered.pk])))


def test_an_offer_lapses_when_yet_another_version_is_published(offered, quicker, browser):
    quicker()
    page = words(browser.get(offer_place(offered)))
    browser.post(offer_place(offered), {"answer": "agree"})
    browser.post(offer_place(offered), {"answer": "perhaps"})

    assert "现在不能改用新版" in page
    assert Case.objects.select_related("item").get(pk=offered.pk).item.version == 1


def test_a_stranger_agrees_to_nothing(offered, stranger, outside):
    with pytest.raises(NotFound):
        rebasing.agree(stranger, offered.pk, outside)


def test_the_case_goes_on_to_its_end_under_the_newer_version(window, filed, quicker, desk):
    quicker()
    market = desk(MARKET)
    market.accept(filed.pk)
    WorkItem.objects.filter(case=filed).update(claimed_by=None)
    window.act(filed, "newer-version")
    market.clear_debts(filed.pk)
    market.examine(filed.pk)
    market.grant(filed.pk)

    assert Case.objects.get(pk=filed.pk).status == "granted"
