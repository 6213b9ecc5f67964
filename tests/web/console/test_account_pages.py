"""Accounts on pages: three administrators, each seeing and doing their own part (A28, A74)."""

import pytest
from city.fixtures import citizen, city, clock, officer_of, outside, published, stranger
from city.people import PASSWORD
from city.stories import INSTANT
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from tongban.actions.cases import deciding, ending
from tongban.core.people.actors import Role
from tongban.core.people.breaking_glass import MOST_LOOKS_AN_HOUR
from tongban.project import wiring
from tongban.store.audit.models import AuditEntry
from tongban.store.people.glass import Alert, GlassRow
from tongban.store.people.models import Account

__all__ = ["citizen", "city", "clock", "officer_of", "outside", "published", "stranger"]
pytestmark = pytest.mark.django_db
LIFE = "群众在窗口昏倒，须马上联系家属"


def text(response) -> str:
    return response.content.decode()


def signed_in(person) -> Client:
    """Return a browser in which somebody has just typed their password."""
    client = Client(headers={"accept-language": "zh-hans"})
    user = get_user_model().objects.get(pk=person.account)
    client.post("/account/sign-in/", {"login": user.username, "password": PASSWORD})
    return client


@pytest.fixture(autouse=True)
def _in_the_city(monkeypatch, outside, published):
    monkeypatch.setattr(wiring, "outside", lambda: outside)


@pytest.fixture
def browsers(officer_of):
    """Return the browsers of the system, the security and the audit administrator."""
    roles = (Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR)
    return [
        signed_in(officer_of("data_bureau", role, staff=f"a{place}"))
        for place, role in enumerate(roles)
    ]


@pytest.fixture
def clerk(officer_of):
    return officer_of("maternity_hospital", Role.WINDOW, staff="w")


def change(browser, number, verb, **said):
    address = reverse("console:change_account", args=[number, verb])
    return browser.post(address, {"reason": "新调入窗口", **said})


def test_an_account_is_opened_by_one_and_given_a_post_by_another(browsers):
    system, security, _ = browsers
    said = {"number": "T-001", "name": "王一", "department": "taxation", "reason": "新入职"}
    opened = text(system.post(reverse("console:open_account"), said))
    again = system.post(reverse("console:open_account"), said)
    refused = change(system, "T-001", "grant", role="window")
    granted = change(security, "T-001", "grant", role="window")
    page = text(security.get(granted["Location"]))

    assert "初始密码只显示这一次" in opened
    assert again.status_code == 422
    assert "这一步由另一名管理员办理" in text(refused)
    assert "授予岗位：窗口受理" in page
    assert Account.objects.get(staff_number="T-001").roles == ["window"]


def test_what_is_wrong_with_a_change_is_said(browsers, clerk):
    system, security, _ = browsers
    number = clerk.staff_number

    assert "请写明理由" in text(change(security, number, "withdraw", role="window", reason=""))
    assert "三员分立" in text(change(security, number, "grant", role="audit_administrator"))
    assert "请选择岗位" in text(change(security, number, "grant", role="king"))
    assert "请选择部门" in text(change(system, number, "move", department="nowhere"))
    assert "六位数字" in text(change(system, number, "move", department="taxation", area="1"))
    assert "刚刚变动过" in text(change(system, number, "restore"))
    assert "不能调整自己" in text(change(system, "data_bureau-a0", "suspend"))
    assert change(system, number, "eat").status_code == 404
    assert system.get(reverse("console:account", args=["nobody"])).status_code == 404


def test_a_suspended_officer_loses_every_page_on_the_next_request(browsers, clerk):
    """A28."""
    theirs = signed_in(clerk)
    before = theirs.get("/counter/").status_code
    change(browsers[0], clerk.staff_number, "suspend")
    after = theirs.get("/counter/")
    change(browsers[0], clerk.staff_number, "restore")

    assert (before, after.status_code) == (200, 302)
    assert signed_in(clerk).get("/counter/").status_code == 200


def test_a_change_long_after_signing_in_asks_for_a_proof_first(browsers, clerk):
    late = browsers[0]
    session = late.session
    del session["account_authentication_methods"]
    session.save()
    answer = change(late, clerk.staff_number, "suspend")

    assert answer["Location"] == reverse("account_prove")
    assert get_user_model().objects.get(pk=clerk.account).is_active


def test_the_audit_administrator_sees_all_that_the_others_did(browsers, clerk):
    system, _, audit = browsers
    change(system, clerk.staff_number, "suspend", reason="离职交接")
    page = text(audit.get(reverse("console:admin_acts")))

    assert "停用账户" in page
    assert "离职交接" in page
    assert system.get(reverse("console:admin_acts")).status_code == 403
    assert change(audit, clerk.staff_number, "restore").status_code == 403


def test_accounts_are_found_and_nothing_found_is_said(browsers, clerk):
    address = reverse("console:accounts")

    assert clerk.staff_number in text(browsers[2].get(address, {"q": "maternity"}))
    assert "没有找到账户" in text(browsers[2].get(address, {"q": "无此人"}))
    assert "没有找到账户" in text(browsers[2].get(address, {"role": "reformer"}))


def test_an_administrator_opens_no_case_and_keeps_no_catalogue(browsers):
    for browser in browsers:
        assert browser.get("/counter/").status_code == 403
        assert browser.get("/console/items/").status_code == 403
        assert "待办" not in text(browser.get(reverse("console:accounts")))


def test_an_emergency_look_is_told_reviewed_and_seen_by_the_person(
    browsers, clerk, *, citizen, outside, officer_of
):
    INSTANT.filed(citizen, outside)
    supervisor = signed_in(officer_of(clerk.department, Role.SUPERVISOR, staff="s"))
    theirs = signed_in(clerk)
    said = {"number": citizen.person, "reason": "life", "words": LIFE}
    opened = theirs.post(reverse("counter:break_glass"), said)
    page = text(theirs.get(opened["Location"]))
    alarmed = text(supervisor.get(reverse("console:oversight")))
    alert = Alert.objects.get()
    supervisor.post(reverse("console:alert_seen", args=[alert.pk]))
    glass = GlassRow.objects.get()
    judged = browsers[2].post(
        reverse("console:judge_look", args=[glass.pk]), {"finding": "justified", "opinion": "属实"}
    )
    looks = text(signed_in(citizen).get(reverse("hall:looks")))

    assert citizen.person not in page
    assert "519901********0018" in page
    assert "有没有看过的查阅告警" in alarmed
    assert LIFE in alarmed
    assert "有没有看过的查阅告警" not in text(supervisor.get(reverse("console:oversight")))
    assert judged.status_code == 302
    assert "事由成立" in text(browsers[2].get(reverse("console:oversight")))
    assert "紧急查阅：抢救生命、保护人身安全" in looks
    assert clerk.staff_number in looks


def test_without_a_written_reason_nobody_is_looked_at(clerk, citizen):
    theirs = signed_in(clerk)
    said = {"number": citizen.person, "reason": "life", "words": "看看"}
    short = theirs.post(reverse("counter:break_glass"), said)
    wrong = theirs.post(reverse("counter:break_glass"), {**said, "number": "12"})

    assert short.status_code == wrong.status_code == 422
    assert not GlassRow.objects.exists()
    assert AuditEntry.objects.filter(action="person.glass", outcome="refused").count() == 1


def test_looking_many_cases_up_by_number_is_stopped(citizen, outside, monkeypatch, officer_of):
    """A74: who has the case in hand goes on working."""
    case = INSTANT.filed(citizen, outside).cases[0]
    clerk = officer_of(case.department, Role.WINDOW, Role.APPROVER, staff="w")
    theirs = signed_in(clerk)
    seen = frozenset(bytes([one]) * 32 for one in range(MOST_LOOKS_AN_HOUR))
    monkeypatch.setattr("tongban.actions.looking.people_looked_at", lambda *_, **__: seen)
    in_hand = text(theirs.get("/counter/cases/", {"number": case.number}))
    deciding.grant_at_once(clerk, case.id, outside, opinion="符合条件")
    ending.issue_and_deliver(clerk, case.id, outside)
    done = text(theirs.get("/counter/cases/", {"number": case.number}))

    assert "一小时内查询的人数太多" not in in_hand
    assert "一小时内查询的人数太多" in done
    assert Alert.objects.get().kind == "mass_query"
