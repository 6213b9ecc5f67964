"""Fees on pages (收费): a citizen sees what is owed and why, and pays; officers do the rest."""

import re

import pytest
from city.handling import Desk, status_of
from conftest import words
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from paymentwork import CARD, RENEWED, bank_at_hand, bills_of, collecting, standing

from tongban.actions.payments.confirming import confirm_due
from tongban.adapters.payments.simulation import Fault
from tongban.core.payments.bills import BillStatus
from tongban.project import wiring
from tongban.store.cases.models import WorkItem
from tongban.store.payments.models import DifferenceRow

pytestmark = pytest.mark.django_db
POLICE = "public_security"


@pytest.fixture
def bank(clock):
    with bank_at_hand(clock) as bank:
        yield bank


@pytest.fixture
def paying(outside, bank, monkeypatch):
    here = collecting(outside, bank)
    monkeypatch.setattr(wiring, "outside", lambda: here)
    return here


@pytest.fixture
def payer(citizen, paying):
    return browser_of(citizen)


def browser_of(person) -> Client:
    browser = Client(headers={"accept-language": "zh-hans"})
    browser.force_login(
        get_user_model().objects.get(pk=person.account),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    return browser


def charged(story, citizen, paying):
    filing = story.filed(citizen, paying)
    police = Desk.of(POLICE, paying)
    police.accept(filing.cases[0].id)
    return filing, filing.cases[0].id, bills_of(filing.id)[0].pk, police


def address_on(page, bank) -> str:
    """Return where a page sends its reader to pay."""
    found = re.search(rf'href="({re.escape(bank.server.url)}/pay/[^"]+)"', page.content.decode())
    return found.group(1)


def test_a_citizen_pays_on_the_banks_page_and_sees_it_settled(payer, citizen, paying, bank):
    filing, case, bill, _ = charged(CARD, citizen, paying)
    for place in (
        reverse("hall:case", args=[case]),
        reverse("hall:filing", args=[filing.id]),
        reverse("hall:mine"),
        reverse("hall:bills"),
    ):
        assert "40 元" in words(payer.get(place)), place
    page = words(payer.get(reverse("hall:bill", args=[bill])))
    assert "损坏换领、补领工本费" in page
    assert "《居民身份证法》第二十一条第一款" in page

    sent = payer.post(reverse("hall:pay_bill", args=[bill]))
    waiting = payer.get(sent.url)
    bank.pay(address_on(waiting, bank))
    for headers, body in bank.letters():
        told = Client().post(
            reverse("hall:payment_notices"), body, content_type="application/json", headers=headers
        )
        assert told.status_code == 200
    assert "银行说已经付款" in words(payer.get(reverse("hall:bill_progress", args=[bill])))
    confirm_due(paying)

    assert payer.get(sent.url).url == reverse("hall:bill", args=[bill])
    assert "已经缴清" in words(payer.get(reverse("hall:bill", args=[bill])))
    receipt = payer.get(reverse("hall:bill_receipt", args=[bill]))
    assert receipt.content.startswith(b"%PDF")
    assert "缴费到账" in words(payer.get(reverse("hall:case", args=[case])))


def test_a_stranger_finds_no_bill_and_an_unsigned_notice_changes_nothing(
    payer, citizen, stranger, paying
):
    _, _, bill, _ = charged(CARD, citizen, paying)
    strange = browser_of(stranger)
    for name in ("bill", "bill_waiting", "bill_progress", "bill_reduction", "bill_receipt"):
        assert strange.get(reverse(f"hall:{name}", args=[bill])).status_code == 404
    assert strange.post(reverse("hall:pay_bill", args=[bill])).status_code == 404
    told = Client().post(
        reverse("hall:payment_notices"),
        b'{"order": "x", "state": "paid", "amount": 4000, "serial": "s"}',
        content_type="application/json",
    )
    assert told.status_code == 403
    assert standing(bill).status is BillStatus.DUE


def test_a_bank_that_does_not_answer_is_said_so_and_nothing_is_lost(payer, citizen, paying, bank):
    _, _, bill, _ = charged(CARD, citizen, paying)
    bank.server.key = b"a bank that does not know us"
    page = words(payer.post(reverse("hall:pay_bill", args=[bill]), follow=True))
    assert "银行现在没有应答" in page
    assert "再试一次" in words(payer.get(reverse("hall:bill_waiting", args=[bill])))


def test_officers_see_to_reductions_window_money_and_refunds(payer, citizen, paying, bank):
    _, case, bill, police = charged(RENEWED, citizen, paying)
    asked = payer.get(reverse("hall:bill_reduction", args=[bill]))
    which = re.search(r'value="([^"]+/minimum_living)"', asked.content.decode()).group(1)
    assert payer.post(reverse("hall:bill_reduction", args=[bill]), {}).status_code == 422
    payer.post(reverse("hall:bill_reduction", args=[bill]), {"which": which, "evidence": "低保证"})
    window, examiner, approver = map(browser_of, (police.window, police.examiner, police.approver))

    assert "1 张缴费单等您处理" in words(examiner.get(reverse("counter:inbox")))
    assert "低保证" in words(examiner.get(place(bill, "decline-reduction")))
    act(examiner, bill, "decline-reduction", which=which, reason="低保证不是本人的")
    act(window, bill, "note-payment", slip="0007", amount="20.00")
    [noted] = standing(bill).reports
    refused = act(window, bill, "confirm-payment", serial=noted.serial)
    assert refused.status_code == 409
    assert "另一名工作人员" in words(refused)
    act(examiner, bill, "confirm-payment", serial=noted.serial)
    assert standing(bill).status is BillStatus.SETTLED

    act(window, bill, "ask-refund", serial=noted.serial, amount="5", case=str(case), reason="误收")
    refund = standing(bill).refunds[0].number
    assert act(window, bill, "approve-refund", refund=refund).status_code == 403
    act(approver, bill, "approve-refund", refund=refund)
    assert standing(bill).status is BillStatus.PARTLY_REFUNDED
    assert "已经退回" in words(payer.get(reverse("hall:bill", args=[bill])))
    assert "退费" in words(payer.get(reverse("hall:case", args=[case])))
    assert "没有缴费单" in words(window.get(reverse("counter:fees")))


def place(bill, verb: str) -> str:
    return reverse("counter:fee_act", args=[bill, verb])


def act(officer: Client, bill, verb: str, **told: str):
    revision = str(standing(bill).length)
    return officer.post(place(bill, verb), {"revision": revision, **told})


def test_a_result_waits_for_its_fee_and_says_so(payer, citizen, paying):
    _, case, _, police = charged(CARD, citizen, paying)
    police.clear_debts(case)
    police.examine(case)
    police.grant(case)
    window = browser_of(police.window)
    work = WorkItem.objects.get(case_id=case, kind="issue", done_at__isnull=True)
    page = words(window.get(f"/counter/work/{work.pk}/"))
    assert "还有 40 元 没有缴清" in page
    assert "制发结果并送达" not in page
    assert status_of(case) == "granted"


def test_a_difference_is_listed_and_explained_by_who_decides(payer, citizen, paying, bank):
    _, _, bill, police = charged(CARD, citizen, paying)
    bank.is_(Fault.TAKES_TWICE)
    payer.post(reverse("hall:pay_bill", args=[bill]))
    bank.pay(address_on(payer.get(reverse("hall:bill_waiting", args=[bill])), bank))
    approver = browser_of(police.approver)
    page = words(approver.post(reverse("counter:reconcile"), follow=True))
    assert "多收或者错收" in page
    here = reverse("counter:difference", args=[DifferenceRow.objects.get().pk])
    assert approver.post(here, {"reason": " "}).status_code == 422
    page = words(approver.post(here, {"reason": "已申请退费"}, follow=True))
    assert "没有待处理的差异" in page
    assert browser_of(police.window).get(here).status_code == 403
