"""Hot topics (热点话题): a burst is what chance would hardly bring."""

from datetime import date, timedelta

import pytest

from tongban.core.feedback.opinion import HotTopic, Message, at_least, ranked

TODAY = date(2026, 11, 20)


def topic(*ages: int, words: tuple[str, ...] = ("油烟",)) -> HotTopic:
    """Return a topic with a message so many days ago, each."""
    return HotTopic(
        words=words,
        messages=tuple(
            Message(
                key=str(place),
                title="油烟扰民",
                words="油烟",
                day=TODAY - timedelta(days=age),
                place="临江街道" if place % 2 else "东城街道",
                item="" if place else "food_business_licence",
            )
            for place, age in enumerate(ages)
        ),
    )


def test_weeks_are_counted_back_from_today():
    assert topic(0, 6, 7, 20).weeks(TODAY, back=3) == (1, 1, 2)


def test_five_in_a_week_after_silence_are_a_burst():
    burst = topic(0, 1, 2, 3, 4).burst(TODAY)

    assert (burst.count, burst.expected) == (5, 0.5)
    assert burst.chance < 0.001


def test_four_in_a_week_are_none():
    assert topic(0, 1, 2, 3).burst(TODAY) is None


def test_what_always_comes_so_often_is_none():
    usual = [7 * week + day for week in range(5) for day in range(5)]

    assert topic(*usual).burst(TODAY) is None


def test_a_topic_knows_since_when_where_and_about_what():
    one = topic(3, 9, 1)

    assert (one.first_on, one.last_on) == (TODAY - timedelta(days=9), TODAY - timedelta(days=1))
    assert one.spread("place") == (("东城街道", 2), ("临江街道", 1))
    assert one.spread("item") == (("food_business_licence", 1),)


def test_bursts_stand_first_then_what_is_heard_most_lately():
    burst, lately, old = topic(0, 1, 2, 3, 4), topic(1, 9, 10), topic(60, 61, 62, 63, 64, 65)

    assert ranked((old, lately, burst), TODAY) == (burst, lately, old)


@pytest.mark.parametrize(
    ("count", "expected", "chance"), [(0, 3.0, 1.0), (1, 1.0, 0.632), (5, 1.0, 0.00366)]
)
def test_chance_is_that_of_poisson(count, expected, chance):
    assert at_least(count, expected) == pytest.approx(chance, abs=0.0005)
