"""Pages of kinds of services: campaign, project, applied for again, joined, sent up and home."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from city.stories import JOINT_ACCEPTANCE, Story
from django.contrib.auth import get_user_model
from django.test import Client
from web.counter.conftest import words

from tongban.actions.attending import names, receiving
from tongban.actions.campaigns import running
from tongban.actions.cases import moving
from tongban.actions.cases.withdrawing import withdraw
from tongban.actions.drafts.writing import start
from tongban.adapters.campaign_rules import read_campaigns
from tongban.adapters.service_practices import read_practices, read_renewals
from tongban.core.people.actors import Role
from tongban.core.people.attending import Identified, Wish
from tongban.examples.mingchuan import FOLDER
from tongban.project import wiring
from tongban.store.cases.models import Case

pytestmark = pytest.mark.django_db
CODE = "primary_enrolment_2026"
PRACTICES = Path(FOLDER) / "practices.yaml"
RULES = read_campaigns(Path(FOLDER) / "campaigns.yaml")[CODE]
WINDOW = replace(RULES.window, opens_on=date(2026, 9, 16), closes_on=date(2026, 9, 18))
PLACE = Story(
    kind="item",
    code="school_place",
    answers={
        "pupil.birth_date": date(2020, 1, 1),
        "school.ground": "residence_permit",
        "school.catchment": "elsewhere",
        "school.first_choice": "heping",
        "school.second_choice": "heping",
    },
)
SIGN = Story(
    kind="item",
    code="outdoor_sign_major",
    answers={"sign.blocks_windows": False, "premises.address": "和平路1号"},
)
CARD = Story(kind="item", code="social_security_card", answers={"social_card.held": False})


@pytest.fixture
def outside(outside, monkeypatch):
    """Return the world with the city's practices and a campaign in the days of the tests."""
    whole = replace(
        outside,
        practices=read_practices(PRACTICES),
        renewals=read_renewals(PRACTICES),
        campaigns={CODE: replace(RULES, window=WINDOW)},
    )
    monkeypatch.setattr(wiring, "outside", lambda: whole)
    return whole


def browser(account: int) -> Client:
    client = Client()
    user = get_user_model().objects.get(pk=account)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_a_campaign_is_read_by_everybody_and_its_result_by_number(
    citizen, outside, officer_of, clock
):
    keeper = officer_of("education")
    desk, parent, anybody = browser(keeper.account), browser(citizen.account), Client()
    desk.post(f"/console/campaigns/{CODE}/announce/")
    clock.now = datetime(2026, 9, 16, 2, tzinfo=UTC)
    page = words(anybody.get(f"/campaigns/{CODE}/"))
    assert "种子摘要" in page
    assert "1 个名额" in page

    case = PLACE.filed(citizen, outside).cases[0]
    assert "内容已锁定" in words(parent.get(f"/my/cases/{case.id}/"))
    clock.now = datetime(2026, 9, 19, 2, tzinfo=UTC)
    desk.post(f"/console/campaigns/{CODE}/publish/")
    result = words(anybody.get(f"/campaigns/{CODE}/"))
    assert case.number in result
    assert citizen.name not in result
    assert case.number in anybody.get(f"/campaigns/{CODE}/results.csv").content.decode()

    mine = f"/my/cases/{case.id}/campaign/"
    assert "和平路小学" in words(parent.get(mine))
    parent.post(mine, {"reason": "想看看"})
    assert "想看看" in words(desk.get(f"/console/campaigns/{CODE}/"))
    answer = {
        "number": case.number,
        f"upheld-{case.number}": "no",
        f"reason-{case.number}": "排序无误",
    }
    desk.post(f"/console/campaigns/{CODE}/answer/", answer)
    clock.now = datetime(2026, 9, 30, 2, tzinfo=UTC)
    desk.post(f"/console/campaigns/{CODE}/settle/")
    assert "不成立：排序无误" in words(parent.get(mine))
    assert "结果已经确定" in words(anybody.get("/campaigns/"))


def test_whoever_runs_or_entered_a_campaign_is_told_what_comes_next_and_by_when(
    citizen, outside, officer_of, clock
):
    keeper = officer_of("education")
    desk, parent = browser(keeper.account), browser(citizen.account)
    assert "开始报名以前公布规则" in words(desk.get("/counter/"))
    running.announce(keeper, CODE, outside)
    clock.now = datetime(2026, 9, 16, 2, tzinfo=UTC)
    case = PLACE.filed(citizen, outside).cases[0]
    page = words(parent.get(f"/my/cases/{case.id}/"))
    assert "您已提交" in page
    assert re.search("报名到 ?2026年9月18日.*结束，然后统一排序", page)

    clock.now = datetime(2026, 9, 19, 2, tzinfo=UTC)
    assert "等您排序并公布结果" in words(desk.get("/counter/"))
    running.publish(keeper, CODE, outside)
    running.publish(keeper, CODE, outside)
    assert "处理完异议以后确定结果" in words(parent.get(f"/my/cases/{case.id}/campaign/"))
    clock.now = datetime(2026, 9, 30, 2, tzinfo=UTC)
    assert "等您确定结果" in words(desk.get("/counter/"))
    running.settle(keeper, CODE, outside)
    told = words(parent.get("/my/notices/"))
    assert told.count("录取结果公布了") == 1
    assert "录取结果确定了" in told


def test_outside_the_window_a_draft_says_when_it_can_be_filed(citizen, outside, officer_of):
    running.announce(officer_of("education"), CODE, outside)
    draft = start(citizen, "item", PLACE.code, outside, answers=PLACE.answers)

    assert "报名时间是" in words(browser(citizen.account).get(f"/drafts/{draft}/"))


def test_what_was_withdrawn_is_applied_for_again_from_its_page(citizen, outside):
    case = SIGN.filed(citizen, outside).cases[0]
    mine = browser(citizen.account)
    assert "重新申请" not in words(mine.get(f"/my/cases/{case.id}/"))
    assert mine.get(f"/my/cases/{case.id}/again/").status_code == 302
    withdraw(citizen, case.id, outside)
    assert "重新申请，带上原来填的和交的" in words(mine.get(f"/my/cases/{case.id}/"))
    page = words(mine.get(f"/my/cases/{case.id}/again/"))
    assert "规定没有变化" in page
    assert "期限重新计算" in page
    draft = mine.post(f"/my/cases/{case.id}/again/")["Location"]
    assert draft.startswith("/drafts/")
    again = SIGN.filed(citizen, outside).cases[0]
    assert case.number in words(mine.get(f"/my/cases/{again.id}/"))
    assert again.number in words(mine.get(f"/my/cases/{case.id}/"))


def test_a_repeated_application_leads_to_the_one_that_runs(citizen, outside):
    case = SIGN.filed(citizen, outside).cases[0]
    draft = start(citizen, "item", SIGN.code, outside, answers=SIGN.answers)
    mine = browser(citizen.account)
    page = words(mine.get(f"/drafts/{draft}/"))

    assert "不能重复申请" in page
    assert case.number in page
    assert mine.post(f"/drafts/{draft}/join/")["Location"] == f"/my/cases/{case.id}/"


def test_a_case_sent_home_tells_both_offices_and_both_clocks(citizen, outside, officer_of):
    clerk = officer_of("human_resources", Role.WINDOW, staff="w")
    wish = Wish(
        number=citizen.person, person=citizen.name, identified=Identified.CARD_READ, agreed=True
    )
    attendance = receiving.receive(clerk, wish, outside)
    at_desk = browser(clerk.account)
    place = f"/counter/window/{attendance}/"
    at_desk.post(f"{place}name/", {"reference": ""})  # goes on in this browser
    assert "西城区" in words(at_desk.get(place))
    at_desk.post(f"{place}region/", {"area": "519902"})
    there = names.person_at_window(clerk, attendance, outside)
    case = CARD.filed(there, outside).cases[0]
    page = words(browser(citizen.account).get(f"/my/cases/{case.id}/"))
    assert "业务属地：明川市西城区政务服务中心" in page
    assert "收取材料" in page

    home = browser(officer_of("human_resources", staff="h").account)
    work = Case.objects.get(pk=case.id).work.get()
    form = words(home.get(f"/counter/work/{work.pk}/arrive/"))
    assert "最晚" in form
    assert "-2 个工作日" not in form
    home.post(f"/counter/work/{work.pk}/arrive/", {"revision": 2})
    assert "业务属地收到" in words(browser(citizen.account).get(f"/my/cases/{case.id}/"))


def test_a_case_is_sent_up_from_the_desk_and_the_applicant_is_told(citizen, outside, officer_of):
    story = replace(SIGN, code="outdoor_sign", answers={**SIGN.answers, "sign.large": False})
    case = story.filed(citizen, outside).cases[0]
    desk = browser(officer_of("city_management").account)
    work = Case.objects.get(pk=case.id).work.get()
    send = f"/counter/work/{work.pk}/send-up/"
    assert "城市重点地段户外设施设置" in words(desk.get(send))
    desk.post(send, {"revision": 1, "reason": "位于重点地段"})
    page = words(browser(citizen.account).get(f"/my/cases/{case.id}/"))
    above = Case.objects.get(item_code="outdoor_sign_major")

    assert "您填过的、交过的不用再来" in page
    assert "已经转到上级办理" in page
    assert above.number in page
    assert "由下级转报而来" in words(browser(citizen.account).get(f"/my/cases/{above.pk}/"))
    assert moving.UP == "up"


def test_a_project_shows_all_its_cases_to_its_owner_and_to_departments_in_it(
    citizen, stranger, outside, officer_of
):
    code = "2603-519900-47-01-000123"
    story = replace(
        JOINT_ACCEPTANCE,
        answers={**JOINT_ACCEPTANCE.answers, "project.code": code, "project.name": "和平路学校"},
    )
    filing = story.filed(citizen, outside)
    mine = browser(citizen.account)
    page = words(mine.get(f"/my/projects/{code}/"))

    assert "和平路学校" in page
    assert all(one.number in page for one in filing.cases)
    assert code in words(mine.get(f"/my/cases/{filing.cases[0].id}/"))
    assert browser(stranger.account).get(f"/my/projects/{code}/").status_code == 404
    assert mine.get("/my/projects/no-code/").status_code == 404
    archives = browser(officer_of("archives").account)
    assert filing.cases[0].number in words(archives.get("/counter/projects/", {"code": code}))
    other = browser(officer_of("tobacco").account)
    assert "没有找到这个项目" in words(other.get("/counter/projects/", {"code": code}))
    assert "24 位" in words(other.get("/counter/projects/", {"code": "x"}))
