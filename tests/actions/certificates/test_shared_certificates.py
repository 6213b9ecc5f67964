"""What a holder shares is seen by whom they chose, until they end it, and they read every use."""

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest
from certificatework import changed, held
from city.fixtures import citizen, clock, outside, published, stranger

from tongban.actions.certificates.printing import print_copy
from tongban.actions.certificates.sharing import (
    Receiver,
    grant,
    open_code,
    open_grant,
    party_number,
    show_code,
    shown_code,
    take_back,
)
from tongban.actions.certificates.showing import shown_fields
from tongban.actions.certificates.verifying import verify_code
from tongban.actions.targets import published as current
from tongban.adapters.offline_codes import open_code as open_text
from tongban.adapters.seals import KnownKeys
from tongban.core.certificates.sharing import ShareNotAllowed, ShareState
from tongban.core.certificates.standings import Standing
from tongban.core.certificates.verification import VerificationCode
from tongban.core.vocabulary.errors import InvalidValue, NotFound, Unavailable
from tongban.store.certificates import shares
from tongban.store.certificates.models import Certificate, CertificateUse, Share

__all__ = ["citizen", "clock", "outside", "published", "stranger"]
pytestmark = pytest.mark.django_db
UNTIL = date(2026, 9, 30)
LANDLORD = "519901198501010021"


@pytest.fixture
def landlord(stranger):
    """Return somebody else, under a number that can be typed."""
    return replace(stranger, person=LANDLORD)


@pytest.fixture
def kept(citizen, outside):
    return held(citizen, outside)


@pytest.fixture
def granted(citizen, landlord, outside, kept):
    """Let the landlord see the address until the end of the month."""
    receiver = Receiver(number=landlord.person, name=landlord.name)
    grant(
        citizen, kept.id, outside,
        receiver=receiver, fields=["premises.address"], purpose="租房", until=UNTIL,
    )  # fmt: skip
    return shares.of_certificate(kept.id)[0]


def begin_code(citizen, kept, outside, *fields):
    return show_code(citizen, kept.id, outside, fields=fields, purpose="出租房屋登记")


def test_a_code_shows_the_chosen_fields_for_five_minutes(citizen, outside, clock, kept):
    """A03."""
    token = begin_code(citizen, kept, outside, "premises.address")
    seen = open_code(token, outside)
    clock.now += timedelta(minutes=5, seconds=1)

    assert list(shown_fields(kept, seen.share, current().catalogue).values()) == [
        "明川市人民路 8 号"
    ]
    assert open_code(token, outside) is None
    assert open_code("guess", outside) is None


def test_time_that_passes_while_a_code_is_made_makes_it_no_longer(citizen, outside, kept):
    ticking = itertools.count()
    moving = replace(outside, clock=lambda: outside.now + timedelta(milliseconds=next(ticking)))

    assert begin_code(citizen, kept, moving)


def test_the_holder_reads_every_use(citizen, outside, clock, kept):
    token = begin_code(citizen, kept, outside)
    open_code(token, outside)
    open_code(token, outside)
    clock.now += timedelta(minutes=2)
    open_code(token, outside)
    print_copy(citizen, kept.id, current().catalogue, outside, purpose="贷款")

    assert [(use.kind, use.purpose, use.by) for use in shares.uses_of(kept.id)] == [
        ("copied", "贷款", "林**"),
        ("scanned", "出租房屋登记", "扫码人"),
        ("scanned", "出租房屋登记", "扫码人"),
        ("shown", "出租房屋登记", "林**"),
    ]


class Jammed:
    """A press that fails in the middle of a page."""

    def render(self, _page):
        raise Unavailable("the press is jammed")


def test_f28_printing_again_issues_nothing_and_is_counted(citizen, outside, kept):
    """A copy that failed was none; each that came is written down, and there is one certificate."""
    catalogue = current().catalogue
    with pytest.raises(Unavailable):
        print_copy(citizen, kept.id, catalogue, replace(outside, press=Jammed()), purpose="贷款")
    failed = len(shares.uses_of(kept.id))
    for _ in range(2):
        print_copy(citizen, kept.id, catalogue, outside, purpose="贷款")

    assert failed == 0
    assert [use.kind for use in shares.uses_of(kept.id)] == ["copied", "copied"]
    assert Certificate.objects.count() == 1


def test_a_copy_of_the_database_does_not_tell_what_a_holder_wrote(citizen, outside, kept):
    show_code(citizen, kept.id, outside, fields=(), purpose="给房东王大山看")
    for row in (*Share.objects.values_list(), *CertificateUse.objects.values_list()):
        for cell in row:
            told = bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()

            assert "王大山".encode() not in told


def test_the_text_of_a_code_is_judged_offline_with_the_published_keys(citizen, outside, kept):
    token = begin_code(citizen, kept, outside, "enterprise.name")
    _, text = shown_code(citizen, token, outside)
    opened = open_text(text, KnownKeys.from_list(outside.sealer.key_list()))

    assert opened.shown.holder == "林晓雨"
    assert list(opened.shown.fields.values()) == ["明川市晓雨面馆"]
    assert verify_code(f"http://127.0.0.1/show/x/#{text}", outside).code.usable
    assert verify_code(text[:-9], outside).code is VerificationCode.ALTERED


def test_nobody_else_turns_a_share_into_a_code(citizen, stranger, outside, kept):
    token = begin_code(citizen, kept, outside)

    assert shown_code(stranger, token, outside) is None
    assert shown_code(citizen, "guess", outside) is None


def test_only_the_receiver_opens_a_grant(citizen, landlord, outside, granted):
    assert open_grant(landlord, granted.token, outside).share.fields == ("premises.address",)
    assert open_grant(citizen, granted.token, outside) is None
    assert open_grant(landlord, "guess", outside) is None
    assert open_code(granted.token, outside) is None


def test_a_grant_ends_with_its_last_day(landlord, outside, clock, granted):
    clock.go_to(UNTIL)
    on_the_last_day = open_grant(landlord, granted.token, outside)
    clock.pass_days(1)

    assert on_the_last_day is not None
    assert open_grant(landlord, granted.token, outside) is None


def test_what_is_taken_back_ends_at_once(citizen, landlord, outside, granted):
    take_back(citizen, granted.id, outside)
    take_back(citizen, granted.id, outside)
    (line,) = shares.given_to(landlord.person)

    assert open_grant(landlord, granted.token, outside) is None
    assert line.share.state(outside.now) is ShareState.TAKEN_BACK
    with pytest.raises(NotFound):
        take_back(landlord, granted.id, outside)


def test_a_stranger_shares_and_copies_nothing_of_others(stranger, outside, kept):
    with pytest.raises(NotFound):
        begin_code(stranger, kept, outside)
    with pytest.raises(NotFound):
        print_copy(stranger, kept.id, current().catalogue, outside, purpose="贷款")


def test_what_is_not_in_force_or_not_on_the_face_is_not_shared(citizen, outside, kept):
    with pytest.raises(ShareNotAllowed):
        begin_code(citizen, kept, outside, "person.phone")
    changed(kept, Standing.SUSPENDED, outside)
    with pytest.raises(ShareNotAllowed):
        begin_code(citizen, kept, outside)


def test_a_grant_needs_a_purpose_a_receiver_and_a_day_that_comes(citizen, outside, kept):
    good = {
        "receiver": Receiver(number=LANDLORD, name="高远"),
        "fields": ["premises.address"],
        "purpose": "租房",
        "until": UNTIL,
    }
    wrong = [
        {"purpose": " "},
        {"until": date(2026, 9, 13)},
        {"until": date(2027, 9, 13)},
        {"receiver": Receiver(number=citizen.person, name="自己")},
        {"receiver": Receiver(number="51990119850101002X", name="高远")},
    ]
    for change in wrong:
        with pytest.raises(InvalidValue):
            grant(citizen, kept.id, outside, **{**good, **change})
    with pytest.raises(InvalidValue):
        Receiver(number=LANDLORD, name=" ")


def test_a_receiver_may_be_an_organisation():
    assert party_number("11519900mc0001373f") == "11519900MC0001373F"
    with pytest.raises(InvalidValue):
        party_number("nobody")
