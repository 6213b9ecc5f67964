"""Ratings (好差评): the contents of the standard, and what they amount to."""

import pytest

from tongban.core.feedback.ratings import (
    OFFLINE,
    ONLINE,
    Grade,
    RatedStage,
    RatingChannel,
    RatingOrigin,
    contents_of,
)
from tongban.core.feedback.tallies import GradeTally


def test_there_are_five_grades_and_the_last_two_are_poor():
    assert [grade.poor for grade in Grade] == [False, False, False, True, True]
    assert [grade.score for grade in Grade] == [5, 4, 3, 2, 1]


@pytest.mark.parametrize("channel", list(RatingChannel))
def test_online_and_at_a_window_different_contents_are_asked(channel):
    assert contents_of(channel) is (ONLINE if channel.online else OFFLINE)


def test_silence_raises_no_share():
    tally = GradeTally(
        rateable=100, grades={Grade.SATISFIED: 30, Grade.DISSATISFIED: 10}, default=60
    )

    assert (tally.active, tally.active_share) == (40, 0.4)
    assert (tally.good_share, tally.mean) == (0.75, 3.5)
    low, high = tally.good_interval
    assert low < 0.75 < high


def test_under_thirty_ratings_nothing_is_ranked():
    tally = GradeTally(rateable=40, grades={Grade.SATISFIED: 29})

    assert (tally.enough, tally.good_interval) == (False, None)


def test_without_ratings_there_is_no_share():
    tally = GradeTally(rateable=0)

    assert (tally.active_share, tally.good_share, tally.mean) == (None, None, None)


def test_every_word_is_there():
    for kind in (Grade, RatedStage, RatingChannel, RatingOrigin):
        assert all(one.label for one in kind)
