"""Who lost every way in and came in person gets one back that proves no less (A32)."""

import io
import re
from contextlib import nullcontext

import pytest
from city.people import PASSWORD, lin, stranger_to_lin
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from tongban.actions.messages.sending import send_waiting
from tongban.actions.phones import holder_of, verify_phone
from tongban.adapters.messages import HandedOver, Handing, Text
from tongban.project.commands import main
from tongban.project.wiring import outside
from tongban.store.audit.models import AuditEntry

pytestmark = pytest.mark.django_db
PHONE = "10000000077"


class Telephone:
    def hand_over(self, text: Text) -> Handing:
        self.words = text.words
        return HandedOver()

    def code(self) -> str:
        send_waiting(self, outside())
        return re.findall(r"\d{6}", self.words)[0]


@pytest.fixture(autouse=True)
def _here(monkeypatch):
    monkeypatch.setattr("tongban.project.commands.reopen.running_platform", nullcontext)


@pytest.fixture
def reopened(monkeypatch, capsys):
    """Return what opens the account of a person again, and says the status and what was told."""

    def run(person, *, name: str = "") -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{person.person}\n"))
        status = main(["reopen", "--name", name or person.name, "--phone", PHONE])
        return status, capsys.readouterr().out

    return run


def test_every_old_way_is_closed_and_two_factors_open_a_new_one(reopened):
    person = lin()
    old = Client()
    old.force_login(get_user_model().objects.get(pk=person.account))
    status, told = reopened(person)
    codes = re.findall(r"^\d{8}$", told, re.MULTILINE)
    entered = Client().post("/account/sign-in/", {"login": "lin", "password": PASSWORD})
    back, telephone = Client(), Telephone()
    back.post("/account/sign-in/phone/", {"phone": PHONE})
    back.post("/account/sign-in/phone/code/", {"code": telephone.code()})
    by_code_alone = back.get("/account/password/new/")
    back.post("/account/prove/", {"way": "written", "written": codes[0]})
    new = "quiet noodles at dawn"
    done = back.post("/account/password/new/", {"password1": new, "password2": new})

    assert (status, len(codes), entered.status_code) == (0, 10, 200)
    assert old.get("/my/").status_code == 302
    assert by_code_alone["Location"] == "/account/prove/"
    assert done["Location"] == "/account/"
    assert AuditEntry.objects.filter(action="account.reopen").exists()


def test_a_name_that_is_not_the_persons_opens_nothing(reopened):
    person = lin()

    assert reopened(person, name="高远") == (1, "")
    assert holder_of(PHONE) is None
    assert get_user_model().objects.get(pk=person.account).check_password(PASSWORD)


def test_the_telephone_of_somebody_else_changes_nothing(reopened):
    person = lin()
    verify_phone(stranger_to_lin().account, PHONE, now=timezone.now())

    assert reopened(person) == (1, "")
    assert get_user_model().objects.get(pk=person.account).check_password(PASSWORD)
