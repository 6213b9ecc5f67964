"""电子证照: what a sealed certificate proves, to whom, and for how long."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from certificate_examples import (
    ELEMENTS,
    FIELDS,
    ISSUED_ON,
    NUMBER,
    SEALER,
    certificate,
    change,
    face,
)

from tongban.core.catalog.elements import Value
from tongban.core.certificates.certificates import (
    Certificate,
    StandingNotAllowed,
    change_standing,
    renew,
)
from tongban.core.certificates.standings import Standing, StandingChange
from tongban.core.certificates.validity import last_valid_day
from tongban.core.certificates.verification import Verification, VerificationCode, verify
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit

LATER = ISSUED_ON + timedelta(days=30)
BASIS = Citation(law="食品经营许可和备案管理办法")


def verified(
    of: Certificate | None, on: date = LATER, presented: dict[str, Value] | None = None
) -> Verification:
    return verify(of, sealer=SEALER, today=on, elements=ELEMENTS, presented=presented)


# Verification


def test_a_sealed_certificate_in_force_is_valid() -> None:
    answer = verified(certificate())

    assert answer.code is VerificationCode.VALID
    assert answer.code.usable
    assert (answer.name, answer.issuer_name) == ("食品经营许可证", "明川市市场监督管理局")


def test_a_number_that_leads_to_nothing_is_unknown() -> None:
    assert verified(None) == Verification(code=VerificationCode.UNKNOWN)


@pytest.mark.parametrize(
    ("standing", "code"),
    [
        (Standing.SUSPENDED, VerificationCode.SUSPENDED),
        (Standing.REVOKED, VerificationCode.REVOKED),
        (Standing.STRIPPED, VerificationCode.STRIPPED),
        (Standing.CANCELLED, VerificationCode.CANCELLED),
        (Standing.REPLACED, VerificationCode.REPLACED),
        (Standing.MOVED_AWAY, VerificationCode.MOVED_AWAY),
    ],
)
def test_a_certificate_answers_with_how_it_stands(
    standing: Standing, code: VerificationCode
) -> None:
    changed = change_standing(certificate(), change(standing, LATER))

    assert verified(changed).code is code
    assert verified(changed, LATER - timedelta(days=1)).code is VerificationCode.VALID
    assert not code.usable


def test_a_certificate_expires_after_its_last_valid_day() -> None:
    assert verified(certificate(), date(2031, 3, 1)).code is VerificationCode.VALID
    assert verified(certificate(), date(2031, 3, 2)).code is VerificationCode.EXPIRED


def test_what_was_revoked_before_it_expired_stays_revoked() -> None:
    revoked = change_standing(certificate(), change(Standing.REVOKED))

    assert verified(revoked, date(2032, 1, 1)).code is VerificationCode.REVOKED


def test_a_suspended_certificate_expires_all_the_same() -> None:
    suspended = change_standing(certificate(), change(Standing.SUSPENDED))

    assert verified(suspended, date(2032, 1, 1)).code is VerificationCode.EXPIRED


def test_a_certificate_for_good_does_not_expire() -> None:
    assert verified(certificate(valid_until=None), date(2090, 1, 1)).code is VerificationCode.VALID


def test_a_certificate_is_not_valid_before_its_first_day() -> None:
    answer = verified(certificate(valid_from=LATER), ISSUED_ON)

    assert answer.code is VerificationCode.NOT_YET_VALID


@pytest.mark.parametrize(
    "forged",
    [
        {"valid_until": date(2050, 1, 1)},
        {"name": "烟草专卖零售许可证"},
        {"fields": {**FIELDS, "premises.area": "80.5"}},
        {"fields": {**FIELDS, "premises.seats": 400}},
        {"fields": {}},
        {"area": "519902"},
    ],
)
def test_a_changed_face_no_longer_fits_its_seal(forged: dict[str, object]) -> None:
    altered = replace(certificate(), face=face(**forged))

    assert verified(altered) == Verification(code=VerificationCode.ALTERED)


def test_a_copy_that_says_other_than_the_record_is_altered() -> None:
    assert verified(certificate(), presented={"premises.seats": 40}).code.usable
    assert verified(certificate(), presented={"premises.seats": 400}).code is (
        VerificationCode.ALTERED
    )


def test_a_stranger_learns_no_more_than_whose_kind_of_certificate_it_is() -> None:
    answer = verified(certificate())

    assert answer.holders == ("林**",)
    assert answer.fields == {
        "premises.address": "明川市河东路1号",
        "premises.area": "80.5 平方米",
        "premises.seats": "40",
        "premises.open_flame": "是",
        "premises.opened_on": "2026年4月1日",
        "premises.closed_on": "无",
        "food.kinds": "热食类、冷食类",
        "person.name": "林**",
        "person.phone": "138******34",
        "person.birth_date": "1990年**月**日",
        "person.income": "******",
        "person.illness": "******",
        "household.members": "******",
    }


def test_the_page_can_tell_a_lawful_seal_from_a_demonstration() -> None:
    assert verified(certificate()).legal_effect


# Standing


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Standing.REVOKED, Standing.VALID),
        (Standing.CANCELLED, Standing.VALID),
        (Standing.STRIPPED, Standing.SUSPENDED),
        (Standing.REPLACED, Standing.VALID),
        (Standing.MOVED_AWAY, Standing.SUSPENDED),
    ],
)
def test_what_was_taken_away_does_not_come_back(before: Standing, after: Standing) -> None:
    gone = change_standing(certificate(), change(before))

    with pytest.raises(StandingNotAllowed) as refused:
        change_standing(gone, change(after))
    assert str(refused.value.citation) == "《行政许可法》第七十条"


def test_a_suspension_can_be_lifted_and_a_revoked_permit_is_struck_off() -> None:
    suspended = change_standing(certificate(), change(Standing.SUSPENDED))
    lifted = change_standing(suspended, change(Standing.VALID, LATER))
    revoked = change_standing(lifted, change(Standing.REVOKED, LATER))
    struck_off = change_standing(revoked, change(Standing.CANCELLED, LATER))

    assert lifted.standing_on(LATER) is Standing.VALID
    assert struck_off.latest_standing is Standing.CANCELLED
    assert len(struck_off.history) == 4


def test_changes_of_standing_follow_in_time() -> None:
    suspended = change_standing(certificate(), change(Standing.SUSPENDED, LATER))

    with pytest.raises(StandingNotAllowed):
        change_standing(suspended, change(Standing.VALID, ISSUED_ON))


def test_a_change_of_standing_has_a_reason_and_a_basis_and_expiry_is_never_recorded() -> None:
    for lacking in ({"reason": " "}, {"basis": ""}, {"standing": Standing.EXPIRED}):
        with pytest.raises(InvalidValue):
            replace(change(Standing.REVOKED), **lacking)  # type: ignore[arg-type]


def test_standings_carry_the_national_codes() -> None:
    assert {standing.value: standing.national_code for standing in Standing} == {
        "valid": "01",
        "suspended": "02",
        "revoked": "03",
        "cancelled": "04",
        "replaced": "05",
        "expired": "05",
        "moved_away": "06",
        "stripped": "07",
    }
    assert all(standing.label for standing in Standing)


# Renewal


def renewed(**changes: object) -> tuple[Certificate, Certificate]:
    following = face(number=NUMBER.next_version(), previous=NUMBER, **changes)
    return renew(certificate(), following, change(Standing.REPLACED, LATER), sealer=SEALER)


def test_a_renewal_has_the_next_version_and_names_the_one_before() -> None:
    old, new = renewed(valid_from=LATER)

    assert verified(old).code is VerificationCode.REPLACED
    assert verified(new).code is VerificationCode.VALID
    assert new.face.previous == old.face.number


@pytest.mark.parametrize(
    ("unlawful", "standing"),
    [
        ({"number": NUMBER, "previous": NUMBER}, Standing.REPLACED),
        ({"number": NUMBER.next_version()}, Standing.REPLACED),
        ({"number": NUMBER.next_version(), "previous": NUMBER}, Standing.CANCELLED),
    ],
)
def test_a_renewal_that_breaks_the_chain_is_refused(
    unlawful: dict[str, object], standing: Standing
) -> None:
    with pytest.raises(StandingNotAllowed):
        renew(certificate(), face(**unlawful), change(standing), sealer=SEALER)


def test_what_was_revoked_is_not_renewed() -> None:
    revoked = change_standing(certificate(), change(Standing.REVOKED))
    following = face(number=NUMBER.next_version(), previous=NUMBER)

    with pytest.raises(StandingNotAllowed):
        renew(revoked, following, change(Standing.REPLACED, LATER), sealer=SEALER)


# Validity


@pytest.mark.parametrize(
    ("valid_from", "validity", "last"),
    [
        (date(2026, 1, 10), TimeLimit.years(5, BASIS), date(2031, 1, 9)),
        (date(2024, 2, 29), TimeLimit.years(1, BASIS), date(2025, 2, 28)),
        (date(2026, 12, 31), TimeLimit.months(2, BASIS), date(2027, 2, 28)),
        (date(2026, 11, 15), TimeLimit.months(2, BASIS), date(2027, 1, 14)),
        (date(2026, 3, 2), TimeLimit.calendar_days(30, BASIS), date(2026, 3, 31)),
        (date(2026, 3, 2), None, None),
    ],
)
def test_the_day_a_certificate_begins_is_a_valid_day(
    valid_from: date, validity: TimeLimit | None, last: date | None
) -> None:
    assert last_valid_day(valid_from, validity) == last


def test_a_right_does_not_last_for_working_days() -> None:
    with pytest.raises(InvalidValue):
        last_valid_day(ISSUED_ON, TimeLimit.working_days(5, BASIS))


def test_a_certificate_has_a_holder_and_ends_after_it_begins() -> None:
    with pytest.raises(InvalidValue):
        face(holders=())
    with pytest.raises(InvalidValue):
        face(valid_until=ISSUED_ON - timedelta(days=1))
    assert isinstance(change(Standing.REVOKED), StandingChange)
