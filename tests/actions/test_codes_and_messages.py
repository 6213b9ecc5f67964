"""Codes are sent to telephones through a worker, judged in their own row, and soon forgotten."""

import re
from dataclasses import dataclass, field, replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tongban.actions.messages.sending import LEASE, forget_messages, send_waiting
from tongban.actions.one_time_codes import (
    Asked,
    CodeSent,
    Proven,
    forget_codes,
    send_code,
    try_code,
)
from tongban.actions.phones import holder_of, keep_phone, phone_number, phone_of
from tongban.adapters.messages import HandedOver, Handing, NoCarrier, Refused, Text, Unreachable
from tongban.core.people.one_time_codes import (
    CodePurpose,
    DeadCode,
    EnoughForToday,
    TooSoon,
    WrongCode,
)
from tongban.core.vocabulary.errors import Conflict, InvalidValue
from tongban.project import jobs
from tongban.store.messages.models import TextMessage
from tongban.store.sign_in.models import OneTimeCode

pytestmark = pytest.mark.django_db
HERS, OTHERS = "10000000011", "10000000012"
WORDS = "验证码 %(code)s"


@dataclass
class Scripted:
    """A carrier that says what it is told to say, and keeps what it was handed."""

    says: list[Handing] = field(default_factory=list)
    handed: list[Text] = field(default_factory=list)

    def hand_over(self, text: Text) -> Handing:
        self.handed.append(text)
        return self.says.pop(0) if self.says else HandedOver()

    @property
    def code(self) -> str:
        return re.findall(r"\d{6}", self.handed[-1].words)[0]


@pytest.fixture
def asked(citizen) -> Asked:
    return Asked(purpose=CodePurpose.SIGN_IN, phone=HERS, user=citizen.account, address="192.0.2.1")


@pytest.fixture
def carrier() -> Scripted:
    return Scripted()


def test_a_code_is_brought_though_the_demonstration_is_days_ahead(
    asked, carrier, outside, monkeypatch
):
    ahead = replace(outside, clock=lambda: timezone.now() + timedelta(days=3))
    monkeypatch.setattr(jobs, "outside", lambda: ahead)
    monkeypatch.setattr(jobs, "carrier", lambda: carrier)
    monkeypatch.setattr(jobs, "close_old_connections", lambda: None)
    send_code(asked, WORDS, now=timezone.now())
    jobs.send_messages_now()

    assert len(carrier.handed) == 1


def test_the_code_that_was_brought_proves_whose_telephone_it_is_once(asked, carrier, outside):
    sent = send_code(asked, WORDS, now=outside.now)
    send_waiting(carrier, outside)
    guesses = [guess(sent, carrier.code, outside) for _ in range(2)]

    assert (carrier.handed[0].phone, len(carrier.handed)) == (HERS, 1)
    assert guesses == [Proven(user=asked.user), DeadCode()]


def guess(sent, code, outside, *, purpose=CodePurpose.SIGN_IN, phone=HERS):
    assert isinstance(sent, CodeSent)
    return try_code(sent.reference, code, purpose=purpose, phone=phone, now=outside.now)


def test_a_code_is_none_for_another_telephone_purpose_or_reference(asked, carrier, outside):
    sent = send_code(asked, WORDS, now=outside.now)
    send_waiting(carrier, outside)
    code = carrier.code

    assert guess(sent, code, outside, phone=OTHERS) == DeadCode()
    assert guess(sent, code, outside, purpose=CodePurpose.PROVE) == DeadCode()
    assert guess(CodeSent(reference=uuid4()), code, outside) == DeadCode()
    assert guess(sent, code, outside) == Proven(user=asked.user)


def test_the_sixth_guess_is_refused_though_it_is_right(asked, carrier, outside):
    sent = send_code(asked, WORDS, now=outside.now)
    send_waiting(carrier, outside)
    wrong = "000000" if carrier.code != "000000" else "111111"
    guesses = [guess(sent, wrong, outside) for _ in range(5)]

    assert guesses[0] == WrongCode(left=4)
    assert guess(sent, carrier.code, outside) == DeadCode()


def test_guesses_at_one_code_leave_the_next_alone(asked, carrier, outside, clock):
    first = send_code(asked, WORDS, now=outside.now)
    clock.now += timedelta(seconds=61)
    second = send_code(asked, WORDS, now=outside.now)
    for _ in range(6):
        guess(first, "", outside)
    send_waiting(carrier, outside)

    assert guess(second, carrier.code, outside) == Proven(user=asked.user)


def test_another_code_waits_and_the_day_has_its_limit(asked, outside, clock):
    answers = [send_code(asked, WORDS, now=outside.now) for _ in range(2)]
    for _ in range(9):
        clock.now += timedelta(seconds=61)
        answers.append(send_code(asked, WORDS, now=outside.now))
    clock.now += timedelta(seconds=61)

    assert isinstance(answers[1], TooSoon)
    assert isinstance(send_code(asked, WORDS, now=outside.now), EnoughForToday)
    mine = replace(asked, purpose=CodePurpose.PROVE)
    assert isinstance(send_code(mine, WORDS, now=outside.now), CodeSent)


def test_a_telephone_of_nobody_costs_the_same_and_gets_nothing(asked, carrier, outside):
    """A32."""
    nobody = replace(asked, phone=OTHERS, user=None)
    answer = send_code(nobody, WORDS, now=outside.now)
    send_waiting(carrier, outside)

    assert isinstance(answer, CodeSent)
    assert isinstance(send_code(nobody, WORDS, now=outside.now), TooSoon)
    assert carrier.handed == []
    assert outcomes() == ["nobody"]


def outcomes() -> list[str]:
    return list(TextMessage.objects.order_by("written_at").values_list("outcome", flat=True))


def test_silence_is_asked_again_later_under_the_same_key(asked, outside, clock):
    carrier = Scripted(says=[Unreachable(), HandedOver()])
    send_code(asked, WORDS, now=outside.now)
    tries = [send_waiting(carrier, outside)]
    tries.append(send_waiting(carrier, outside))
    clock.now += timedelta(seconds=5)
    tries.append(send_waiting(carrier, outside))

    assert tries == [0, 0, 1]
    assert len({one.key for one in carrier.handed}) == 1
    assert outcomes() == ["handed_over"]


def test_what_a_killed_worker_had_taken_is_tried_again_after_the_lease(asked, outside, clock):
    class Killed(Exception):
        pass

    class Dying:
        def hand_over(self, text: Text) -> Handing:
            raise Killed

    send_code(asked, WORDS, now=outside.now)
    with pytest.raises(Killed):
        send_waiting(Dying(), outside)
    at_once = send_waiting(Scripted(), outside)
    clock.now += LEASE

    assert (at_once, send_waiting(Scripted(), outside)) == (0, 1)


@pytest.mark.parametrize(
    ("carrier", "outcome"),
    [
        (Scripted(says=[Refused()]), "refused"),
        (NoCarrier(), "refused"),
        (Scripted(), "handed_over"),
    ],
)
def test_what_is_over_keeps_neither_number_nor_words(asked, outside, carrier, outcome):
    send_code(asked, WORDS, now=outside.now)
    send_waiting(carrier, outside)
    [message] = TextMessage.objects.all()

    assert (message.outcome, message.content) == (outcome, {})


def test_a_message_that_is_of_no_use_any_more_is_not_sent(asked, carrier, outside, clock):
    send_code(asked, WORDS, now=outside.now)
    clock.now += timedelta(minutes=5)
    send_waiting(carrier, outside)

    assert (carrier.handed, outcomes()) == ([], ["too_late"])


def test_codes_and_messages_are_forgotten(asked, outside, clock):
    send_code(asked, WORDS, now=outside.now)
    clock.pass_days(8)

    assert (forget_codes(now=outside.now), forget_messages(outside)) == (1, 1)
    assert not OneTimeCode.objects.exists()


def test_one_telephone_signs_in_to_one_account(citizen, stranger, outside):
    keep_phone(citizen, HERS, now=outside.now)
    with pytest.raises(Conflict):
        keep_phone(stranger, HERS, now=outside.now)

    assert (holder_of(HERS), phone_of(stranger.account)) == (citizen.account, None)
    assert phone_of(citizen.account).masked == "100****0011"


def test_a_new_telephone_takes_the_place_of_the_old_one(citizen, outside):
    keep_phone(citizen, HERS, now=outside.now)
    keep_phone(citizen, OTHERS, now=outside.now)

    assert (holder_of(HERS), holder_of(OTHERS)) == (None, citizen.account)


def test_a_number_is_read_as_people_write_it():
    assert phone_number("+86 100-0000 0011") == HERS


@pytest.mark.parametrize("written", ["", "1000000001", "110", "1０000000011", "2" * 11, "1" * 12])
def test_what_is_no_mobile_number_is_refused(written):
    with pytest.raises(InvalidValue):
        phone_number(written)
