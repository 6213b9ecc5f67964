"""Stewards' pages of tickets: what waits, what is asked, an answer; and nobody else's tickets."""

from datetime import timedelta

import pytest
from city.disputing import MOVED, RENAMED, licence_with_a_dispute
from city.fixtures import citizen, city, clock, officer_of, outside, published
from django.contrib.auth import get_user_model
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from tongban.core.exchange.tickets import TicketStatus
from tongban.core.people.actors import Role
from tongban.project import health, wiring
from tongban.store.audit.models import Waiting
from tongban.store.tickets.models import Ticket
from tongban.store.tickets.queries import ticket_of

__all__ = ["citizen", "city", "clock", "officer_of", "outside", "published"]
pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HOME = "/console/tickets/"


def text(response):
    return response.content.decode()


def signed_in(officer) -> Client:
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(get_user_model().objects.get(pk=officer.account), backend=BACKEND)
    return client


@pytest.fixture(autouse=True)
def _in_the_city(monkeypatch, outside, published):
    monkeypatch.setattr(wiring, "outside", lambda: outside)


@pytest.fixture
def steward(officer_of):
    return signed_in(officer_of("public_security", Role.DATA_STEWARD))


@pytest.fixture
def ticket(citizen, outside):
    licence_with_a_dispute(citizen, outside)
    return Ticket.objects.get()


def test_a_steward_finds_checks_and_answers_a_dispute(steward, ticket, citizen):
    assert ticket.number in text(steward.get(HOME))
    page = text(steward.get(f"{HOME}{ticket.pk}/"))
    assert MOVED.told in page
    assert MOVED.claimed in page
    assert citizen.person not in page

    assert steward.post(f"{HOME}{ticket.pk}/take/").status_code == 302
    answer = {"outcome": "corrected", "words": "已按迁移证更正", "revision": "2"}
    assert steward.post(f"{HOME}{ticket.pk}/settle/", answer).status_code == 302
    assert ticket_of(citizen, ticket.pk).state.status is TicketStatus.SETTLED
    assert "没有待答复的工单" in text(steward.get(HOME))
    assert ticket.number in text(steward.get(f"{HOME}answered/"))
    figures = text(steward.get(f"{HOME}figures/"))
    assert "人口基础信息" in figures


def test_what_was_typed_stays_when_an_answer_is_not_whole(steward, ticket):
    page = steward.post(f"{HOME}{ticket.pk}/settle/", {"words": "已与档案核对"})
    assert page.status_code == 422
    assert "请选择核实结果" in text(page)
    assert "已与档案核对" in text(page)

    nowhere = steward.post(f"{HOME}{ticket.pk}/forward/", {"reason": "不归我们管"})
    assert nowhere.status_code == 422
    assert "不归我们管" in text(nowhere)
    steward.post(f"{HOME}{ticket.pk}/take/")
    assert steward.post(f"{HOME}{ticket.pk}/take/").status_code == 409
    stale = {"outcome": "kept", "words": "无误", "revision": "1"}
    assert steward.post(f"{HOME}{ticket.pk}/settle/", stale).status_code == 409
    assert steward.post(f"{HOME}{ticket.pk}/burn/").status_code == 404


def test_a_ticket_that_is_handed_on_is_gone_from_here_and_waits_there(steward, ticket, officer_of):
    there = signed_in(officer_of("civil_affairs", Role.DATA_STEWARD))
    assert there.get(f"{HOME}{ticket.pk}/").status_code == 404
    handed = {"department": "civil_affairs", "reason": "由民政登记"}
    assert steward.post(f"{HOME}{ticket.pk}/forward/", handed).status_code == 302

    assert steward.get(f"{HOME}{ticket.pk}/").status_code == 404
    assert "由民政登记" in text(there.get(f"{HOME}{ticket.pk}/"))
    assert ticket.number in text(there.get(HOME))


def test_the_list_takes_as_few_queries_whatever_its_length(
    steward, ticket, django_assert_max_num_queries
):
    steward.get(HOME)
    with django_assert_max_num_queries(7):
        steward.get(HOME)
    assert steward.get(HOME, {"after": "nonsense"}).status_code == 200
    assert steward.get(HOME, {"after": f"{ticket.due_on}.{ticket.pk}"}).status_code == 200


def test_the_case_and_its_officers_see_how_the_dispute_stands(citizen, outside, officer_of):
    case = licence_with_a_dispute(citizen, outside, RENAMED).cases[0]
    ticket = Ticket.objects.get()
    clerk = signed_in(officer_of("market_regulation", Role.WINDOW, Role.DATA_STEWARD))
    applicant = signed_in(citizen)
    for page in (
        clerk.get("/counter/cases/", {"number": case.number}),
        applicant.get(f"/my/cases/{case.id}/"),
    ):
        assert "数据校核" in text(page)
        assert "待核实" in text(page)

    answer = {"outcome": "corrected", "words": "已更正"}
    clerk.post(f"{HOME}{ticket.pk}/settle/", answer)
    assert "数据已更正" in text(clerk.get("/counter/cases/", {"number": case.number}))
    assert "数据已更正" in text(applicant.get(f"/my/cases/{case.id}/"))


def test_officers_are_told_while_nothing_is_sealed(steward, ticket):
    """A91: the banner stands on every page of theirs, and goes by itself."""
    alarm = "操作记录超过规定时间没有封存"
    assert alarm not in text(steward.get(HOME))
    caches["local"].clear()
    Waiting.objects.update(since=timezone.now() - timedelta(hours=5))
    assert alarm in text(steward.get(HOME))
    assert not health.audit_is_sealed()

    caches["local"].clear()
    Waiting.objects.all().delete()
    assert alarm not in text(steward.get(HOME))
