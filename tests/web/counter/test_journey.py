"""A case goes through the pages of the counter from receipt to the certificate."""

from datetime import date

import pytest
from city.stories import INSTANT
from web.counter.conftest import day, open_work, revision_of, words

from tongban.actions.cases.applicant import correct
from tongban.store.audit.models import AuditEntry
from tongban.store.cases.models import Case, CaseEvent, CaseEvidence

pytestmark = pytest.mark.django_db


def test_officers_take_a_case_from_the_inbox_to_the_certificate(filed, posts):
    window, examiner, approver, colleague = posts
    work = open_work(filed, "market_regulation")
    inbox = window.get("/counter/")
    assert filed.number in words(inbox)
    window.client.post(f"/counter/work/{work.pk}/claim/")
    assert "我在办" in words(window.get("/counter/", show="mine"))
    window.act(filed, "accept")
    for partner in ((), (colleague.staff_number,)):
        examiner.act(filed, "start")
        finished = examiner.act(
            filed, "finish", outcome="passed", words="符合要求", together_with=list(partner)
        )
        assert finished.status_code == 302, words(finished)
    approver.act(filed, "grant", words="准予")
    done = window.act(filed, "deliver", way="electronic")

    assert done.status_code == 302, words(done)
    assert Case.objects.get(pk=filed.pk).status == "completed"
    assert filed.number in words(window.get("/counter/done/"))


def test_opening_a_case_is_written_down_with_its_ground(filed, window):
    address = f"/counter/work/{open_work(filed, 'market_regulation').pk}/"
    window.get(address)
    window.get(f"{address}accept/")

    opened = AuditEntry.objects.filter(action="case.open")
    assert opened.count() == 2
    record = opened.first()
    assert (record.case_number, record.ground) == (filed.number, "受理审查：受理审查")
    assert record.actor == f"officer:{window.officer.staff_number}"


def test_one_notice_names_every_gap_and_the_applicant_has_a_day(filed, window):
    page = window.get(f"/counter/work/{open_work(filed, 'market_regulation').pk}/correct/")
    assert "第二次告知不能再增加要求" in words(page)
    window.act(
        filed,
        "correct",
        **{
            "gap.layout": "看不清粗加工区",
            "gap.premises.area": "与图纸不一致",
            **day("due_on", 2026, 9, 30),
        },
    )

    notice = CaseEvent.objects.get(case=filed, name="correction_requested").content["body"]
    named = {gap["subject"] for gap in notice["gaps"]}
    assert {"layout", "premises.area"} <= named
    assert notice["due_on"] == "2026-09-30"


def test_a_notice_after_the_period_finds_the_case_accepted(filed, window, clock):
    clock.go_to(date(2026, 9, 22))
    work = open_work(filed, "market_regulation")
    answer = window.client.post(
        f"/counter/work/{work.pk}/correct/",
        {
            "revision": "1",
            "gap.layout": "看不清",
            **day("due_on", 2026, 9, 30),
        },
        follow=True,
    )

    assert "依法自收到之日起即为受理" in words(answer)
    assert Case.objects.get(pk=filed.pk).accepted_on == date(2026, 9, 14)


def test_a_refusal_says_why_by_what_law_and_what_can_be_done(filed, window):
    empty = window.act(filed, "refuse-acceptance")
    assert empty.status_code == 422
    assert "请填写事实和理由" in words(empty)
    window.act(
        filed,
        "refuse-acceptance",
        reasons="不属于本机关职权范围",
        other_articles="行政许可法第三十二条",
    )

    refusal = CaseEvent.objects.get(case=filed, name="acceptance_refused").content["body"]
    assert refusal["reasons"] == ["不属于本机关职权范围"]
    assert {remedy["kind"] for remedy in refusal["remedies"]} == {"reconsideration", "litigation"}


def test_the_clock_stops_with_a_reason_and_runs_again_with_a_result(filed, window, examiner):
    window.act(filed, "accept")
    assert examiner.act(filed, "stop", procedure="rectification_check").status_code == 422
    examiner.act(filed, "stop", procedure="rectification_check", reason="需要检验")
    assert Case.objects.get(pk=filed.pk).status == "suspended"
    assert "停表" in words(examiner.get("/counter/"))
    examiner.act(filed, "resume", result="检验合格")

    assert Case.objects.get(pk=filed.pk).status == "in_progress"


def test_an_extension_is_asked_by_one_and_approved_by_another(filed, window, examiner, approver):
    window.act(filed, "accept")
    before = Case.objects.get(pk=filed.pk).due_on
    assert examiner.act(filed, "request-extension", amount="99", reason="量大").status_code == 422
    examiner.send(open_work(filed, "market_regulation"), "claim")
    examiner.act(filed, "request-extension", amount="5", reason="核查量大")
    approver.act(filed, "approve-extension")

    assert Case.objects.get(pk=filed.pk).due_on > before


def test_a_second_notice_offers_only_what_the_first_one_named(filed, window, citizen, outside):
    window.act(filed, "correct", **{"gap.layout": "看不清", **day("due_on", 2026, 9, 30)})
    correct(citizen, filed.pk, {"layout": [(b"%PDF-1.7 better", "更清楚.pdf")]}, outside)
    page = window.get(f"/counter/work/{open_work(filed, 'market_regulation').pk}/correct/")
    assert "这是再次告知" in words(page)
    assert 'name="gap.layout"' in page.content.decode()
    assert 'name="gap.rules"' not in page.content.decode()
    smuggled = window.act(filed, "correct", **{"gap.rules": "再补", **day("due_on", 2026, 9, 30)})

    assert smuggled.status_code == 422
    assert CaseEvent.objects.filter(case=filed, name="correction_requested").count() == 1


@pytest.fixture
def corrected(filed, window, citizen, outside):
    """Return the case after a first notice about the layout was answered."""
    window.act(filed, "correct", **{"gap.layout": "看不清", **day("due_on", 2026, 9, 30)})
    correct(citizen, filed.pk, {"layout": [(b"%PDF-1.7 better", "更清楚.pdf")]}, outside)
    return filed


def test_what_a_correction_brought_to_light_may_be_named_with_what_led_to_it(corrected, window):
    late = {"found.rules": "制度和新的布局不一致", **day("due_on", 2026, 9, 30)}
    unfounded = window.act(corrected, "correct", **late)
    invented = window.act(corrected, "correct", **late, **{"from.rules": "rules"})
    founded = window.act(corrected, "correct", **late, **{"from.rules": "layout"})

    assert (unfounded.status_code, invented.status_code, founded.status_code) == (422, 422, 302)
    assert "请选择是哪一处补正以后才发现的" in words(unfounded)
    assert "制度和新的布局不一致" in words(unfounded)
    second = CaseEvent.objects.filter(case=corrected, name="correction_requested").last()
    gap = {"subject": "rules", "why": "制度和新的布局不一致", "arises_from": "layout"}
    assert second.content["body"]["gaps"] == [gap]


def test_a_first_notice_asks_nothing_about_earlier_ones(filed, window):
    work = open_work(filed, "market_regulation")
    page = window.get(f"/counter/work/{work.pk}/correct/").content.decode()

    assert 'name="gap.rules"' in page
    assert 'name="found.' not in page
    assert 'name="from.' not in page


def test_a_step_can_be_sent_back_with_a_reason(filed, window, examiner):
    window.act(filed, "accept")
    examiner.act(filed, "start")
    examiner.act(filed, "finish", outcome="passed", words="好")
    examiner.act(filed, "return", step="review", reason="漏看一页")

    assert "漏看一页" in words(examiner.get("/counter/cases/", number=filed.number))
    assert open_work(filed, "market_regulation", "step").step == "review"


def test_an_original_seen_at_the_window_raises_the_trust(filed, window):
    paper = CaseEvidence.objects.filter(case=filed, file__isnull=False).first()
    work = open_work(filed, "market_regulation")
    window.client.post(f"/counter/work/{work.pk}/originals/{paper.pk}/")

    paper.refresh_from_db()
    assert (paper.trust, paper.checked_by) == ("B", window.officer.staff_number)


def test_an_instant_item_is_granted_in_one_session(citizen, outside, seated):
    case = Case.objects.get(pk=INSTANT.filed(citizen, outside).cases[0].id)
    window = seated(case.department)
    window.act(case, "grant-at-once", words="材料齐全")

    assert Case.objects.get(pk=case.pk).status == "granted"


def test_a_refusal_after_examination_is_served_and_closes_the_case(filed, desk, window, approver):
    market = desk("market_regulation")
    market.accept(filed.pk)
    market.examine(filed.pk)
    work = open_work(filed, "market_regulation", "decision")
    approver.send(
        work,
        "refuse",
        revision=revision_of(filed),
        unmet=["large_enough"],
        reasons="实测面积不足",
        other_articles="食品安全法第三十三条",
    )
    refusal = CaseEvent.objects.get(case=filed, name="refused").content["body"]
    assert refusal["reasons"][0].startswith("不符合条件：")
    window.act(filed, "deliver", way="post", tracking="EMS123")

    assert Case.objects.get(pk=filed.pk).status == "completed"


def test_a_case_that_waits_for_another_says_so(filed, window):
    waiting = Case.objects.create(
        number="11519900MC0001373F9999",
        filing=filed.filing,
        item=filed.item,
        item_code="another",
        department="market_regulation",
        status="waiting",
    )

    assert "这件办件还没有开始" in words(window.get("/counter/cases/", number=waiting.number))
