"""Pages of notices: the bell, the inbox, what somebody wants, robots and dead letters."""

import re
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from city.fixtures import citizen, city, clock, officer_of, outside, published, stranger
from city.stories import FOOD_LICENCE
from django.contrib.auth import get_user_model
from django.core.cache import caches
from django.test import Client

from tongban.actions.feedback.speaking import Spoken, speak
from tongban.actions.notices.bringing import Bringing
from tongban.actions.notices.planning import plan_waiting
from tongban.adapters.messages import HandedOver, Handing, Outgoing, Refused
from tongban.core.feedback.concerns import ConcernKind
from tongban.core.notices.kinds import NoticeChannel
from tongban.core.people.actors import Role
from tongban.project import wiring
from tongban.store.notices import queries
from tongban.store.notices.models import ChatBotRow

__all__ = ["citizen", "city", "clock", "officer_of", "outside", "published", "stranger"]
pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
DING = "https://oapi.dingtalk.com/robot/send?access_token=" + "a1" * 32
SECRET = "SEC" + "ab" * 20


@dataclass
class Mailbox:
    """Mail that went out."""

    mails: list[Outgoing] = field(default_factory=list)

    def hand_over(self, outgoing: Outgoing) -> Handing:
        self.mails.append(outgoing)
        return HandedOver()


def text(response):
    return response.content.decode()


def signed_in(person) -> Client:
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(get_user_model().objects.get(pk=person.account), backend=BACKEND)
    return client


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture(autouse=True)
def _in_the_city(monkeypatch, outside, published, mailbox):
    here = replace(outside, mail=mailbox)
    monkeypatch.setattr(wiring, "outside", lambda: here)


def test_the_bell_counts_what_is_unread_until_it_is_read(citizen, outside):
    case = FOOD_LICENCE.filed(citizen, outside).cases[0]
    client = signed_in(citizen)
    assert 'class="count">1' in text(client.get("/my/"))

    inbox = text(client.get("/my/notices/"))
    notice = queries.notices_for(citizen)[0]
    assert "已收到您的“食品经营许可" in inbox
    assert "未读" in inbox
    page = text(client.get(f"/my/notices/{notice.id}/"))
    assert case.number in page
    assert queries.unread(citizen) == 1  # looking changes nothing

    onward = client.post(f"/my/notices/{notice.id}/go/")

    assert onward["Location"] == f"/my/cases/{case.id}/"
    caches["local"].clear()
    assert 'class="count"' not in text(client.get("/my/"))


def test_all_can_be_read_at_once_and_an_empty_inbox_says_so(citizen, outside):
    client = signed_in(citizen)
    assert "还没有消息" in text(client.get("/my/notices/?before=nonsense"))
    FOOD_LICENCE.filed(citizen, outside)

    assert client.post("/my/notices/read/").status_code == 302

    assert "没有未读消息" in text(client.get("/my/notices/"))


def test_a_stranger_finds_nobody_elses_notice_and_a_get_cannot_read_one(citizen, stranger, outside):
    FOOD_LICENCE.filed(citizen, outside)
    notice = queries.notices_for(citizen)[0].id
    client = signed_in(stranger)

    assert client.get(f"/my/notices/{notice}/").status_code == 404
    assert client.post(f"/my/notices/{notice}/go/").status_code == 404
    assert signed_in(citizen).get(f"/my/notices/{notice}/go/").status_code == 405
    assert queries.unread(citizen) == 1


def test_preferences_are_kept_and_nonsense_is_not(citizen):
    client = signed_in(citizen)
    assert "总会有，不能关闭" in text(client.get("/my/notices/settings/"))
    wish = {
        "want_action": ["sms"],
        "want_progress": [],
        "want_result": ["email", "sms"],
        "quiet_from": "22",
        "quiet_until": "7",
        "digest": "on",
        "language": "en",
    }

    assert client.post("/my/notices/settings/", wish).status_code == 302
    assert client.post("/my/notices/settings/", {**wish, "want_action": ["fax"]}).status_code == 422
    assert client.post("/my/notices/settings/", {**wish, "quiet_from": "25"}).status_code == 422

    page = text(client.get("/my/notices/settings/"))
    assert re.search(r'value="22"[^>]*selected', page)


def test_a_mail_address_is_shown_to_be_hers_by_a_code(citizen, mailbox):
    client = signed_in(citizen)
    where = "/my/notices/address/"

    broken = client.post(where, {"act": "ask", "address": "a@c.cn\r\nBcc: b@c.cn"})
    assert "邮箱地址的格式不对" in text(broken)
    client.post(where, {"act": "ask", "address": "lin@example.org"})
    assert "l***@example.org" in text(client.get("/my/notices/settings/"))
    assert "验证码不对" in text(client.post(where, {"act": "code", "code": "x"}))
    assert "验证码发得太多了" in text(
        client.post(where, {"act": "ask", "address": "lin@example.org"})
    )
    code = re.findall(r"\d{6}", mailbox.mails[0].words)[0]
    client.post(where, {"act": "code", "code": code})

    assert "邮件发到 l***@example.org" in text(client.get("/my/notices/settings/"))
    client.post(where, {"act": "drop"})
    assert "发送验证码" in text(client.get("/my/notices/settings/"))


def test_officers_read_the_notices_of_their_own_unit(citizen, outside, officer_of):
    FOOD_LICENCE.filed(citizen, outside)
    clerk = signed_in(officer_of("market_regulation", Role.WINDOW))
    other = signed_in(officer_of("housing_fund", Role.WINDOW))
    notice = queries.notices_for(officer_of("market_regulation", Role.WINDOW))[0]

    assert "新待办：受理审查" in text(clerk.get("/counter/notices/"))
    assert "新待办" not in text(other.get("/counter/notices/"))
    assert other.get(f"/counter/notices/{notice.id}/").status_code == 404
    assert clerk.post(f"/counter/notices/{notice.id}/go/").status_code == 302
    assert "工作群机器人" in text(clerk.get("/counter/notices/settings/"))
    assert citizen.name not in text(clerk.get("/counter/notices/"))


def test_the_hotline_hears_what_waits_for_it_and_nothing_of_the_cases_of_its_unit(
    citizen, outside, officer_of
):
    centre = officer_of("market_regulation", Role.HOTLINE)
    FOOD_LICENCE.filed(citizen, outside)
    said = Spoken(kind=ConcernKind.COMPLAINT, title="水管漏水", words="漏了三天")
    speak(citizen, said, outside)
    clerk = signed_in(centre)

    assert 'class="count">1' in text(clerk.get("/console/feedback/"))
    inbox = text(clerk.get("/counter/notices/"))
    assert "有诉求等您办理：转办诉求" in inbox
    assert "新待办" not in inbox
    assert 'href="/console/feedback/"' in inbox


def test_an_administrator_registers_a_robot_by_its_address_and_nobody_sees_it_again(officer_of):
    officer = officer_of("data_bureau", Role.SYSTEM_ADMINISTRATOR, staff="k")
    keeper = signed_in(officer)
    form = {"department": "market_regulation", "name": "窗口群", "address": DING, "secret": SECRET}

    inside = {**form, "address": DING.replace("oapi.dingtalk.com", "169.254.169.254")}
    assert keeper.post("/console/notices/bots/", inside).status_code == 422
    assert keeper.post("/console/notices/bots/", {**form, "secret": ""}).status_code == 422
    assert keeper.post("/console/notices/bots/", form).status_code == 302
    page = text(keeper.get("/console/notices/bots/"))
    assert "窗口群" in page
    assert f"，{officer.name}" in page
    assert "a1a1" not in page
    assert "abab" not in page

    bot = ChatBotRow.objects.get()
    assert keeper.post(f"/console/notices/bots/{bot.pk}/end/").status_code == 302
    assert "已停用" in text(keeper.get("/console/notices/bots/"))


def test_what_was_not_brought_is_listed_without_names_and_can_be_sent_again(
    citizen, outside, officer_of, mailbox
):
    client = signed_in(citizen)
    client.post("/my/notices/address/", {"act": "ask", "address": "lin@example.org"})
    code = re.findall(r"\d{6}", mailbox.mails[0].words)[0]
    client.post("/my/notices/address/", {"act": "code", "code": code})
    FOOD_LICENCE.filed(citizen, outside)
    day = replace(outside, clock=lambda: outside.now + timedelta(hours=2))
    plan_waiting(day, outside.notices)
    refusing = Mailbox()
    refusing.hand_over = lambda _outgoing: Refused(fault="recipient")
    Bringing(
        channels={NoticeChannel.EMAIL: refusing}, templates=outside.notices, public_url=""
    ).run(day)
    keeper = signed_in(officer_of("data_bureau", Role.SYSTEM_ADMINISTRATOR, staff="k"))

    page = text(keeper.get("/console/notices/"))

    assert "没有这个收件人" in page
    assert citizen.name not in page
    assert "lin@" not in page
    [(down, count)] = re.findall(r'href="(/console/notices/sent/[^"]+refused)"[^>]*>(\d+)<', page)
    listed = text(keeper.get(down.replace("&amp;", "&")))
    assert listed.count("没有这个收件人") == int(count) == 1
    assert citizen.name not in listed
    assert keeper.get("/console/notices/sent/?channel=pigeon").status_code == 404
    again = re.findall(r"/console/notices/[0-9a-f-]{36}/again/", page)[0]
    assert keeper.post(again).status_code == 302
    assert "没有没送出的消息" in text(keeper.get("/console/notices/"))
    assert "第 2 版" in text(keeper.get("/console/notices/templates/"))
