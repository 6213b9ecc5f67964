"""A holder shows what they chose, to whom they chose, for as long as they chose, and no more."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from certificate_examples import certificate, change

from tongban.core.cases.acts import CHINA_STANDARD_TIME
from tongban.core.catalog.evidence import Trust
from tongban.core.certificates.certificates import change_standing
from tongban.core.certificates.copies import AnnotatedCopy, usable_until
from tongban.core.certificates.sharing import (
    CODE_LASTS,
    LENGTHS,
    LONGEST_GRANT,
    Share,
    ShareKind,
    ShareNotAllowed,
    ShareState,
    allow,
    chosen,
)
from tongban.core.certificates.standings import Standing
from tongban.core.vocabulary.errors import InvalidValue

NOW = datetime(2026, 9, 14, 10, tzinfo=CHINA_STANDARD_TIME)
CODE = Share(
    kind=ShareKind.CODE,
    fields=("premises.seats", "premises.address"),
    purpose="租房",
    made_at=NOW,
    until=NOW + CODE_LASTS,
)
GRANT = replace(
    CODE, kind=ShareKind.GRANT, receiver="519901199001011234", until=NOW + LONGEST_GRANT
)


def test_what_was_chosen_is_shown_in_the_order_of_the_face_and_nothing_else():
    assert list(chosen(certificate().face, allow(certificate(), CODE)).items()) == [
        ("premises.address", "明川市河东路1号"),
        ("premises.seats", 40),
    ]


def test_a_field_that_the_certificate_lacks_is_not_shared():
    with pytest.raises(ShareNotAllowed) as refused:
        allow(certificate(), replace(CODE, fields=("person.salary",)))

    assert str(refused.value.citation) == "《个人信息保护法》第六条"


def test_nobody_shares_what_is_not_in_force():
    suspended = change_standing(certificate(), change(Standing.SUSPENDED))
    for unusable in (suspended, certificate(valid_until=date(2026, 9, 13))):
        with pytest.raises(ShareNotAllowed):
            allow(unusable, CODE)


@pytest.mark.parametrize("share", [CODE, GRANT])
def test_a_share_ends_by_itself_and_can_be_taken_back_before(share):
    taken_back = replace(share, taken_back_at=NOW)

    assert share.state(share.until) is ShareState.OPEN
    assert share.state(share.until + timedelta(seconds=1)) is ShareState.OVER
    assert taken_back.state(NOW - timedelta(seconds=1)) is ShareState.OPEN
    assert taken_back.state(NOW) is ShareState.TAKEN_BACK
    assert taken_back.state(share.until + timedelta(days=1)) is ShareState.TAKEN_BACK


@pytest.mark.parametrize(
    "wrong",
    [
        {"purpose": "  "},
        {"purpose": "用" * 61},
        {"receiver": "519901199001011234"},
        {"until": NOW},
        {"until": NOW + CODE_LASTS + timedelta(seconds=1)},
        {"kind": ShareKind.GRANT},
    ],
)
def test_a_share_without_purpose_or_end_is_none(wrong):
    with pytest.raises(InvalidValue):
        replace(CODE, **wrong)


def test_a_grant_lasts_ninety_days_at_most_which_is_a_local_rule():
    with pytest.raises(InvalidValue):
        replace(GRANT, until=GRANT.until + timedelta(seconds=1))
    assert LENGTHS.is_local


def test_kinds_and_states_have_words():
    assert all(one.label for one in (*ShareKind, *ShareState))


@pytest.mark.parametrize(
    ("trust", "opening"),
    [
        (Trust.ISSUED, "此件由明川市市场监督管理局提供"),
        (Trust.CHECKED, "此件经与原件核对无误"),
        (Trust.UPLOADED, "此件由持证人提供，未与原件核对"),
        (Trust.DECLARED, "此件由申请人自制并承诺真实"),
    ],
)
def test_a_copy_says_whence_it_is_for_what_it_serves_and_until_when(trust, opening):
    copy = AnnotatedCopy(
        purpose=" 办理贷款 ",
        until=date(2026, 10, 14),
        trust=trust,
        issuer_name="明川市市场监督管理局",
    )

    assert copy.watermark == f"{opening}，仅供办理贷款使用，有效期至2026年10月14日"


@pytest.mark.parametrize("purpose", ["", " ", "用" * 61])
def test_no_copy_is_made_without_a_purpose(purpose):
    with pytest.raises(InvalidValue):
        AnnotatedCopy(
            purpose=purpose, until=date(2026, 10, 14), trust=Trust.ISSUED, issuer_name="x"
        )


@pytest.mark.parametrize(
    ("valid_until", "last"),
    [
        (None, date(2026, 10, 14)),
        (date(2031, 1, 1), date(2026, 10, 14)),
        (date(2026, 9, 20), date(2026, 9, 20)),
    ],
)
def test_a_copy_never_outlives_its_certificate(valid_until, last):
    assert usable_until(date(2026, 9, 14), valid_until) == last
