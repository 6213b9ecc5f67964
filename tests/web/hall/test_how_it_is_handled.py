"""How a case was handled beside the ordinary way, as its applicant reads it (办理方式)."""

from dataclasses import replace

import pytest
from city.handling import Desk
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from modecity import MODES, PERMIT, everything_drawn, registered, submitted

from tongban.actions.cases import declaring, reviewing
from tongban.core.cases.acts import Performer
from tongban.core.cases.mode_events import PostCheckOutcome
from tongban.core.people.actors import Role
from tongban.project import wiring
from tongban.store.cases.models import Case

pytestmark = pytest.mark.django_db


def text(response):
    return response.content.decode()


@pytest.fixture
def modes(reached, monkeypatch):
    drawn = everything_drawn(reached)
    monkeypatch.setattr(wiring, "outside", lambda: drawn)
    return drawn


def test_who_was_decided_about_by_rules_reads_why_and_asks_a_human(signed_in, citizen, modes):
    case = registered(citizen, modes)
    page = reverse("hall:case", args=[case])
    before = text(signed_in.get(page))
    signed_in.post(reverse("hall:ask_human", args=[case]), {"words": "请核对"})
    after = text(signed_in.get(page))
    again = signed_in.get(reverse("hall:ask_human", args=[case]))

    assert "这件事是怎样决定的" in before
    assert "本月没有单位为您参保" in before
    assert "就业和社会保险信息：一致" in before
    assert reverse("hall:ask_human", args=[case]) in before
    assert "工作人员正在复核" in after
    assert again.status_code == 302


def test_while_registers_are_asked_the_page_says_until_when(signed_in, citizen, modes):
    submitted(citizen, modes)
    page = text(signed_in.get(reverse("hall:case", args=[Case.objects.get().pk])))

    assert "会自动再问" in page
    assert "由工作人员接着办理" in page


def test_a_promise_is_shown_put_right_and_revoked_on_the_page(signed_in, citizen, modes):
    outside = replace(modes, modes=MODES)
    case = PERMIT.filed(citizen, outside).cases[0].id
    page = reverse("hall:case", args=[case])
    desk = Desk.of("public_security", outside)
    assert reverse("hall:take_back_promise", args=[case]) in text(signed_in.get(page))
    desk.complete(case)
    for outcome, words in (
        (PostCheckOutcome.RECTIFY, "住处没有人"),
        (PostCheckOutcome.BROKEN, "住处不存在"),
    ):
        declaring.post_check(
            desk.examiner,
            case,
            outside,
            outcome=outcome,
            words=words,
            together_with=(Performer.of(desk.colleague),),
        )
        if outcome is PostCheckOutcome.RECTIFY:
            assert "请在" in text(signed_in.get(page))
            place = reverse("hall:rectify", args=[case])
            assert "请写明做了哪些整改" in text(signed_in.post(place, {"words": " "}))
            assert signed_in.post(place, {"words": "已经搬回"}).status_code == 302
    in_doubt = text(signed_in.get(page))
    reviewing.revoke_grant(
        desk.approver, case, outside, reasons=("住处不存在",), basis=("行政许可法第69条",)
    )
    shown = text(signed_in.get(page))

    assert "前决定是否撤销准予" in in_doubt
    assert "您不同意的，可以陈述、申辩" in in_doubt
    assert "准予决定已在" in shown
    assert "决定是否撤销" not in shown
    assert "决定已撤销" in shown
    assert "行政复议" in shown


def test_keepers_see_what_is_set_and_supervisors_what_was_drawn(citizen, modes, officer_of):
    registered(citizen, modes)
    keeper = signed(officer_of("data_bureau", Role.ITEM_ADMINISTRATOR))
    supervisor = signed(officer_of("data_bureau", Role.SUPERVISOR, staff="s"))
    practices = text(keeper.get("/console/modes/"))
    drawn = text(supervisor.get("/console/modes/sampling/"))

    assert "必须核验一致的数据" in practices
    assert "撤销受理" in practices
    assert keeper.get("/console/modes/sampling/").status_code == 403
    assert "待质检" in drawn
    assert "期满后公开" in drawn


def signed(officer):
    browser = Client()
    browser.force_login(
        get_user_model().objects.get(pk=officer.account),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    return browser
