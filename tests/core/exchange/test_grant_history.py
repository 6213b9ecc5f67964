"""What happens to a grant: by whom it may be done, and what it permits afterwards."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tongban.core.authoring.access import CATALOGUE_KEEPER
from tongban.core.authoring.review import Hand
from tongban.core.cases.acts import CHINA_STANDARD_TIME
from tongban.core.exchange import granting
from tongban.core.exchange.grant_events import Suspended, fold
from tongban.core.exchange.grants import PLATFORM, SERVICE, Grant, GrantState
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed

TODAY = date(2026, 7, 28)
AT = datetime(2026, 7, 28, 10, tzinfo=CHINA_STANDARD_TIME)
HOLDER = "civil_affairs"
GRANT = Grant(
    code="G1",
    consumer=PLATFORM,
    dataset="marriage",
    fields=frozenset({"marriage.status"}),
    purpose=SERVICE,
    items=frozenset({"newborn"}),
    valid_from=TODAY,
    valid_until=TODAY + timedelta(days=365),
)


def hand(department=HOLDER, role=Role.DATA_STEWARD):
    officer = Officer(
        account=1,
        name="数据员",
        staff_number="S1",
        department=department,
        roles=frozenset({role}),
    )
    return Hand(officer=officer, at=AT)


def made(**changed):
    return granting.make(hand(), replace(GRANT, **changed), ground="第二十一条")


def after(*events):
    return fold([made(), *events])


def test_a_grant_is_suspended_resumed_and_revoked_by_the_holder():
    suspended = granting.suspend(GRANT, hand(), holder=HOLDER, reason="系统升级")
    assert after(made(quota_a_day=5)).quota_a_day == 5
    assert after(suspended).state is GrantState.SUSPENDED

    resumed = granting.resume(after(suspended), hand(), holder=HOLDER, reason="升级完成")
    assert after(suspended, resumed) == GRANT

    revoked = granting.revoke(GRANT, hand(CATALOGUE_KEEPER), holder=HOLDER, reason="超范围使用")
    assert after(revoked).state is GrantState.REVOKED


def test_a_revoked_grant_never_comes_back():
    revoked = replace(GRANT, state=GrantState.REVOKED)

    with pytest.raises(Conflict):
        granting.resume(revoked, hand(), holder=HOLDER, reason="再用")
    with pytest.raises(Conflict):
        granting.extend(
            revoked,
            hand(),
            holder=HOLDER,
            valid_until=TODAY + timedelta(days=400),
            today=TODAY,
            reason="再用",
        )
    with pytest.raises(Conflict):
        granting.suspend(revoked, hand(), holder=HOLDER, reason="再停")


@pytest.mark.parametrize(
    "stranger", [hand("public_security"), hand(HOLDER, Role.WINDOW), hand(HOLDER, Role.SUPERVISOR)]
)
def test_nobody_but_stewards_of_the_holder_or_the_catalogue_touch_a_grant(stranger):
    with pytest.raises(NotAllowed):
        granting.revoke(GRANT, stranger, holder=HOLDER, reason="越权")


@pytest.mark.parametrize(
    "wrong",
    [
        {"fields": frozenset()},
        {"items": frozenset()},
        {"purpose": " "},
        {"valid_until": TODAY - timedelta(days=1)},
        {"valid_until": TODAY + timedelta(days=3 * 366 + 1)},
        {"quota_a_day": 0},
    ],
)
def test_a_grant_of_nothing_or_for_ever_is_not_made(wrong):
    with pytest.raises(InvalidValue):
        made(**wrong)


def test_every_change_says_why():
    with pytest.raises(InvalidValue):
        granting.suspend(GRANT, hand(), holder=HOLDER, reason="  ")


def test_a_quota_is_set_and_lifted():
    limited = granting.set_quota(GRANT, hand(), holder=HOLDER, quota_a_day=50, reason="试用")
    assert after(limited).quota_a_day == 50
    lifted = granting.set_quota(GRANT, hand(), holder=HOLDER, quota_a_day=None, reason="放开")
    assert after(limited, lifted).quota_a_day is None


def test_a_grant_is_extended_to_a_later_day_only():
    later = GRANT.valid_until + timedelta(days=30)
    extended = granting.extend(
        GRANT, hand(), holder=HOLDER, valid_until=later, today=TODAY, reason="继续使用"
    )
    assert after(extended).valid_until == later
    with pytest.raises(InvalidValue):
        granting.extend(GRANT, hand(), holder=HOLDER, valid_until=TODAY, today=TODAY, reason="缩短")


def test_a_history_begins_with_the_grant():
    with pytest.raises(TypeError):
        fold([Suspended(at=AT, by=hand().signatory, reason="停")])


def test_answers_may_be_told_again_for_a_day_at_most_and_not_at_all_again():
    set_for = granting.set_reuse(GRANT, hand(), holder=HOLDER, reuse_seconds=60, reason="高峰")
    again = granting.set_reuse(
        after(set_for), hand(), holder=HOLDER, reuse_seconds=0, reason="高峰过去"
    )

    assert after(set_for).reuse_seconds == 60
    assert after(set_for, again) == GRANT
    for wrong in (-1, granting.LONGEST_REUSE + 1):
        with pytest.raises(InvalidValue):
            granting.set_reuse(GRANT, hand(), holder=HOLDER, reuse_seconds=wrong, reason="x")
