"""The outbox: nothing is lost, one bad message stops nobody, two relays share the work."""

from collections import Counter
from datetime import timedelta

import pytest
from city.outside import MONDAY, Clock, outside_without_network
from city.together import at_once, failures
from django.db import transaction

from tongban.actions.outbox import FIRST_REST, LEASE, MOST_ATTEMPTS, NO_ANSWER, Relayed, relay
from tongban.core.vocabulary.errors import Unavailable
from tongban.store.cases.models import OutboxRow


class Killed(BaseException):
    """What ends a process, which nothing catches."""


@pytest.fixture
def clock() -> Clock:
    return Clock(now=MONDAY)


@pytest.fixture
def outside(clock, tmp_path):
    return outside_without_network(clock, tmp_path)


def write(count: int, topic: str = "case.received") -> list[int]:
    rows = OutboxRow.objects.bulk_create(
        OutboxRow(topic=topic, key=str(number), content={"sequence": 1}) for number in range(count)
    )
    return [row.pk for row in rows]


def refuse(message):
    raise Unavailable("closed at night")


@pytest.mark.django_db
def test_messages_leave_once_in_the_order_in_which_they_were_written(outside):
    written, arrived = write(5), []
    assert relay(lambda message: arrived.append(message.id), outside, batch=3) == Relayed(sent=3)
    assert relay(lambda message: arrived.append(message.id), outside, batch=3) == Relayed(sent=2)
    assert relay(lambda message: arrived.append(message.id), outside) == Relayed()
    assert arrived == written


@pytest.mark.django_db
def test_a_poison_message_is_parked_with_its_reason_and_the_others_pass(outside, clock):
    """F12."""
    arrived = []
    write(1, topic="poison")
    write(3)

    def deliver(message):
        if message.topic == "poison":
            raise ValueError("cannot be written")
        arrived.append(message.id)

    assert relay(deliver, outside) == Relayed(sent=3, resting=1)
    for _ in range(MOST_ATTEMPTS):
        clock.now += timedelta(hours=1)
        relay(deliver, outside)
    row = OutboxRow.objects.get(topic="poison")
    assert (row.attempts, row.sent_at) == (MOST_ATTEMPTS, None)
    assert row.parked_reason == "ValueError: cannot be written"
    assert len(arrived) == 3


@pytest.mark.django_db
def test_a_refused_message_rests_twice_as_long_each_time(outside, clock):
    """F12."""
    write(1)
    rests = []
    for _ in range(4):
        assert relay(refuse, outside).resting == 1
        assert relay(refuse, outside).taken == 0
        row = OutboxRow.objects.get()
        rests.append(row.not_before - clock.now)
        clock.now = row.not_before
    assert rests == [FIRST_REST, FIRST_REST * 2, FIRST_REST * 4, FIRST_REST * 8]


@pytest.mark.django_db
def test_what_a_killed_relay_had_sent_is_sent_again_with_the_same_id(outside, clock):
    """F13: receivers tell by the id."""
    written, arrived = write(2), []

    def dies_after_sending(message):
        arrived.append(message.id)
        raise Killed

    with pytest.raises(Killed):
        relay(dies_after_sending, outside)
    assert relay(refuse, outside).taken == 0, "still in the hands of the one that died"

    clock.now += LEASE
    assert relay(lambda message: arrived.append(message.id), outside).sent == 2
    assert arrived == [written[0], *written]


@pytest.mark.django_db
def test_a_message_that_kills_every_relay_is_parked(outside, clock):
    write(1)

    def dies(message):
        raise Killed

    for _ in range(MOST_ATTEMPTS):
        with pytest.raises(Killed):
            relay(dies, outside)
        clock.now += LEASE
    assert relay(dies, outside).taken == 0
    assert OutboxRow.objects.get().parked_reason == NO_ANSWER


@pytest.mark.django_db(transaction=True)
def test_two_relays_at_once_send_each_message_once(outside):
    written, arrived = write(60), []

    def work():
        while relay(lambda message: arrived.append(message.id), outside, batch=7).taken:
            pass

    assert failures(at_once(work, work)) == []
    assert Counter(arrived) == Counter(written)


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_commits_late_is_late_and_never_skipped(outside):
    """F14."""
    arrived = []

    def deliver(message):
        arrived.append(message.key)

    with transaction.atomic():
        OutboxRow.objects.create(topic="case.received", key="late", content={})
        at_once(lambda: write(1), lambda: None)
        at_once(lambda: relay(deliver, outside))
        assert arrived == ["0"]
    relay(deliver, outside)
    assert arrived == ["0", "late"]
