"""The board of a joint handling (联办看板): what waits, who said what, one visit, one notice."""

import re
from datetime import timedelta

import pytest
from city.stories import JOINT_ACCEPTANCE
from django.test import Client

from tongban.core.people.actors import Role
from tongban.store.joint.models import JointMatter

pytestmark = pytest.mark.django_db
PLANNING, HOUSING, ROADS = "natural_resources", "housing", "city_management"


def words(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def day(name, on):
    return {f"{name}_year": on.year, f"{name}_month": on.month, f"{name}_day": on.day}


class Board:
    """A joint handling before officers of several departments."""

    def __init__(self, matter, sign_in, officer_of):
        self.matter, self.sign_in, self.officer_of = matter, sign_in, officer_of

    def at(self, department, *roles, staff="e") -> Client:
        held = roles or (Role.EXAMINER,)
        return self.sign_in(self.officer_of(department, *held, staff=staff)).client

    @property
    def address(self):
        return f"/counter/joint/{self.matter.pk}/"

    def page(self, department, **more):
        return self.at(department, **more).get(self.address)

    def act(self, who, slug, /, client=None, **filled):
        self.matter.refresh_from_db()
        sent = {"revision": self.matter.revision, **filled}
        return (client or self.at(who)).post(f"{self.address}{slug}/", sent)


@pytest.fixture
def board(citizen, outside, sign_in, officer_of):
    JOINT_ACCEPTANCE.filed(citizen, outside)
    return Board(JointMatter.objects.get(), sign_in, officer_of)


def test_everybody_who_takes_part_sees_one_board_and_nobody_else(board):
    inbox = words(board.at(ROADS).get("/counter/"))
    assert "答复征求意见" in inbox
    shown = words(board.page(ROADS))
    assert "排水接入和道路恢复是否完成" in shown
    assert "答复意见" in shown
    assert "预约联合踏勘" not in shown
    assert "预约联合踏勘" in words(board.page(HOUSING))
    assert "城乡规划法" in shown
    assert words(board.at(ROADS).get("/counter/joint/")).count("答复征求意见") == 1
    assert board.page("tobacco").status_code == 404
    assert "没有正在办理的联办" in words(board.at("tobacco").get("/counter/joint/"))
    assert board.act("tobacco", "answer", answer="consent").status_code == 404


def test_a_veto_is_given_with_its_reason_and_stands_above_the_board(board):
    missing = board.act(PLANNING, "answer", answer="objection", reason="", conditions="")
    assert "请写明为什么不同意" in words(missing)
    given = board.act(PLANNING, "answer", answer="objection", reason="层高超出", conditions="")
    assert given.status_code == 302
    shown = words(board.page(HOUSING))
    assert "自然资源局不同意，现在不能准予" in shown
    assert "层高超出" in shown


def test_an_act_on_an_older_state_changes_nothing_and_keeps_what_was_typed(board):
    sent = {"revision": 1, "answer": "consent", "reason": "没有不同意见", "conditions": ""}
    late = board.at(ROADS).post(f"{board.address}answer/", sent)
    assert late.status_code == 409
    assert "没有不同意见" in late.content.decode()
    assert "没有生效" in words(late)


def test_only_posts_that_examine_answer_and_unknown_verbs_are_not_found(board):
    window = board.at(ROADS, Role.WINDOW, staff="w")
    assert board.act(ROADS, "answer", client=window, answer="consent").status_code == 403
    assert board.act(ROADS, "no-such-verb").status_code == 404
    assert board.at(ROADS).get(f"{board.address}propose-visit/").status_code == 409


def test_a_visit_is_arranged_confirmed_recorded_and_signed_on_the_pages(board, clock, outside):
    tomorrow = outside.today + timedelta(days=1)
    proposed = board.act(
        HOUSING,
        "propose-visit",
        hour="09:30",
        place="东门",
        departments=[HOUSING, PLANNING, ROADS],
        **day("day", tomorrow),
    )
    assert proposed.status_code == 302, words(proposed)
    assert board.act(ROADS, "decline-visit", reason="那天抢修").status_code == 302
    assert "那天抢修" in words(board.page(HOUSING))
    moved = board.act(
        HOUSING,
        "move-visit",
        hour="10:00",
        place="西门",
        reason="城管局抢修",
        **day("day", tomorrow + timedelta(days=1)),
    )
    assert moved.status_code == 302, words(moved)
    for department in (HOUSING, PLANNING, ROADS):
        assert board.act(department, "confirm-visit").status_code == 302
    clock.pass_days(2)
    assert board.act(HOUSING, "record-visit", findings="与图纸一致").status_code == 302
    assert board.act(ROADS, "sign-visit", outcome="failed", remark="路面未恢复").status_code == 302
    shown = words(board.page(HOUSING))
    assert "与图纸一致" in shown
    assert "路面未恢复" in shown
    assert "等待各部门签字" in shown


def test_gaps_are_named_by_each_department_and_told_once(board, outside):
    form = board.at(PLANNING).get(f"{board.address}gaps/")
    assert "竣工图和测绘成果" in words(form)
    named = board.act(PLANNING, "gaps", planning_verification__survey="坐标系不对")
    assert named.status_code == 302, words(named)
    for department in (HOUSING, "civil_defence", "archives"):
        assert board.act(department, "gaps").status_code == 302
    until = outside.today + timedelta(days=9)
    sent = board.act(HOUSING, "notice", **day("due_on", until))
    assert sent.status_code == 302, words(sent)
    assert "共 1 项" in words(board.page(PLANNING))


def test_the_lead_asks_more_departments_takes_questions_back_and_asks_for_more_time(
    board, outside, desk
):
    in_three = outside.today + timedelta(days=4)
    asked = board.act(
        HOUSING, "ask", department="water_company", about="供水接入", **day("due_on", in_three)
    )
    assert asked.status_code == 302, words(asked)
    assert "答复征求意见" in words(board.at("water_company").get("/counter/"))
    back = board.act(HOUSING, "take-back", department=ROADS, reason="不涉及道路")
    assert back.status_code == 302
    assert "已撤回征求" in words(board.page(HOUSING))
    too_early = board.act(HOUSING, "more-time", amount="10", reason="等待检测")
    assert too_early.status_code == 409
    archives = board.matter.filing.cases.get(item_code="archives_acceptance")
    desk("archives").accept(archives.pk)
    assert board.act(HOUSING, "more-time", amount="10", reason="等待检测").status_code == 302
    head = board.at("government_office", Role.APPROVER, staff="a")
    assert "答复延长联办期限的申请" in words(head.get("/counter/"))
    given = board.act("government_office", "approve-more-time", client=head)
    assert given.status_code == 302
    assert "已延长 10 个工作日" in words(board.page(HOUSING))
