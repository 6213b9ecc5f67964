"""On behalf (代为调用): a call that came in by a key of the interface, through the same journal.

The client signed nothing, so the platform writes the envelope and signs it; key, scope and pace
were settled before. Grants, nonces, minimal disclosure and both ends of the journal are the same.
"""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from tongban.actions.gateway.answers import Reply, refusal
from tongban.actions.gateway.journal import Arrived, Ended, Journal
from tongban.actions.gateway.knowing import Services
from tongban.actions.gateway.replying import NoReuse, Providers, Reuse, reply_for
from tongban.core.exchange.calls import Call, read_asked
from tongban.core.exchange.clients import ApiClient, CallMatter
from tongban.core.exchange.envelopes import (
    Envelope,
    Operation,
    Signer,
    digest,
    request_message,
)
from tongban.core.exchange.refusals import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientCalls:
    """What calls for clients; safe to share between threads."""

    journal: Journal
    services: Services
    providers: Providers
    signer: Signer
    clock: Callable[[], datetime]
    prepare: Callable[[], None] = lambda: None
    reuse: Reuse = field(default_factory=NoReuse)

    def answer(
        self,
        client: ApiClient,
        matter: CallMatter,
        *,
        service: str,
        asked: Mapping[str, Any],
        today: date,
    ) -> Reply:
        """Return what a dataset says; the reply tells which layer refused, when one did.

        Raises:
            ClientRefused: when what is asked is none; it is not written down.
            GatewayRefused: when the call or its end could not be logged.
        """
        self.prepare()
        self.services.look()
        arrived = self._arrived(client, matter, service=service, asked=asked)
        began = time.monotonic()
        (opened,) = self.journal.open([arrived], on=today)
        if isinstance(opened, Refused):
            return refusal(opened, number=0)
        reply = reply_for(opened, self.services, self.providers, self.reuse, today=today)
        content = json.dumps(reply.body, ensure_ascii=False).encode()
        closing = replace(
            reply.closing,
            answer=digest(content),
            milliseconds=round((time.monotonic() - began) * 1000),
        )
        self.journal.close([Ended(opened=opened, closing=closing)])
        return replace(reply, closing=closing)

    def _arrived(
        self,
        client: ApiClient,
        matter: CallMatter,
        *,
        service: str,
        asked: Mapping[str, Any],
    ) -> Arrived:
        """Return the call in an envelope of the platform's own, read as any other body is."""
        body = json.dumps(asked, ensure_ascii=False).encode()
        operation = Operation.VERIFY if "claims" in asked else Operation.QUERY
        written = Envelope(
            client=client.code,
            service=service,
            operation=operation,
            actor=matter.actor,
            item=matter.item,
            purpose=matter.purpose,
            sent_at=int(self.clock().timestamp()),
            nonce=matter.nonce,
            body_digest=digest(body),
            case=matter.case,
            ground=matter.ground,
            represented=matter.represented,
            grant=matter.grant,
        ).written()
        call = Call(
            envelope=Envelope.read(written),
            asked=read_asked(operation, body),
            digest=digest(written),
            joined=self.services.journeys_of(matter.item),
        )
        signed = self.signer.signed(request_message(written))
        return Arrived(call=call, written=written, signature=signed.signature)
