"""Envelopes travel as the bytes that were signed, and an answer fits one request only."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.exchange.envelopes import (
    MOST_ENVELOPE_BYTES,
    TOLERANCE_SECONDS,
    AnswerEnvelope,
    Envelope,
    Operation,
    answer_message,
    digest,
    refuse_other_body,
    refuse_untimely,
    request_message,
)
from tongban.core.exchange.refusals import ClientRefused, Layer, ProviderRefused

BODY = b'{"keys":{"person.identity_number":"519901199203070045"},"fields":["person.name"]}'
ASKED = Envelope(
    client="housing",
    service="population",
    operation=Operation.QUERY,
    actor="officer:7",
    item="housing_fund",
    purpose="政务服务办理",
    sent_at=1_790_000_000,
    nonce="abcdefghijklmnop",
    body_digest=digest(BODY),
    case="MC-1",
)
ANSWERED = AnswerEnvelope(
    request=digest(ASKED.written()),
    call="17",
    outcome="matched",
    answered_at=1_790_000_001,
    body_digest=digest(b"{}"),
)

words = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=60)


@given(actor=words, purpose=words, represented=words | st.just(""))
def test_what_was_written_is_read_again(actor, purpose, represented):
    asked = replace(ASKED, actor=actor, purpose=purpose, represented=represented)

    assert Envelope.read(asked.written()) == asked


def altered(**members):
    return json.dumps({**json.loads(ASKED.written()), **members}).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        altered(client="a/b"),
        altered(client=""),
        altered(service="x" * 65),
        altered(operation="delete"),
        altered(operation=["query"]),
        altered(sent_at="1790000000"),
        altered(sent_at=True),
        altered(sent_at=1.5),
        altered(nonce="short"),
        altered(nonce=None),
        altered(body_digest="00"),
        altered(actor=""),
        altered(item=""),
        altered(purpose=""),
        altered(case="x" * 201),
        altered(case="line\nbreak"),
        altered(extra=1),
        altered(case="长" * MOST_ENVELOPE_BYTES),
        ASKED.written().replace(b'"case"', b'"client"'),
    ],
)
def test_what_is_not_exactly_an_envelope_is_refused(content):
    with pytest.raises(ClientRefused) as refused:
        Envelope.read(content)

    assert (refused.value.layer, refused.value.reason) == (Layer.CLIENT, "envelope")


@pytest.mark.parametrize("apart", [-TOLERANCE_SECONDS, 0, TOLERANCE_SECONDS])
def test_a_clock_two_minutes_apart_is_tolerated(apart):
    refuse_untimely(ASKED, now=ASKED.sent_at + apart)


@pytest.mark.parametrize("apart", [-TOLERANCE_SECONDS - 1, TOLERANCE_SECONDS + 1, 600])
def test_a64_a_call_signed_long_ago_or_in_the_future_is_refused(apart):
    with pytest.raises(ClientRefused, match="time"):
        refuse_untimely(ASKED, now=ASKED.sent_at + apart)


def test_a64_another_body_under_the_same_signature_is_refused():
    refuse_other_body(ASKED, BODY)
    with pytest.raises(ClientRefused, match="body"):
        refuse_other_body(ASKED, BODY + b" ")


def test_a66_an_answer_to_another_request_is_not_taken():
    content = ANSWERED.written()

    assert AnswerEnvelope.read(content, request=ANSWERED.request) == ANSWERED
    with pytest.raises(ProviderRefused, match="spliced"):
        AnswerEnvelope.read(content, request=digest(b"another"))


@pytest.mark.parametrize(
    "content", [b"{}", b"x", ANSWERED.written().replace(b"1790000001", b'"a"')]
)
def test_what_is_no_answer_envelope_is_not_believed(content):
    with pytest.raises(ProviderRefused, match="envelope"):
        AnswerEnvelope.read(content, request=ANSWERED.request)


def test_a_signed_request_cannot_pass_as_a_signed_answer():
    assert request_message(b"same") != answer_message(b"same")
