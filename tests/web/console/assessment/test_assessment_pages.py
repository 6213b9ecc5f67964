"""Pages of assessment: the dimensions, a round planned, tried, sealed and opened on its day."""

import re
from datetime import date

import pytest
from city.fixtures import city, clock, officer_of, outside, published
from django.conf import settings as django_settings
from django.contrib.auth import get_user_model
from django.test import Client

from tongban.actions import targets
from tongban.core.assessment.indicators import EDITIONS
from tongban.core.assessment.scripts import QUESTIONS
from tongban.core.people.actors import Role
from tongban.project import wiring
from tongban.store.assessment.models import Round, RoundRecord

__all__ = ["city", "clock", "officer_of", "outside", "published"]
pytestmark = pytest.mark.django_db
HOME = "/console/assessment/"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PLAN = {
    "title": "第一轮",
    "size": "8",
    "layers": ["channel"],
    "open_on_year": "2026",
    "open_on_month": "10",
    "open_on_day": "20",
}
ANSWERS = {one.code: "yes" for one in QUESTIONS} | {"minutes": "15", "remark": "顺利"}


def signed_in(officer) -> Client:
    client = Client()
    client.cookies[django_settings.LANGUAGE_COOKIE_NAME] = "zh-hans"
    client.force_login(get_user_model().objects.get(pk=officer.account), backend=BACKEND)
    return client


def text(response, status: int = 200) -> str:
    assert response.status_code == status
    return response.content.decode()


@pytest.fixture
def var(published, settings, tmp_path):
    """Return where extracts are kept: there is none yet."""
    settings.VAR = tmp_path
    return tmp_path


@pytest.fixture(autouse=True)
def _in_the_city(monkeypatch, var, outside):
    assert not list(var.glob("extracts"))
    monkeypatch.setattr(wiring, "outside", lambda: outside)


@pytest.fixture
def supervisor(officer_of):
    return signed_in(officer_of("supervision", Role.SUPERVISOR))


@pytest.fixture
def assessor(officer_of):
    return signed_in(officer_of("institute", Role.ASSESSOR))


def test_dimensions_say_what_they_rest_on_and_what_cannot_be_measured(supervisor, assessor):
    page = text(supervisor.get(HOME))

    for words in (
        "在线服务成效度",
        "办事指南准确度",
        "测不了",
        "还没有启封的实测",
        "有数据支撑的权重",
    ):
        assert words in page
    assert text(assessor.get(HOME))
    assert "还没有第三方实测" in text(assessor.get(f"{HOME}rounds/"))
    assert "五个维度" in text(assessor.get("/console/"))


def test_an_indicator_leads_to_what_keeps_it_low(supervisor, assessor):
    visiting = [one for one in targets.published().catalogue.items.values() if one.visits]
    links = re.findall(rf'href="({HOME}indicators/\w+/)"', text(supervisor.get(HOME)))
    page = text(supervisor.get(f"{HOME}indicators/no_visit/"))

    assert f"{HOME}indicators/no_visit/" in links
    assert page.count('href="/items/') == len(visiting) > 0
    assert "不留存浏览" in text(supervisor.get(f"{HOME}indicators/active_users/"))
    assert "/console/supervision/figures/" in text(supervisor.get(f"{HOME}indicators/on_time/"))
    assert "/console/supervision/figures/" not in text(assessor.get(f"{HOME}indicators/on_time/"))
    assert f"{HOME}rounds/" in text(assessor.get(f"{HOME}indicators/easy_to_file/"))
    assert supervisor.get(f"{HOME}indicators/none/").status_code == 404
    lines = supervisor.get(f"{HOME}standing.csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + len(EDITIONS[0].indicators)


def test_a_round_is_sealed_until_its_day_and_then_anyone_can_check(supervisor, assessor, outside):
    asked = re.findall(r'name="(\w+)"', text(supervisor.get(f"{HOME}rounds/")))
    assert PLAN.keys() <= set(asked)
    place = supervisor.post(f"{HOME}rounds/plan/", PLAN)["Location"]
    planned = text(supervisor.get(place))
    assert "只有评估员知道" in planned
    assert "启封</button>" not in planned

    listed = text(assessor.get(place))
    attempt = re.findall(rf'href="({place}samples/\d+/)"', listed)[0]
    assert "怎么试" in text(assessor.get(attempt))
    assert "每个问题都要回答" in text(assessor.post(attempt, {"minutes": "3"}), 422)
    told = text(assessor.post(attempt, ANSWERS, follow=True))
    [seal] = re.findall(r"请记下哈希：([0-9a-f]{64})", told)
    assert assessor.get(attempt).status_code == 404
    assert "顺利" not in told
    assert seal in text(supervisor.get(place))

    supervisor.post(f"{place}open/")
    assert not Round.objects.get().opened
    outside.clock.go_to(date(2026, 10, 20))
    supervisor.post(f"{place}open/")
    opened = text(supervisor.get(place))
    assert "顺利" in opened
    assert seal in opened
    assert "盐：" in opened
    assert "还没有启封的实测" not in text(supervisor.get(HOME))
    assert RoundRecord.objects.count() == 3


def test_what_is_sealed_is_unreadable_at_rest(supervisor):
    supervisor.post(f"{HOME}rounds/plan/", PLAN)

    assert b"seed" not in bytes(RoundRecord.objects.get().content_sealed)


@pytest.mark.parametrize("wrong", [{"title": ""}, {"size": "1"}, {"open_on_day": "40"}])
def test_a_round_that_cannot_be_is_refused(supervisor, wrong):
    assert text(supervisor.post(f"{HOME}rounds/plan/", {**PLAN, **wrong}), 422)
    assert not Round.objects.exists()


def test_only_assessors_try_and_only_supervisors_plan_and_open(supervisor, assessor, officer_of):
    place = supervisor.post(f"{HOME}rounds/plan/", PLAN)["Location"]

    assert assessor.post(f"{HOME}rounds/plan/", PLAN).status_code == 403
    assert assessor.post(f"{place}open/").status_code == 403
    assert supervisor.get(f"{place}samples/0/").status_code == 403
    assert signed_in(officer_of("market_regulation", Role.APPROVER)).get(HOME).status_code == 403
    assert assessor.get(f"{place}samples/99/").status_code == 404
