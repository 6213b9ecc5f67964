"""How long personal records are kept, and who may keep them longer (个人信息保护法 §47)."""

from datetime import UTC, datetime, timedelta

import pytest

from tongban.core.people.actors import Officer, Role
from tongban.core.people.holds import (
    HoldScope,
    HoldStatus,
    advance,
    answer,
    ask,
    ask_to_lift,
    fold,
)
from tongban.core.people.retention import SCHEDULE, Ending, KeepingRule, schedule
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed

NOW = datetime(2026, 9, 14, 2, tzinfo=UTC)
LOCAL = (Citation.local("保存期限"),)


def officer(staff: str, *roles: Role) -> Officer:
    return Officer(
        account=1,
        name="王敏",
        staff_number=staff,
        department="data_bureau",
        roles=frozenset(roles or (Role.DATA_STEWARD,)),
    )


ONE, OTHER = officer("001"), officer("002", Role.SUPERVISOR)


def asked(**changes: object):
    words = {"target": "明市监〔2026〕1号", "reason": "行政复议", "basis": "明复受字〔2026〕3号"}
    return ask(ONE, NOW, scope=HoldScope.CASE, **{**words, **changes})


def after(*events):
    return fold(events)


def test_every_kind_of_record_says_how_long_it_is_kept_and_on_what_basis():
    assert len({rule.kind for rule in SCHEDULE}) == len(SCHEDULE)
    assert all(rule.basis and rule.holds and rule.since for rule in SCHEDULE)
    assert all(rule.reason for rule in SCHEDULE if rule.ending is not Ending.DELETED)


def test_logs_of_signing_in_are_kept_for_six_months_at_least():
    with pytest.raises(InvalidValue):
        schedule({"sign_in_attempts": 180})

    [rule] = [one for one in schedule({"sign_in_attempts": 200}) if one.kind == "sign_in_attempts"]
    assert rule.limit(NOW) == NOW - timedelta(days=200)


def test_files_of_cases_are_appraised_and_never_destroyed_by_a_program():
    [files] = [rule for rule in SCHEDULE if rule.kind == "case_files"]

    assert files.ending is Ending.APPRAISED
    assert Citation(law="档案法", article="21", paragraph=2) in files.basis


@pytest.mark.parametrize("days", [{"no_such_kind": 1}, {"audit": 400}, {"drafts": -1}])
def test_a_period_that_does_not_exist_cannot_be_configured(days):
    with pytest.raises(InvalidValue):
        schedule(days)


@pytest.mark.parametrize(
    "wrong",
    [
        {"basis": ()},
        {"days": None},
        {"ending": Ending.KEPT},
        {"least": 31},
        {"days": 40_000},
    ],
)
def test_a_rule_without_a_basis_or_a_sound_period_is_refused(wrong):
    sound = {
        "kind": "drafts",
        "name": "草稿",
        "holds": "答案",
        "since": "修改",
        "ending": Ending.DELETED,
        "basis": LOCAL,
        "days": 30,
    }
    assert KeepingRule(**sound)
    with pytest.raises(InvalidValue):
        KeepingRule(**{**sound, **wrong})


def test_what_has_no_period_has_no_limit():
    [audit] = [rule for rule in SCHEDULE if rule.kind == "audit"]
    with pytest.raises(InvalidValue):
        audit.limit(NOW)


def test_a_hold_binds_from_the_moment_it_is_asked_for():
    assert after(asked()).in_force
    assert after(asked()).status is HoldStatus.ASKED


def test_a_second_officer_confirms_a_hold_or_refuses_it_with_a_reason():
    confirmed = answer(after(asked()), OTHER, NOW, agrees=True)
    refused = answer(after(asked()), OTHER, NOW, agrees=False, reason="与案件无关")

    assert after(asked(), confirmed).status is HoldStatus.CONFIRMED
    assert not after(asked(), refused).in_force
    with pytest.raises(InvalidValue):
        answer(after(asked()), OTHER, NOW, agrees=False, reason=" ")


def test_nobody_answers_what_they_asked_for_themselves():
    with pytest.raises(NotAllowed) as refused:
        answer(after(asked()), ONE, NOW, agrees=True)
    assert refused.value.rule == "hold.own_request"


def test_a_hold_that_is_to_be_lifted_binds_until_a_second_officer_agrees():
    events = [asked(), answer(after(asked()), OTHER, NOW, agrees=True)]
    events.append(ask_to_lift(after(*events), OTHER, NOW, reason="复议终结"))
    assert after(*events).in_force
    with pytest.raises(NotAllowed):
        answer(after(*events), OTHER, NOW, agrees=True)

    kept = answer(after(*events), ONE, NOW, agrees=False, reason="还要诉讼")
    lifted = answer(after(*events), ONE, NOW, agrees=True)

    assert after(*events, kept).status is HoldStatus.CONFIRMED
    assert after(*events, lifted).status is HoldStatus.LIFTED


def test_what_is_not_confirmed_is_not_lifted_and_what_is_answered_is_not_answered_again():
    with pytest.raises(NotAllowed):
        ask_to_lift(after(asked()), OTHER, NOW, reason="不需要了")
    confirmed = after(asked(), answer(after(asked()), OTHER, NOW, agrees=True))
    with pytest.raises(NotAllowed):
        answer(confirmed, OTHER, NOW, agrees=True)


def test_only_stewards_of_data_and_supervisors_hold():
    clerk = officer("003", Role.WINDOW)
    with pytest.raises(NotAllowed):
        ask(clerk, NOW, scope=HoldScope.CASE, target="1", reason="复议", basis="文号")
    with pytest.raises(NotAllowed):
        answer(after(asked()), clerk, NOW, agrees=True)


@pytest.mark.parametrize("lacking", [{"target": " "}, {"reason": ""}, {"basis": "据" * 501}])
def test_a_hold_says_what_it_is_about_why_and_on_what_basis(lacking):
    with pytest.raises(InvalidValue):
        asked(**lacking)


def test_a_history_begins_with_asking_and_asks_once():
    with pytest.raises(ValueError, match="begins"):
        fold([answer(after(asked()), OTHER, NOW, agrees=True)])
    with pytest.raises(ValueError, match="once"):
        advance(after(asked()), asked())
