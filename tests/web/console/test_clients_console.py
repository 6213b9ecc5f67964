"""A steward gives a system a key, once, lets it be told, and sees what did not arrive."""

import re

import pytest
from city.fixtures import city, clock, officer_of, outside, published
from django.contrib.auth import get_user_model
from django.test import Client
from sharingwork import words

from tongban.actions.webhooks import subscribing
from tongban.core.people.actors import Role
from tongban.project import wiring
from tongban.store.gateway.models import ApiKey
from tongban.store.webhooks.models import Delivery, Subscription

__all__ = ["city", "clock", "officer_of", "outside", "published"]
pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HERE = "/console/clients/"
KEY = {"scopes": ["grants.read"], "days": "90", "a_minute": "60", "a_day": "1000"}


@pytest.fixture
def browser_of(officer_of, outside, monkeypatch):
    """Return the browser of an officer of a department."""
    monkeypatch.setattr(wiring, "outside", lambda: outside)

    def browser(department, role):
        client = Client(headers={"accept-language": "zh-hans"})
        user = get_user_model().objects.get(pk=officer_of(department, role).account)
        client.force_login(user, backend=BACKEND)
        return client

    return browser


@pytest.fixture
def steward(browser_of):
    return browser_of("market_regulation", Role.DATA_STEWARD)


@pytest.fixture
def system(steward):
    """Have the system registered by its page."""
    wanted = {"code": "approval", "name": "审批系统", "department": "market_regulation"}
    assert steward.post(HERE, wanted).status_code == 302
    return f"{HERE}approval/"


def test_a_key_is_made_shown_once_replaced_and_revoked(steward, system):
    made = steward.post(f"{system}make-key/", KEY)
    [token] = set(re.findall(r"tbk_[a-z0-9]{12}_[\w-]{43}", made.content.decode()))
    key_id = token.split("_")[1]
    again = steward.get(system)
    assert token not in again.content.decode()
    assert f"tbk_{key_id}_…" in words(again)
    assert "查看本部门给出和得到的授权" in words(again)

    replaced = steward.post(f"{system}rotate/", {"key": key_id})
    assert re.search(r"tbk_[a-z0-9]{12}_[\w-]{43}", replaced.content.decode())
    assert steward.post(f"{system}revoke/", {"key": key_id}).status_code == 302
    assert ApiKey.objects.get(pk=key_id).revoked_on is not None
    assert "已停用" in words(steward.get(system))


def test_a_form_that_will_not_do_comes_back_with_what_is_wrong(steward, system):
    wrong = steward.post(f"{system}make-key/", KEY | {"days": "1000", "scopes": []})
    assert wrong.status_code == 422
    assert ApiKey.objects.count() == 0
    taken = {"code": "approval", "name": "另一个", "department": "market_regulation"}
    assert "这个编码已经有系统用了" in words(steward.post(HERE, taken))
    odd = {"code": "审批", "name": "另一个", "department": "market_regulation"}
    assert steward.post(HERE, odd).status_code == 422


def test_what_did_not_arrive_is_seen_and_sent_again(steward, system, outside):
    assert "还没有登记接收地址" in words(steward.get(system))
    subscribing.set_receiver("approval", "https://hooks.example/in", inside=False)
    assert steward.post(f"{system}subscribe/", {"topics": ["case"]}).status_code == 302
    subscription = Subscription.objects.get(client="approval")
    dead = Delivery.objects.create(
        subscription=subscription,
        message=7,
        topic="case.accepted",
        key="MC-7",
        content={},
        happened_at=outside.now,
        standing="dead",
        fault="status_500",
        attempts=10,
    )
    page = words(steward.get(system))
    assert "有事件一天内都没有送达" in page
    assert "对方返回 500" in page

    steward.post(f"{system}replay/", {"delivery": str(dead.pk)})
    dead.refresh_from_db()
    assert dead.standing == "waiting"
    steward.post(f"{system}pause/")
    assert "已暂停" in words(steward.get(system))


def test_the_systems_of_another_department_are_not_there(steward, system, browser_of):
    other = browser_of("taxation", Role.DATA_STEWARD)

    assert "审批系统" not in words(other.get(HERE))
    strange, missing = other.get(system), other.get(f"{HERE}nobody/")
    assert strange.status_code == missing.status_code == 404
    assert other.post(f"{system}make-key/", KEY).status_code == 404
    assert browser_of("data_bureau", Role.DATA_STEWARD).get(system).status_code == 200
