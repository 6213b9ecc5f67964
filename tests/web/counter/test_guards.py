"""Nobody gets further than their department, their post, the law and the moment allow."""

import pytest
from city.stories import FIRE_CHECK
from web.counter.conftest import MARKET, day, open_work, words

from tongban.actions.cases.withdrawing import withdraw
from tongban.actions.vouchers.printing import print_voucher
from tongban.core.people.actors import Role
from tongban.core.people.masking import masked_text
from tongban.store.audit.models import AuditEntry
from tongban.store.cases.models import Case, CaseEvent, CaseEvidence, Voucher, WorkItem

pytestmark = pytest.mark.django_db


def events_of(case: Case) -> list[str]:
    return list(CaseEvent.objects.filter(case=case).values_list("name", flat=True))


@pytest.fixture
def elsewhere(seated):
    return seated("housing_fund", staff="x")


def test_another_department_finds_nothing_and_learns_nothing(filed, elsewhere):
    work = open_work(filed, MARKET)
    paper = CaseEvidence.objects.filter(case=filed, file__isnull=False).first()
    voucher = Voucher.objects.filter(filing=filed.filing).first()
    addresses = [
        f"/counter/work/{work.pk}/",
        f"/counter/work/{work.pk}/accept/",
        f"/counter/files/{paper.file_id}/",
        f"/counter/vouchers/{voucher.pk}/",
    ]
    nothing = elsewhere.get("/counter/work/999999/")

    assert [elsewhere.get(one).status_code for one in addresses] == [404] * 4
    assert elsewhere.send(work, "accept", revision=1).status_code == 404
    assert elsewhere.send(work, "claim").status_code == 404
    assert words(elsewhere.get(addresses[0])) == words(nothing)
    assert filed.number not in words(elsewhere.get("/counter/"))
    assert "没有找到这件办件" in words(elsewhere.get("/counter/cases/", number=filed.number))
    assert events_of(filed) == ["received"]


def test_a_case_that_was_handed_over_is_closed_at_once(filed, window):
    """A06."""
    work = open_work(filed, MARKET)
    window.act(filed, "accept")
    WorkItem.objects.filter(case=filed).update(department="city_management")
    Case.objects.filter(pk=filed.pk).update(department="city_management")

    assert window.get(f"/counter/work/{work.pk}/").status_code == 404
    assert "没有找到这件办件" in words(window.get("/counter/cases/", number=filed.number))
    assert filed.number in words(window.get("/counter/done/"))


def test_citizens_do_not_get_behind_the_counter(filed, citizen, sign_in):
    visitor = sign_in(citizen)

    assert visitor.get("/counter/").status_code == 403
    assert visitor.get(f"/counter/work/{open_work(filed, MARKET).pk}/").status_code == 403


BEYOND_THE_POST = {
    "finish": Role.WINDOW,
    "grant": Role.EXAMINER,
    "stop": Role.APPROVER,
    "approve-extension": Role.EXAMINER,
    "deliver": Role.SUPERVISOR,
}


def test_a_post_does_only_what_belongs_to_it(filed, seated):
    for verb, role in BEYOND_THE_POST.items():
        visitor = seated(MARKET, role, staff=role.value)
        assert visitor.act(filed, verb, words="好").status_code == 403
        assert AuditEntry.objects.filter(action=f"case.try.{verb}", outcome="refused").exists()

    assert events_of(filed) == ["received"]


TOO_EARLY = {
    "grant": {"words": "准予"},
    "refuse": {"reasons": "不符合", "other_articles": "行政许可法第三十八条"},
    "deliver": {"way": "electronic"},
    "resume": {"result": "合格"},
    "request-extension": {"amount": "3", "reason": "量大"},
}


def test_no_step_can_be_skipped(filed, seated):
    visitor = seated(MARKET)
    for verb, filled in TOO_EARLY.items():
        answer = visitor.act(filed, verb, **filled)
        assert (verb, answer.status_code) == (verb, 409)
        assert "没有办理成功" in words(answer)

    assert events_of(filed) == ["received"]


def test_who_examined_does_not_decide(filed, seated, colleague):
    alone = seated(MARKET)
    alone.act(filed, "accept")
    for partner in ((), (colleague.staff_number,)):
        alone.act(filed, "start")
        alone.act(filed, "finish", outcome="passed", words="好", together_with=list(partner))
    answer = alone.act(filed, "grant", words="准予")

    assert answer.status_code == 409
    assert "审查的人不能作决定" in words(answer)
    assert Case.objects.get(pk=filed.pk).status == "in_progress"


def test_a_site_check_wants_a_second_officer_who_exists(filed, window, examiner, colleague):
    window.act(filed, "accept")
    examiner.act(filed, "start")
    examiner.act(filed, "finish", outcome="passed", words="好")
    examiner.act(filed, "start")
    alone = examiner.act(filed, "finish", outcome="passed", words="好")
    invented = examiner.act(filed, "finish", outcome="passed", words="好", together_with=["x-9"])

    assert (alone.status_code, invented.status_code) == (422, 422)
    assert "请选择一同参加的人员" in words(alone)


def test_the_same_act_sent_twice_counts_once_and_is_answered_alike(filed, window):
    work = open_work(filed, MARKET)
    first = window.send(work, "accept", revision=1)
    second = window.send(work, "accept", revision=1)

    assert (first.status_code, second.status_code) == (302, 302)
    assert events_of(filed).count("accepted") == 1


def test_who_came_second_sees_what_happened_and_loses_no_word(filed, window, seated):
    other = seated(MARKET, Role.WINDOW, staff="w2")
    work = open_work(filed, MARKET)
    window.send(work, "accept", revision=1)
    late = other.send(
        work, "refuse-acceptance", revision=1, reasons="写了很久的理由", other_articles="第一条"
    )

    assert late.status_code == 409
    assert "办件刚刚有了变化" in words(late)
    assert "写了很久的理由" in words(late)
    assert "受理" in words(late)
    assert events_of(filed) == ["received", "accepted"]


def test_an_act_on_an_unknown_state_is_refused(filed, window):
    work = open_work(filed, MARKET)
    for revision in ("", "-1", "２", "9" * 20, "abc"):
        assert window.send(work, "accept", revision=revision).status_code == 409

    assert events_of(filed) == ["received"]


def test_two_officers_never_hold_the_same_work(filed, window, seated):
    other = seated(MARKET, Role.WINDOW, staff="w2")
    work = open_work(filed, MARKET)
    window.send(work, "claim")
    answer = other.client.post(f"/counter/work/{work.pk}/claim/", follow=True)
    assert "同事刚刚领取了" in words(answer)
    assert other.act(filed, "accept").status_code == 409
    window.send(work, "release")

    assert other.act(filed, "accept").status_code == 302


def test_a_withdrawn_case_says_so_and_offers_nothing(filed, citizen, outside, window):
    work = open_work(filed, MARKET)
    withdraw(citizen, filed.pk, outside, reason="不开店了")
    page = window.get(f"/counter/work/{work.pk}/")

    assert "申请人已经撤回申请" in words(page)
    assert "不开店了" in words(page)
    assert 'action="/counter/work' not in page.content.decode()
    assert window.send(work, "accept", revision=2).status_code == 409


def test_a_paper_comes_as_an_attachment_in_a_sandbox(filed, window):
    paper = CaseEvidence.objects.filter(case=filed, file__isnull=False).first()
    answer = window.get(f"/counter/files/{paper.file_id}/")

    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert AuditEntry.objects.filter(action="file.open", subject=str(paper.file_id)).exists()


def test_a_voucher_opens_as_pdf(filed, window):
    window.act(filed, "accept")
    voucher = Voucher.objects.get(case=filed, kind="acceptance")

    assert window.get(f"/counter/vouchers/{voucher.pk}/").content.startswith(b"%PDF-")
    look = AuditEntry.objects.get(action="voucher.open", subject=str(voucher.pk))
    assert [bytes(one) for one in look.concerned] == [bytes(filed.filing.subject_index)]


def test_whoever_only_watches_reads_a_voucher_with_the_name_covered(filed, window, seated, outside):
    """A16."""
    window.act(filed, "accept")
    voucher = Voucher.objects.get(case=filed, kind="acceptance")
    name = voucher.content["addressee"]
    watching = seated(MARKET, Role.SUPERVISOR, staff="s")

    seen = watching.get(f"/counter/vouchers/{voucher.pk}/").content

    assert seen == print_voucher({**voucher.content, "addressee": masked_text(name)}, outside)
    assert seen != window.get(f"/counter/vouchers/{voucher.pk}/").content


def test_history_shows_only_own_acts(filed, window, examiner):
    """A06."""
    window.act(filed, "accept")

    assert "受理" in words(window.get("/counter/done/"))
    assert filed.number not in words(examiner.get("/counter/done/"))


def test_get_never_changes_a_case(filed, window):
    work = open_work(filed, MARKET)
    for address in ("claim", "release"):
        assert window.get(f"/counter/work/{work.pk}/{address}/").status_code == 405

    assert open_work(filed, MARKET).claimed_by_id is None


def test_a_partner_department_sees_no_opinion_of_another(citizen, outside, published, seated):
    record = FIRE_CHECK.filed(citizen, outside)
    case = Case.objects.get(pk=record.cases[0].id)
    department = case.department
    lead = seated(department)
    lead.act(case, "accept", **day("deferred_until", 2026, 9, 30))
    lead.act(case, "start")
    step = open_work(case, department, "step")
    WorkItem.objects.create(
        case=case,
        kind="step",
        step="other",
        name="协助",
        department="housing",
        opened_at=step.opened_at,
        due_on=step.due_on,
    )
    partner = seated("housing", staff="h")
    page = words(partner.get(f"/counter/work/{open_work(case, 'housing').pk}/"))

    assert citizen.person not in page
    assert lead.officer.name not in page
    assert "环节开始" in page
