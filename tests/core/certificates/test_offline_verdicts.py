"""A code that fits its seal is still judged: by day, standing and the document beside it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from certificate_examples import face

from tongban.core.cases.acts import CHINA_STANDARD_TIME
from tongban.core.certificates.offline import CodeVerdict, Shown, face_digest, judge
from tongban.core.certificates.standings import Standing
from tongban.core.certificates.status_lists import LASTS, StatusPlace, make_list

NOW = datetime(2026, 9, 14, 10, tzinfo=CHINA_STANDARD_TIME)
PLACE = StatusPlace(list_number=2, index=5)
SHOWN = Shown(
    number="1.2.156.3005.2.X",
    name="食品经营许可证",
    holder="林晓雨",
    issuer_name="明川市市场监督管理局",
    valid_from=date(2026, 3, 2),
    valid_until=date(2031, 3, 1),
    digest=face_digest(face()),
    place=PLACE,
    until=NOW + timedelta(minutes=5),
)


def listed(standing=None, *, number=2, at=NOW):
    return make_list(number, [(PLACE.index, standing)] if standing else (), at)


def verdict(shown=SHOWN, *, now=NOW, statuses=None, document=None):
    return judge(shown, now, statuses=statuses or listed(), document=document)


def test_what_fits_and_stands_today_is_valid():
    assert verdict() is CodeVerdict.VALID
    assert CodeVerdict.VALID.usable
    assert verdict(replace(SHOWN, until=None, valid_until=None)) is CodeVerdict.VALID


def test_without_a_list_or_with_another_nobody_says_that_it_is_valid():
    assert judge(SHOWN, NOW, statuses=None) is CodeVerdict.NOT_CHECKED
    assert verdict(statuses=listed(number=1)) is CodeVerdict.NOT_CHECKED
    assert verdict(statuses=listed(at=NOW - LASTS - timedelta(1))) is CodeVerdict.NOT_CHECKED
    assert not CodeVerdict.NOT_CHECKED.usable


@pytest.mark.parametrize(
    "standing",
    [
        Standing.REVOKED,
        Standing.CANCELLED,
        Standing.REPLACED,
        Standing.STRIPPED,
        Standing.MOVED_AWAY,
    ],
)
def test_what_was_taken_away_is_revoked_even_by_an_old_list(standing):
    long_ago = NOW - timedelta(days=90)

    assert verdict(statuses=listed(standing)) is CodeVerdict.REVOKED
    assert verdict(statuses=listed(standing, at=long_ago)) is CodeVerdict.REVOKED


def test_what_is_suspended_says_so_until_it_expires():
    assert verdict(statuses=listed(Standing.SUSPENDED)) is CodeVerdict.SUSPENDED
    over = replace(SHOWN, valid_until=date(2026, 9, 13))
    assert verdict(over, statuses=listed(Standing.SUSPENDED)) is CodeVerdict.EXPIRED


def test_the_last_valid_day_counts_whole_as_the_day_is_in_china():
    last = replace(SHOWN, valid_until=date(2026, 9, 14))

    assert verdict(last) is CodeVerdict.VALID
    assert verdict(replace(SHOWN, valid_until=date(2026, 9, 13))) is CodeVerdict.EXPIRED


def test_what_begins_tomorrow_is_not_valid_yet():
    assert verdict(replace(SHOWN, valid_from=date(2026, 9, 15))) is CodeVerdict.NOT_YET_VALID


def test_a_shown_code_ends_by_itself():
    late = NOW + timedelta(minutes=5, seconds=1)

    assert verdict(now=NOW + timedelta(minutes=5)) is CodeVerdict.VALID
    assert verdict(now=late) is CodeVerdict.CODE_EXPIRED


def test_a_code_beside_another_document_is_told_first_of_all():
    other = face_digest(face(name="烟草专卖零售许可证"))

    assert verdict(document=face_digest(face())) is CodeVerdict.VALID
    assert verdict(document=other, statuses=listed(Standing.REVOKED)) is CodeVerdict.OTHER_DOCUMENT
