"""Pages of supervision: the board, an order answered and judged, the rules; nobody else's."""

import re
from datetime import date

import pytest
from city.fixtures import citizen, city, clock, desk, officer_of, outside, published
from city.stories import FOOD_LICENCE
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

from tongban.actions.supervision.sweeping import sweep
from tongban.core.people.actors import Role
from tongban.core.supervision.standing_rules import STANDING_RULES
from tongban.project import wiring
from tongban.store.supervision.models import OrderRow

__all__ = ["citizen", "city", "clock", "desk", "officer_of", "outside", "published"]
pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HOME = "/console/supervision/"
MARKET = "market_regulation"
LATE = date(2026, 12, 1)
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def text(response):
    return response.content.decode()


def signed_in(officer, language: str = "zh-hans") -> Client:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    client.force_login(get_user_model().objects.get(pk=officer.account), backend=BACKEND)
    return client


@pytest.fixture(autouse=True)
def _in_the_city(monkeypatch, outside, published):
    monkeypatch.setattr(wiring, "outside", lambda: outside)


@pytest.fixture
def supervisor(officer_of):
    return signed_in(officer_of("supervision", Role.SUPERVISOR))


@pytest.fixture
def head(officer_of):
    return signed_in(officer_of(MARKET, Role.APPROVER))


@pytest.fixture
def order(citizen, outside, desk):
    case = FOOD_LICENCE.filed(citizen, outside).cases[0].id
    desk(MARKET).accept(case)
    outside.clock.go_to(LATE)
    sweep(outside)
    return OrderRow.objects.get(rule="promise_passed")


def place(order: OrderRow, verb: str = "") -> str:
    return f"{HOME}orders/{order.pk}/" + (f"{verb}/" if verb else "")


def test_a_city_where_nothing_happens_says_so(supervisor):
    assert "现在没有在办的办件" in text(supervisor.get(HOME))
    assert "没有未结束的督办" in text(supervisor.get(f"{HOME}orders/"))
    assert "还没有结束的督办" in text(supervisor.get(f"{HOME}orders/ended/"))
    assert "没有符合条件的督办" in text(supervisor.get(f"{HOME}orders/?level=3"))


def test_each_number_of_the_board_leads_to_what_it_counts(supervisor, order):
    board = text(supervisor.get(HOME))
    [down] = re.findall(rf'href="({HOME}cases/\?department={MARKET}&amp;light=3)"', board)
    found = text(supervisor.get(down.replace("&amp;", "&")))
    assert found.count(f'href="{HOME}cases/') == 1
    assert order.case.number in found
    dark = text(supervisor.get(down.replace("&amp;", "&").replace("light=3", "light=1")))
    assert "没有这样的办件" in dark

    [down] = re.findall(rf'href="({HOME}orders/\?department={MARKET})"', board)
    found = text(supervisor.get(down))
    assert order.number in found
    assert "超过承诺期限" in found


def test_an_order_is_answered_sent_back_and_settled(supervisor, head, order):
    assert "等您处理" in text(head.get(HOME))
    page = text(head.get(place(order)))
    assert "本地配置（办事指南公布的承诺期限）" in page
    answer = {"kind": "corrected", "reply-words": "本周办结", "revision": "1"}
    assert head.post(place(order, "reply"), answer).status_code == 302
    assert "等监察机构处理" in text(head.get(place(order)))

    back = {"send_back-words": "请附排期", "revision": "2"}
    assert supervisor.post(place(order, "send_back"), back).status_code == 302
    head.post(place(order, "reply"), {**answer, "revision": "3"})
    settled = {"settle-words": "属实", "revision": "4"}
    assert supervisor.post(place(order, "settle"), settled).status_code == 302
    assert order.number in text(supervisor.get(f"{HOME}orders/ended/"))


def test_what_was_typed_stays_when_it_is_not_whole(head, order):
    page = head.post(place(order, "reply"), {"reply-words": "本周办结"})

    assert page.status_code == 422
    assert "请选择反馈类型" in text(page)
    assert "本周办结" in text(page)


def test_who_comes_second_is_told_and_loses_nothing(head, order):
    ground = {"appeal-words": "已批准延期", "revision": "1"}
    head.post(place(order, "appeal"), ground)

    page = head.post(place(order, "appeal"), ground)

    assert page.status_code == 409
    assert "同事刚刚办理过" in text(page)


def test_what_may_not_be_done_is_refused_in_words(supervisor, head, order):
    page = supervisor.post(place(order, "uphold"), {"uphold-words": "是", "revision": "1"})

    assert page.status_code == 409
    assert "同事刚刚办理过" in text(page)
    assert head.post(place(order, "nothing")).status_code == 404


def test_no_other_department_sees_an_order(officer_of, order):
    stranger = signed_in(officer_of("fire_rescue", Role.APPROVER))

    assert stranger.get(place(order)).status_code == 404
    assert order.number not in text(stranger.get(f"{HOME}orders/"))
    assert "市场监管局" not in text(stranger.get(HOME))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_list_is_taken_away_as_a_file(supervisor, order, form):
    answer = supervisor.get(f"{HOME}orders.{form}")

    assert answer.status_code == 200
    assert form != "csv" or order.number in answer.content.decode("utf-8-sig")
    assert supervisor.get(f"{HOME}orders.doc").status_code == 404


@pytest.mark.parametrize("sort", ["due", "newest", "level", "rung"])
def test_a_list_and_its_file_stand_in_the_same_order(supervisor, order, sort):
    page = text(supervisor.get(f"{HOME}orders/?sort={sort}"))
    numbers = re.findall(r"督〔\d+〕\d+号", page)
    file = supervisor.get(f"{HOME}orders.csv?sort={sort}").content.decode("utf-8-sig")

    assert [line.split(",")[0] for line in file.splitlines()[1:]] == numbers
    assert len(numbers) > 1


@pytest.mark.parametrize(
    "nonsense", ["?level=9&rule=x&department=y", "?after=soon", "?after=0~2026-01-01~x"]
)
def test_an_address_that_asks_for_nonsense_shows_the_whole_list(supervisor, order, nonsense):
    assert order.number in text(supervisor.get(f"{HOME}orders/{nonsense}"))


def test_the_rules_are_read_with_their_articles_and_how_often_they_were_met(
    supervisor, head, order
):
    page = text(supervisor.get(f"{HOME}rules/"))

    assert "《行政许可法》第七十四条第一款第二项" in page
    found = f"{HOME}rules/promise_passed/found/"
    assert found in page
    assert order.number in text(supervisor.get(found))
    assert "没有发现" in text(supervisor.get(f"{found}?struck=1"))
    assert "/found/" not in text(head.get(f"{HOME}rules/"))


def test_the_pages_are_quick_to_read_for_the_database(
    supervisor, order, django_assert_max_num_queries
):
    for page, most in (
        (HOME, 16),
        (f"{HOME}orders/", 12),
        (place(order), 14),
        (f"{HOME}rules/", 11),
    ):
        supervisor.get(page)
        with django_assert_max_num_queries(most):
            assert supervisor.get(page).status_code == 200


def test_english_pages_say_rules_and_states_in_english(officer_of, order):
    reader = signed_in(officer_of("supervision", Role.SUPERVISOR), "en")
    page = text(reader.get(f"{HOME}rules/"))

    for rule in STANDING_RULES:
        assert rule.name not in page
        assert rule.meaning not in page
    shown = text(reader.get(place(order)))
    assert "The promised day has passed" in shown
    assert "Waits for an answer" in shown
