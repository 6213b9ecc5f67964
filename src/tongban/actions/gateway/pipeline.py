"""The pipeline (调用管线): one signed call from another system, from its bytes to its answer.

Verified, written down, asked, bound, written down, delivered: in this order and by these functions
alone. What a provider says beyond what was granted is dropped and counted; a provider that does
not answer says nothing against anybody.
"""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final, Protocol

from tongban.actions.gateway.answers import Reply, refusal
from tongban.actions.gateway.journal import Arrived, Ended
from tongban.actions.gateway.knowing import Keyring, Services
from tongban.actions.gateway.replying import NoReuse, Providers, Reuse, reply_for
from tongban.core.exchange.calls import Call, Opened, read_asked
from tongban.core.exchange.envelopes import (
    AnswerEnvelope,
    Envelope,
    Signer,
    answer_message,
    digest,
    refuse_other_body,
    refuse_untimely,
    request_message,
)
from tongban.core.exchange.paths import Route
from tongban.core.exchange.refusals import ClientRefused, Refused

_WRITER: Final = json.JSONEncoder(ensure_ascii=False)


class Logs(Protocol):
    """The journal as one call sees it."""

    def open(self, arrived: Arrived) -> Opened | Refused:
        """Return the call as it may go out, once that is durable."""
        ...

    def close(self, ended: Ended) -> None:
        """Return once the end is durable; raises `GatewayRefused` when it is not."""
        ...

    def turn_away(self, client: str, reason: str) -> None:
        """Write down somebody who was turned away."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What came in over the wire, taken apart but not yet believed.

    `read` waits for the body, which nobody may make us do who has not signed for it.
    """

    route: Route
    client: str
    envelope: bytes
    key_id: str
    signature: str
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """What goes back: a body, its envelope and the signature over that."""

    body: bytes
    envelope: bytes
    key_id: str
    signature: str
    refused: Refused | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """Everything that a call passes; safe to share between threads."""

    keyring: Keyring
    services: Services
    logs: Logs
    providers: Providers
    signer: Signer
    clock: Callable[[], datetime]
    day: Callable[[], date]
    reuse: Reuse = field(default_factory=NoReuse)

    def serve(self, received: Received) -> Delivered:
        """Return the answer to a call.

        Raises:
            ClientRefused: when the sender is not known; nothing was asked, and it is written down.
            GatewayRefused: when the call or its end could not be logged; nothing is delivered.
        """
        try:
            arrived = self._verified(received)
        except ClientRefused as refused:
            self.logs.turn_away(received.client, refused.reason)
            raise
        began = time.monotonic()
        opened = self.logs.open(arrived)
        if isinstance(opened, Refused):
            return self._bound(arrived.call, refusal(opened, number=0))
        reply = reply_for(opened, self.services, self.providers, self.reuse, today=self.day())
        delivered = self._bound(arrived.call, reply)
        closing = replace(
            reply.closing,
            answer=digest(delivered.body),
            milliseconds=round((time.monotonic() - began) * 1000),
        )
        self.logs.close(Ended(opened=opened, closing=closing))
        return delivered

    def _verified(self, received: Received) -> Arrived:
        """Return the call once it is known who signed it, and that they signed all of it."""
        envelope = Envelope.read(received.envelope)
        caller = self.keyring.caller(received.key_id)
        if not caller.client == envelope.client == received.client:
            raise ClientRefused("client")
        if not caller.verifier.verifies(request_message(received.envelope), received.signature):
            raise ClientRefused("signature")
        refuse_untimely(envelope, now=self.clock().timestamp())
        if received.route != Route(service=envelope.service, operation=envelope.operation):
            raise ClientRefused("route")
        body = received.read()
        refuse_other_body(envelope, body)
        asked = read_asked(envelope.operation, body)
        return Arrived(
            call=Call(
                envelope=envelope,
                asked=asked,
                digest=digest(received.envelope),
                joined=self.services.journeys_of(envelope.item),
            ),
            written=received.envelope,
            key_id=received.key_id,
            signature=received.signature,
        )

    def _bound(self, call: Call, reply: Reply) -> Delivered:
        """Return the answer bound to the very request by its envelope (A66)."""
        content = _WRITER.encode(reply.body).encode()
        written = AnswerEnvelope(
            request=call.digest,
            call=str(reply.closing.number),
            outcome=reply.closing.outcome,
            answered_at=int(self.clock().timestamp()),
            body_digest=digest(content),
        ).written()
        signed = self.signer.signed(answer_message(written))
        return Delivered(
            body=content,
            envelope=written,
            key_id=signed.key_id,
            signature=signed.signature,
            refused=reply.refused,
        )
