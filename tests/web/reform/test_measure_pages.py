"""Measures, targets and baselines in a browser: who may do what, and what the page then says."""

import re
from datetime import date

import pytest

from tongban.core.people.actors import Role

pytestmark = pytest.mark.django_db
HERE = "/console/reform/"
DAY = {"due_on_year": "2026", "due_on_month": "12", "due_on_day": "1"}


@pytest.fixture
def key(reformer) -> str:
    """Return the first proposal."""
    page = reformer.get(f"{HERE}proposals/").content.decode()
    return re.search(r"adopt/\?key=([\w.]+)", page)[1]


@pytest.fixture
def measure(reformer, key) -> str:
    """Return the address of a measure that was taken up."""
    answer = reformer.post(
        f"{HERE}proposals/adopt/?key={key}",
        {"title": "少交一份", "owner": "market_regulation", **DAY},
    )
    return answer["Location"]


def test_proposals_say_what_they_save_and_which_article_must_hold_first(reformer, seen):
    page = seen(reformer.get(f"{HERE}proposals/"))

    assert re.search(r"材料 \d+ 份", page)
    assert "《政务数据共享条例》第十九条" in page
    narrowed = seen(reformer.get(f"{HERE}proposals/", {"kind": "merge"}))
    assert "《政务数据共享条例》第十九条" not in narrowed
    assert "没有可提的措施" in seen(reformer.get(f"{HERE}proposals/", {"kind": "none"}))


def test_only_a_reformer_takes_one_up(signed_in, key, seen):
    supervisor = signed_in(Role.SUPERVISOR)

    assert supervisor.get(f"{HERE}proposals/adopt/?key={key}").status_code == 403
    assert "adopt/?key=" not in supervisor.get(f"{HERE}proposals/").content.decode()


def test_a_form_left_empty_says_what_is_missing(reformer, key):
    page = reformer.post(f"{HERE}proposals/adopt/?key={key}", {})
    past = {"title": "少交一份", "owner": "market_regulation", **DAY, "due_on_year": "2020"}

    assert page.status_code == 422
    assert "请填写措施名称" in page.content.decode()
    late = reformer.post(f"{HERE}proposals/adopt/?key={key}", past)
    assert "完成期限要晚于今天" in late.content.decode()
    assert reformer.get(f"{HERE}proposals/adopt/?key=none").status_code == 404


def test_a_measure_shows_claim_versions_and_cases_side_by_side(reformer, measure, seen):
    page = seen(reformer.get(measure))

    for words in (
        "推进中",
        "立项时申报",
        "在用版本",
        "办件不足，暂不下结论",
        "报告完成",
        "终止措施",
    ):
        assert words in page
    assert "少交一份" in seen(reformer.get(f"{HERE}measures/"))
    assert "少交一份" in seen(reformer.get(HERE))
    assert "这里还没有措施" in seen(reformer.get(f"{HERE}measures/", {"show": "ended"}))


def test_an_owner_reports_and_gets_back_what_does_not_show(signed_in, measure, seen):
    owner = signed_in(Role.ITEM_ADMINISTRATOR, "market_regulation")
    answer = owner.post(f"{measure}report/", {"words": "已改"}, follow=True)

    assert "还没有体现" in seen(answer)
    assert "未见成效，已退回" in seen(owner.get(measure))


def test_talk_evidence_and_ending_are_kept_in_the_history(reformer, measure, seen):
    reformer.post(f"{measure}discuss/", {"words": "需要法制意见"})
    reformer.post(f"{measure}evidence/", {"title": "取消通知", "place": "明政发〔2026〕1号"})
    refused = reformer.post(f"{measure}evidence/", {"title": ""}, follow=True)
    assert "请写明佐证材料的名称" in seen(refused)
    reformer.post(f"{measure}give-up/", {"reason": "法律另有要求"})
    page = seen(reformer.get(measure))

    for words in ("需要法制意见", "取消通知（明政发〔2026〕1号）", "法律另有要求", "已终止"):
        assert words in page
    ended = reformer.post(f"{measure}report/", {}, follow=True)
    assert "现在不能这样做" in seen(ended)
    assert reformer.post(f"{measure}dance/", {}).status_code == 404


def test_who_is_neither_owner_nor_reformer_may_talk_and_nothing_else(signed_in, measure, seen):
    supervisor = signed_in(Role.SUPERVISOR)

    assert "报告完成 做了什么" not in seen(supervisor.get(measure))
    refused = supervisor.post(f"{measure}report/", {}, follow=True)
    assert "由责任部门或改革岗位来做" in seen(refused)


def test_targets_are_set_held_to_and_taken_back(reformer, signed_in, seen):
    wanted = {"where": "city:", "figure": "documents", "percent": "10"}
    assert "今年还没有设定目标" in seen(reformer.get(f"{HERE}targets/"))
    page = seen(reformer.post(f"{HERE}targets/", wanted, follow=True))
    assert "材料减 10%" in page
    assert "已达到" in page
    assert "材料减 10%" in seen(reformer.get(HERE))
    assert "与法律允许的做法相比" in page

    reformer.post(f"{HERE}baselines/")
    from_here = seen(reformer.get(f"{HERE}targets/"))
    assert re.search("与.*的基线相比", from_here)
    assert "已减 0.0%" in from_here
    assert "已减 0.0%" in seen(reformer.get(HERE))
    wrong = reformer.post(f"{HERE}targets/", {**wanted, "percent": "200"})
    assert wrong.status_code == 422
    assert signed_in(Role.SUPERVISOR).post(f"{HERE}targets/", wanted).status_code == 403

    target = re.search(r"targets/(\d+)/end", reformer.get(f"{HERE}targets/").content.decode())[1]
    reformer.post(f"{HERE}targets/{target}/end/")
    assert "今年还没有设定目标" in seen(reformer.get(f"{HERE}targets/"))


def test_a_target_where_nothing_was_filed_is_neither_reached_nor_missed(reformer, seen):
    wanted = {"where": "journey:open_restaurant", "figure": "days", "percent": "10"}
    page = seen(reformer.post(f"{HERE}targets/", wanted, follow=True))

    assert "没有可减的" in page
    assert "未达到" not in page


def test_a_baseline_is_taken_by_a_reformer_and_then_compared_with(reformer, signed_in, seen):
    assert "还没有保存过基线" in seen(reformer.get(f"{HERE}baselines/"))
    assert signed_in(Role.SUPERVISOR).post(f"{HERE}baselines/", {}).status_code == 403
    page = seen(reformer.post(f"{HERE}baselines/", {"note": "年初"}, follow=True))

    assert "年初" in page
    assert "的基线（年初）" in seen(reformer.get(HERE))


def test_a_reformer_gives_a_measure_another_owner_and_day(reformer, signed_in, measure, seen):
    wanted = {
        "owner": "housing",
        "day_year": "2026",
        "day_month": "12",
        "day_day": "20",
        "reason": "职责调整",
    }
    wrong = reformer.post(f"{measure}reassign/", {**wanted, "day_month": "13"}, follow=True)
    assert "没有这一天" in seen(wrong)
    nobody = reformer.post(f"{measure}reassign/", {**wanted, "owner": "nobody"}, follow=True)
    assert "请选择责任部门" in seen(nobody)
    supervisor = signed_in(Role.SUPERVISOR)
    refused = supervisor.post(f"{measure}reassign/", wanted, follow=True)
    assert "由责任部门或改革岗位来做" in seen(refused)
    page = seen(reformer.post(f"{measure}reassign/", wanted, follow=True))

    assert "2026年12月20日" in page
    assert "职责调整" in page


def test_what_is_due_is_told_on_the_first_pages_and_listed(signed_in, measure, clock, seen):
    reformer = signed_in(Role.REFORMER)
    due = f"{HERE}measures/?show=due"
    assert "没有快到期或逾期的措施" in seen(reformer.get(due))
    assert "有减负措施要抓紧" not in seen(reformer.get(HERE))
    clock.go_to(date(2026, 11, 28))
    assert "快到期" in seen(reformer.get(due))
    clock.go_to(date(2026, 12, 5))
    owner = signed_in(Role.ITEM_ADMINISTRATOR, "market_regulation")

    assert "已过期限 1 项" in seen(reformer.get(HERE))
    assert "少交一份" in seen(reformer.get(due))
    assert "本部门有减负措施" in seen(owner.get("/console/"))
    assert "本部门有减负措施" not in seen(reformer.get("/console/"))
