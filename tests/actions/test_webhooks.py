"""What systems are told arrives signed, in the order of each matter, again when it failed."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial

import pytest
from city.outside import MONDAY, Clock, outside_without_network
from django.utils import timezone

from tongban.actions.clients.registering import register
from tongban.actions.outbox import Message, relay
from tongban.actions.webhooks import subscribing
from tongban.actions.webhooks.fanning import fan_out
from tongban.actions.webhooks.sending import Sending
from tongban.actions.webhooks.telling import tell
from tongban.adapters.gateway import Ed25519Signer, believed_message, signed_headers
from tongban.core.exchange.deliveries import RESTS, DeliveryStanding, EventTopic
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import Conflict, NotAllowed, NotFound
from tongban.store.cases.models import OutboxRow
from tongban.store.webhooks import queue
from tongban.store.webhooks.models import Delivery
from tongban.store.webhooks.queries import deliveries_of, messages_after, subscription_of

pytestmark = pytest.mark.django_db
SIGNER = Ed25519Signer(b"\x09" * 32, key_id="gateway-test")
CLIENT, DEPARTMENT, ADDRESS = "market-system", "market_regulation", "https://hooks.example/in"
STEWARD = Officer(
    account=1,
    name="张管理",
    staff_number="scjg-9",
    department=DEPARTMENT,
    roles=frozenset({Role.DATA_STEWARD}),
)


@dataclass
class Receivers:
    """What arrives where, and which addresses refuse what."""

    clock: Clock
    arrived: list[dict] = field(default_factory=list)
    refusing: dict[str, str] = field(default_factory=dict)

    def __call__(self, url, body, headers, *, inside):
        keys = {"gateway-test": SIGNER.public}
        said = believed_message(headers, body, keys, now=self.clock())
        fault = self.refusing.get(said["key"], self.refusing.get(url, ""))
        if not fault:
            self.arrived.append(said | {"id": headers["webhook-id"]})
        return fault


@pytest.fixture
def clock():
    return Clock(now=MONDAY)


@pytest.fixture
def outside(clock, tmp_path):
    return outside_without_network(clock, tmp_path)


@pytest.fixture
def receivers(clock):
    return Receivers(clock)


@pytest.fixture
def sending(clock, receivers):
    return Sending(post=receivers, seals=partial(signed_headers, SIGNER), clock=clock)


@pytest.fixture
def subscribed(outside):
    register(None, CLIENT, name="业务系统", department=DEPARTMENT)
    subscribing.set_receiver(CLIENT, ADDRESS, inside=False)
    subscribing.subscribe(STEWARD, CLIENT, tuple(EventTopic), outside)


def happened(outside, *keys, department=DEPARTMENT):
    """Let grants change, and let the relay of the outbox bring it on."""
    for key in keys:
        tell("grant.revoked", key, departments=[department], dataset="business")
    relay(partial(_fan, outside=outside), outside)


def _fan(message: Message, *, outside):
    fan_out(message, outside)


@pytest.mark.usefixtures("subscribed")
def test_a_system_is_told_of_its_departments_matters_and_of_no_others(outside, sending, receivers):
    happened(outside, "G1")
    happened(outside, "G2", department="taxation")
    sending.run()

    [told] = receivers.arrived
    assert (told["type"], told["key"]) == ("grant.revoked", "G1")
    assert told["data"] == {"dataset": "business"}


@pytest.mark.usefixtures("subscribed")
def test_a73_what_the_relay_hands_over_twice_is_delivered_once(outside, sending, receivers):
    happened(outside, "G1")
    sending.run()
    OutboxRow.objects.update(sent_at=None)
    relay(partial(_fan, outside=outside), outside)
    sending.run()

    assert [one["key"] for one in receivers.arrived] == ["G1"]


@pytest.mark.usefixtures("subscribed")
def test_messages_of_one_matter_wait_for_each_other_and_for_no_other(
    outside, sending, receivers, clock
):
    receivers.refusing["G1"] = "status_500"
    happened(outside, "G1", "G1", "G2")
    sending.run()
    assert [one["key"] for one in receivers.arrived] == ["G2"]

    receivers.refusing.clear()
    sending.run()
    assert [one["key"] for one in receivers.arrived] == ["G2"], "it rests before it is tried again"
    clock.now += RESTS[0]
    sending.run()
    numbers = [one["number"] for one in receivers.arrived if one["key"] == "G1"]
    assert len(numbers) == 2
    assert numbers == sorted(numbers)


@pytest.mark.usefixtures("subscribed")
def test_a_message_waits_while_an_older_one_of_its_matter_is_still_in_the_outbox(
    outside, sending, receivers
):
    happened(outside, "G1")
    OutboxRow.objects.create(topic="grant.made", key="G1", content={"departments": []})
    older = OutboxRow.objects.earliest("id").pk - 1
    OutboxRow.objects.filter(sent_at=None).update(id=older)
    sending.run()
    assert receivers.arrived == []

    OutboxRow.objects.update(sent_at=timezone.now())
    sending.run()
    assert [one["key"] for one in receivers.arrived] == ["G1"]


@pytest.mark.usefixtures("subscribed")
def test_what_is_refused_all_day_is_given_up_kept_and_sent_again_on_demand(
    outside, sending, receivers, clock
):
    receivers.refusing[ADDRESS] = "down"
    happened(outside, "G1")
    for rest in (*RESTS, timedelta()):
        sending.run()
        clock.now += rest
    [dead] = deliveries_of(CLIENT, standing=DeliveryStanding.DEAD)
    assert dead.attempts == len(RESTS) + 1
    assert dead.fault == "down"
    assert subscription_of(CLIENT).dead == 1

    receivers.refusing.clear()
    assert subscribing.replay_dead(STEWARD, CLIENT, outside) == 1
    sending.run()
    assert [one["key"] for one in receivers.arrived] == ["G1"]
    subscribing.replay(STEWARD, dead.id, outside, client=CLIENT)
    sending.run()
    assert len({one["id"] for one in receivers.arrived}) == 1, "a repetition is known by its name"
    assert len(receivers.arrived) == 2


@pytest.mark.usefixtures("subscribed")
def test_a_pause_collects_and_an_end_forgets(outside, sending, receivers):
    subscribing.pause(STEWARD, CLIENT)
    happened(outside, "G1")
    sending.run()
    assert receivers.arrived == []
    assert subscription_of(CLIENT).waiting == 1

    subscribing.resume(STEWARD, CLIENT)
    sending.run()
    assert [one["key"] for one in receivers.arrived] == ["G1"]
    subscribing.end(STEWARD, CLIENT)
    happened(outside, "G2")
    sending.run()
    assert len(receivers.arrived) == 1


@pytest.mark.usefixtures("subscribed")
def test_a_receiver_that_hangs_holds_up_itself_alone(outside, sending, receivers):
    register(None, "second", name="第二个系统", department=DEPARTMENT)
    subscribing.set_receiver("second", "https://slow.example/in", inside=False)
    subscribing.subscribe(STEWARD, "second", tuple(EventTopic), outside)
    receivers.refusing["https://slow.example/in"] = "slow"
    happened(outside, "G1", "G2")
    taken = queue.take(sending.clock(), 100)
    outcomes = [sending._one(one) for one in taken]

    assert sorted(outcomes) == ["delivered", "delivered", "resting", "resting"]


@pytest.mark.usefixtures("subscribed")
def test_f17_whoever_missed_a_webhook_reads_it_from_the_list(outside, sending, receivers):
    receivers.refusing[ADDRESS] = "down"
    happened(outside, "G1", "G2")
    sending.run()
    [first, second] = messages_after(CLIENT, after=0, most=10)

    assert [first.key, second.key] == ["G1", "G2"]
    assert messages_after(CLIENT, after=first.message, most=10) == (second,)


def test_a61_nothing_is_told_without_an_address_that_an_operator_registered(outside):
    register(None, CLIENT, name="业务系统", department=DEPARTMENT)

    with pytest.raises(Conflict):
        subscribing.subscribe(STEWARD, CLIENT, [EventTopic.CASES], outside)


@pytest.mark.usefixtures("subscribed")
def test_another_departments_steward_neither_subscribes_nor_replays(outside, sending):
    other = replace(STEWARD, department="taxation")
    happened(outside, "G1")
    delivery = Delivery.objects.get().pk

    with pytest.raises(NotAllowed):
        subscribing.pause(other, CLIENT)
    with pytest.raises(NotAllowed):
        subscribing.replay(other, delivery, outside, client=CLIENT)
    with pytest.raises(NotFound):
        subscribing.replay(STEWARD, delivery, outside, client=CLIENT)


@pytest.mark.usefixtures("subscribed")
def test_what_was_delivered_long_ago_is_forgotten_and_dead_letters_are_not(
    outside, sending, receivers, clock
):
    receivers.refusing["G2"] = "down"
    happened(outside, "G1", "G2")
    for rest in (*RESTS, timedelta()):
        sending.run()
        clock.now += rest

    assert subscribing.forget(clock.now + timedelta(days=31)) == 1
    assert [one.key for one in deliveries_of(CLIENT)] == ["G2"]
