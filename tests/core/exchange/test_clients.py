"""What a key may be, whom it lets act, and when a message rests or is given up."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tongban.core.exchange.clients import (
    LONGEST_LIFE,
    ApiClient,
    ApiKey,
    ApiScope,
    Pace,
    key_named,
    require_code,
    require_keeper,
    require_life,
    scopes_named,
    token_digest,
    written_token,
)
from tongban.core.exchange.deliveries import (
    RESTS,
    EventTopic,
    refuse_stale,
    require_topics,
    rest_after,
    signature_of,
    signed_content,
)
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
SECRET = "a" * 43


def steward(department: str) -> Officer:
    return Officer(
        account=1,
        name="张管理",
        staff_number="s-1",
        department=department,
        roles=frozenset({Role.DATA_STEWARD}),
    )


def test_a_token_names_its_key_and_is_not_found_in_what_is_kept():
    token = written_token("abcdef012345", SECRET)

    assert key_named(token) == "abcdef012345"
    assert SECRET.encode() not in token_digest(token)
    assert token_digest(token) != token_digest(token[:-1] + "b")


@pytest.mark.parametrize("token", ["", "tbk_", "Bearer x", "tbk_ABCDEF012345_" + SECRET, SECRET])
def test_what_is_no_key_names_none(token):
    assert key_named(token) == ""


@pytest.mark.parametrize(
    ("expires", "revoked", "stands"),
    [(TODAY, None, True), (TODAY - timedelta(1), None, False), (TODAY, TODAY, False)],
)
def test_a_key_stands_up_to_its_last_day_unless_it_is_revoked(expires, revoked, stands):
    key = ApiKey(
        key_id="k",
        client="c",
        scopes=frozenset(),
        pace=Pace(),
        made_on=TODAY - timedelta(30),
        expires_on=expires,
        revoked_on=revoked,
    )
    assert key.standing(TODAY) is stands


def test_a_system_acts_as_a_steward_of_its_own_department_under_its_own_name():
    client = ApiClient(
        code="approval",
        name="审批系统",
        department="taxation",
        key_id="k",
        scopes=frozenset(),
        pace=Pace(),
    )
    officer = client.steward()

    assert (officer.staff_number, officer.department) == ("client:approval", "taxation")
    assert officer.roles == {Role.DATA_STEWARD}


@pytest.mark.parametrize("pace", [{"a_minute": 0}, {"a_minute": 6001}, {"a_day": 0}])
def test_a_pace_has_bounds(pace):
    with pytest.raises(InvalidValue):
        Pace(**pace)


def test_systems_are_kept_by_their_department_by_the_catalogues_keeper_and_the_operator():
    for keeper in (steward("taxation"), steward("data_bureau"), None):
        require_keeper(keeper, "taxation")
    with pytest.raises(NotAllowed):
        require_keeper(steward("housing"), "taxation")


@pytest.mark.parametrize("expires", [TODAY - timedelta(1), TODAY + LONGEST_LIFE + timedelta(1)])
def test_a_key_ends_within_a_year(expires):
    with pytest.raises(InvalidValue):
        require_life([ApiScope.CASES_READ], expires_on=expires, today=TODAY)
    require_life([ApiScope.CASES_READ], expires_on=TODAY + LONGEST_LIFE, today=TODAY)
    with pytest.raises(InvalidValue):
        require_life([], expires_on=TODAY, today=TODAY)


@pytest.mark.parametrize(
    ("code", "name"),
    [("审批", "审批"), ("a", "审批"), ("a/b", "审批"), ("ab", " "), ("ab", "a\nb")],
)
def test_a_system_has_a_plain_code_and_a_name(code, name):
    require_code("market-approval.1", "审批系统")
    with pytest.raises(InvalidValue):
        require_code(code, name)


def test_scopes_are_named_by_their_words():
    assert scopes_named(["data.call"]) == (ApiScope.DATA_CALL,)
    with pytest.raises(InvalidValue):
        scopes_named(["data.call", "everything"])


def test_a_topic_is_the_first_word_of_what_happened():
    assert EventTopic.of("case.accepted") is EventTopic.CASES
    assert EventTopic.of("reform.due") is None
    with pytest.raises(InvalidValue):
        require_topics([])
    require_topics([EventTopic.CASES])


def test_identifier_moment_and_body_are_signed_together():
    assert signed_content("msg_1", 7, b"{}") == b"msg_1.7.{}"
    assert signature_of(b"\x00\x01") == "v1a,AAE="


def test_a_message_rests_longer_each_time_and_is_given_up_after_a_day():
    rests = [rest_after(attempt) for attempt in range(1, len(RESTS) + 1)]

    assert rests == sorted(rests)
    assert sum(rests, timedelta()) <= timedelta(days=1)
    assert rest_after(len(RESTS) + 1) is None


@pytest.mark.parametrize("sent", ["", "x", "-5", "9" * 13, "0"])
def test_a73_a_moment_that_is_none_or_long_ago_is_refused(sent):
    assert refuse_stale(str(int(NOW.timestamp())), now=NOW) == int(NOW.timestamp())
    with pytest.raises(InvalidValue):
        refuse_stale(sent, now=NOW)
