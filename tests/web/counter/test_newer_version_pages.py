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
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.elements import ValueKind
from tongban.core.catalog.evidence import EvidenceRequirement
from tongban.core.catalog.items import FormField
from tongban.core.catalog.questions import Question
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import InvalidValue, NotFound
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
def curious(city, republish):
    """Publish a version that asks about open seats, wants a picture of them, and a seat count."""
    item, elements = city.catalogue.items[ITEM], city.catalogue.elements
    unused = {code: one for code, one in elements.items() if code not in str(item)}
    yes = next(code for code, one in unused.items() if one.kind is ValueKind.YES_NO)
    many = next(code for code, one in unused.items() if one.kind is ValueKind.INTEGER)
    picture = EvidenceRequirement(
        id="seats_photo",
        name="露天座位照片",
        alternatives=(("identity_card",),),
        basis=item.requirements[0].basis,
        needed_when=parse(yes),
        original_seen=True,
    )
    republish(
        questions=(*item.questions, Question(element=yes, words="有露天座位吗？")),
        fields=(*item.fields, FormField(element=many, purpose="核定座位")),
        requirements=(*item.requirements, picture),
    )
    return yes.replace(".", "-"), many.replace(".", "-")


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


@pytest.fixture
def asked(window, filed, curious) -> Case:
    """Return an accepted case to whose applicant that version is offered."""
    window.act(filed, "accept")
    window.act(filed, "offer-newer-version", reason="新版")
    return filed


def test_what_only_the_newer_version_asks_is_asked_beside_the_offer(asked, curious, browser):
    yes, many = curious
    place = offer_place(asked)
    first = words(browser.get(place))
    refused = browser.post(place, {"answer": "tell", yes: "yes", many: "许多"})
    early = words(browser.post(place, {"answer": "agree"}, follow=True))
    browser.post(place, {"answer": "tell", many: "2", yes: "yes"})
    told = words(browser.get(place))
    browser.post(place, {"answer": "again"})

    assert "还要回答“有露天座位吗？”" in first
    assert "同意改用新版" not in first
    assert refused.status_code == 422
    assert "没有改用新版" in early
    for said in ("您的回答", "露天座位照片", "同意改用新版"):
        assert said in told
    assert "同意改用新版" not in words(browser.get(place))
    assert Case.objects.select_related("item").get(pk=asked.pk).item.version == 1


def test_the_answers_go_over_with_the_case(asked, curious, browser):
    yes, many = curious
    browser.post(offer_place(asked), {"answer": "tell", many: "2", yes: "yes"})
    browser.post(offer_place(asked), {"answer": "agree"})

    case = Case.objects.select_related("item", "filing").get(pk=asked.pk)
    kept = {one["element"].replace(".", "-") for one in case.filing.content["facts"]}
    history = words(browser.get(reverse("hall:case", args=[asked.pk])))
    assert case.item.version == 2
    assert {yes, many} <= kept
    assert "申请人回答了“有露天座位吗？”" in history
    assert "露天座位照片" in history


def test_nobody_is_told_for_what_is_known_already(asked, citizen, outside):
    filing = Case.objects.select_related("filing").get(pk=asked.pk).filing
    known = filing.content["facts"][0]["element"]

    for answers in ({known: "别的"}, {"no.such": "1"}):
        with pytest.raises(InvalidValue):
            rebasing.agree(citizen, asked.pk, outside, answers)
