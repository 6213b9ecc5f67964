"""Assurance (核验等级): how sure we must be, and that a face is never the only proof."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.people.assurance import (
    FRESH_BASIS,
    LEVELS,
    Assurance,
    IdentityProof,
    Means,
    StepUp,
    SureEnough,
    level_of,
    strongest,
    sure_enough,
)

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)


def proofs(*means: Means, minutes_ago: float = 0) -> tuple[IdentityProof, ...]:
    at = NOW - timedelta(minutes=minutes_ago)
    return tuple(IdentityProof(means=one, at=at) for one in means)


@pytest.mark.parametrize(
    ("means", "level"),
    [
        ((), Assurance.ANYBODY),
        ((Means.FACE,), Assurance.ANYBODY),
        ((Means.FACE, Means.FACE), Assurance.ANYBODY),
        ((Means.ONE_TIME_CODE,), Assurance.CLAIMED),
        ((Means.PASSWORD,), Assurance.PROVEN),
        ((Means.PASSWORD, Means.PASSWORD), Assurance.PROVEN),
        ((Means.PASSKEY,), Assurance.STRONG),
        ((Means.PASSWORD, Means.ONE_TIME_CODE), Assurance.STRONG),
        ((Means.PASSWORD, Means.FACE), Assurance.STRONG),
        ((Means.RECOVERY_CODE,), Assurance.CLAIMED),
        ((Means.PASSWORD, Means.RECOVERY_CODE), Assurance.PROVEN),
        ((Means.ONE_TIME_CODE, Means.AUTHENTICATOR), Assurance.CLAIMED),
        ((Means.ONE_TIME_CODE, Means.RECOVERY_CODE), Assurance.STRONG),
        ((Means.PROVIDER,), Assurance.ANYBODY),
    ],
)
def test_each_means_counts_for_so_much_and_two_factors_for_most(means, level):
    assert level_of(proofs(*means)) is level


@given(st.lists(st.sampled_from(Means)), st.sampled_from(Means))
def test_one_more_proof_never_makes_us_less_sure(means, more):
    assert level_of(proofs(*means, more)) >= level_of(proofs(*means))


def test_a_face_alone_opens_nothing_that_wants_to_know_who():
    """人脸识别技术应用安全管理办法: where there is another way, a face is not the only one."""
    answer = sure_enough(Assurance.CLAIMED, proofs(Means.FACE), now=NOW)

    assert isinstance(answer, StepUp)
    assert Means.FACE not in answer.offered
    assert Means.ONE_TIME_CODE in answer.offered


def test_reading_asks_for_nothing():
    assert sure_enough(Assurance.ANYBODY, (), now=NOW) == SureEnough(level=Assurance.ANYBODY)


def test_whoever_is_not_sure_enough_is_offered_each_way_that_is():
    answer = sure_enough(Assurance.STRONG, proofs(Means.PASSWORD), now=NOW)

    assert answer == StepUp(
        wanted=Assurance.STRONG,
        held=Assurance.PROVEN,
        offered=(Means.ONE_TIME_CODE, Means.AUTHENTICATOR, Means.PASSKEY, Means.FACE),
        citation=LEVELS,
    )


@pytest.mark.parametrize(("minutes", "enough"), [(10, True), (10.1, False)])
def test_what_cannot_be_undone_wants_a_proof_of_the_last_ten_minutes(minutes, enough):
    """Attack A38."""
    old = proofs(Means.PASSKEY, minutes_ago=minutes)
    answer = sure_enough(Assurance.STRONG, old, now=NOW, fresh=True)

    assert isinstance(answer, SureEnough) is enough
    assert enough or answer.citation == FRESH_BASIS
    assert isinstance(sure_enough(Assurance.STRONG, old, now=NOW), SureEnough)


def test_a_proof_from_the_future_proves_nothing():
    coming = proofs(Means.PASSKEY, minutes_ago=-1)

    assert isinstance(sure_enough(Assurance.CLAIMED, coming, now=NOW), StepUp)


def test_what_is_only_enough_together_is_offered_together():
    """Nothing fresh, and nothing that is enough by itself."""
    has = {Means.PASSWORD, Means.ONE_TIME_CODE}
    answer = sure_enough(Assurance.STRONG, (), now=NOW, fresh=True, available=has)

    assert isinstance(answer, StepUp)
    assert (answer.offered, answer.together) == ((Means.ONE_TIME_CODE, Means.PASSWORD), True)


def test_whoever_has_no_way_to_be_surer_is_offered_none():
    answer = sure_enough(
        Assurance.STRONG, proofs(Means.PASSWORD), now=NOW, available={Means.PASSWORD}
    )

    assert isinstance(answer, StepUp)
    assert (answer.offered, answer.together) == ((), False)


@given(st.sets(st.sampled_from(Means)), st.lists(st.sampled_from(Means)))
def test_following_what_is_offered_is_enough(available, held):
    wanted = Assurance.STRONG
    answer = sure_enough(wanted, proofs(*held), now=NOW, available=available)

    if isinstance(answer, StepUp) and answer.offered:
        asked = answer.offered if answer.together else answer.offered[:1]
        assert set(asked) <= available
        assert isinstance(sure_enough(wanted, proofs(*held, *asked), now=NOW), SureEnough)


def test_a_provider_makes_us_as_sure_as_it_vouches_for():
    vouched = IdentityProof(means=Means.PROVIDER, at=NOW, vouched=Assurance.PROVEN)

    assert level_of((vouched,)) is Assurance.PROVEN
    assert level_of((vouched, *proofs(Means.ONE_TIME_CODE))) is Assurance.PROVEN


def test_the_way_back_of_somebody_who_lost_a_key_is_no_way_up():
    """A stolen password with a stolen list of recovery codes is one thing known, told twice."""
    assert strongest({Means.PASSWORD, Means.RECOVERY_CODE}, now=NOW) is Assurance.PROVEN
    assert strongest({Means.PASSWORD, Means.PASSKEY}, now=NOW) is Assurance.STRONG
