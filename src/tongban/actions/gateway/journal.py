"""The journal (调用日志): sign, log, send; verify, bind, log, deliver.

Opening confirms key and grant, takes the nonce and writes the call in one statement; what is not in
the journal does not go out. Closing writes the end and its audit entry in another; what is not in
the journal is not delivered. Both must be outermost, so that they are durable when they return.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from django.db import transaction

from tongban.actions.gateway.holding import Holding, Pair, Read
from tongban.actions.gateway.judging import Granted, Judged, judge, limited, within_quota
from tongban.core.audit.entries import ALLOWED, Entry
from tongban.core.audit.freshness import SealOverdue
from tongban.core.exchange.calls import Call, Closing, Opened
from tongban.core.exchange.refusals import ClientRefused, GatewayRefused, Refused
from tongban.store.audit.appending import append
from tongban.store.gateway import recording
from tongban.store.gateway.recording import NewCall
from tongban.store.prepared import require_outermost
from tongban.store.sealing import blind_index, seal

ACTION: Final = "exchange.call"
REFUSED: Final = "exchange.refused"
_LONGEST_ACTOR: Final = 64
_LONGEST_GROUND: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A call whose sender is known: the bytes that were signed, by which key, with what result."""

    call: Call
    written: bytes
    key_id: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """An opened call and how it ended."""

    opened: Opened
    closing: Closing


class Journal:
    """Open and close calls; what is remembered of `grants` is confirmed by the writing."""

    def __init__(
        self, grants: Read, *, clock: Callable[[], datetime], fresh: Callable[[], None]
    ) -> None:
        self._grants = Holding(grants)
        self._clock = clock
        self._fresh = fresh

    def open(self, arrived: Sequence[Arrived], *, on: date) -> tuple[Opened | Refused, ...]:
        """Write calls down; return each as it may go out, or why it may not.

        Calls that no grant permits are written down with their end, so that refusals count too.

        Raises:
            GatewayRefused: while the seal of the audit is overdue (A91).
        """
        try:
            self._fresh()
        except SealOverdue as error:
            raise GatewayRefused("seal_overdue") from error
        held = self._grants.remembered(_pairs_of(arrived))
        judged = [judge(one.call, held, on=on) for one in arrived]
        if not all(isinstance(one, Granted) for one in judged) or limited(held):
            return self._opened_anew(arrived, on=on)
        numbers = self._written(arrived, judged)  # one statement, which is its own transaction
        missed = [one for one in arrived if _mark(one) not in numbers]
        late = iter(self._opened_anew(missed, on=on) if missed else ())
        return tuple(
            each.opened(one.call, numbers.pop(_mark(one)))
            if isinstance(each, Granted) and _mark(one) in numbers
            else next(late)
            for one, each in zip(arrived, judged, strict=True)
        )

    def _opened_anew(self, arrived: Sequence[Arrived], *, on: date) -> tuple[Opened | Refused, ...]:
        """Open calls under the grants of this moment, within the quotas of the day."""
        with transaction.atomic(durable=True):
            held = self._grants.anew(_pairs_of(arrived))
            judged = [judge(one.call, held, on=on) for one in arrived]
            judged = within_quota(judged, limited(held), on=on)
            numbers = self._written(arrived, judged)
            missing = {one.key_id for one in arrived if _mark(one) not in numbers}
            standing = recording.standing_keys(missing)
            opened = [
                _opened(one, each, numbers, standing)
                for one, each in zip(arrived, judged, strict=True)
            ]
            self._write_turned(
                [
                    (one.call, each)
                    for one, each in zip(arrived, opened, strict=True)
                    if isinstance(each, _Turned)
                ]
            )
        return tuple(one.refused if isinstance(one, _Turned) else one for one in opened)

    def _written(self, arrived: Sequence[Arrived], judged: Sequence[Judged]) -> dict[Pair, int]:
        """Write calls as they were judged; return the numbers of those that could be."""
        pairs = zip(arrived, judged, strict=True)
        return recording.open_calls([_row(one, each) for one, each in pairs])

    def _write_turned(self, turned: Sequence[tuple[Call, "_Turned"]]) -> None:
        if turned:
            ended = [each.closing for _, each in turned if each.closing.number]
            entries = (_entry(call, each.closing, self._clock()) for call, each in turned)
            append(*entries, along=recording.closing(ended))

    def close(self, ended: Sequence[Ended], *, turned_away: Sequence[tuple[str, str]] = ()) -> None:
        """Write down how calls ended, each with its leaf of the audit.

        `turned_away` are clients that were not believed, as they call themselves, and why.
        """
        now = self._clock()
        require_outermost()
        append(
            *(_entry(one.opened.call, one.closing, now) for one in ended),
            *(_turned_away(client, reason, now) for client, reason in turned_away),
            along=recording.closing([one.closing for one in ended]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turned:
    """A call that does not go out, with its end; its number is 0 when it is none of its own."""

    refused: Refused
    closing: Closing


def _pairs_of(arrived: Sequence[Arrived]) -> set[Pair]:
    return {(one.call.envelope.client, one.call.envelope.service) for one in arrived}


def _mark(one: Arrived) -> Pair:
    return one.call.envelope.client, one.call.envelope.nonce


def _row(one: Arrived, judged: Judged) -> NewCall:
    envelope, asked = one.call.envelope, one.call.asked
    granted = judged if isinstance(judged, Granted) else None
    place = f"gateway_call|{envelope.client}|{envelope.nonce}"
    return NewCall(
        client=envelope.client,
        nonce=envelope.nonce,
        service=envelope.service,
        operation=envelope.operation.value,
        actor=envelope.actor,
        case_number=envelope.case,
        item=envelope.item,
        purpose=envelope.purpose,
        grant=granted.grant if granted else envelope.grant,
        wanted=sorted(asked.fields),
        subject=subject(asked.keys),
        digest=one.call.digest,
        envelope=seal(one.written.decode(), place),
        signature=one.signature,
        sent_at=datetime.fromtimestamp(envelope.sent_at, tz=UTC),
        key_id=one.key_id,
        version=granted.version if granted else "",
    )


def _opened(
    one: Arrived, judged: Judged, numbers: dict[Pair, int], standing: frozenset[str]
) -> Opened | _Turned:
    """Return the call with its number; who comes second with a nonce finds it taken (A64)."""
    number = numbers.pop(_mark(one), 0)
    if not number:
        known = not one.key_id or one.key_id in standing
        judged = ClientRefused("replay" if known else "signature")
    if isinstance(judged, Refused):
        return _Turned(refused=judged, closing=ending_of(judged, number=number))
    return judged.opened(one.call, number)


def ending_of(refused: Refused, *, number: int, milliseconds: int = 0) -> Closing:
    """Return the end of a call that brought nothing."""
    return Closing(
        number=number,
        outcome="refused",
        layer=refused.layer,
        reason=refused.reason,
        milliseconds=milliseconds,
    )


def subject(keys: Mapping[str, str]) -> bytes:
    """Return the blind index of whom a call is about, where one key names them."""
    return blind_index("\n".join(keys[name] for name in sorted(keys)))


def _entry(call: Call, closing: Closing, at: datetime) -> Entry:
    """Return the audit entry of a call that ended; nobody stands in it by name."""
    envelope = call.envelope
    return Entry(
        at=at,
        actor=envelope.actor[:_LONGEST_ACTOR],
        action=REFUSED if closing.layer else ACTION,
        subject=f"dataset:{envelope.service}",
        case_number=envelope.case[:_LONGEST_ACTOR],
        ground=(envelope.ground or envelope.purpose)[:_LONGEST_GROUND],
        outcome=closing.reason or ALLOWED,
        concerned=tuple(blind_index(value) for value in call.asked.keys.values()),
        details={
            "client": envelope.client,
            "dataset": envelope.service,
            "item": envelope.item,
            "outcome": closing.outcome,
            "fields": ",".join(sorted(closing.disclosed)),
            "call": str(closing.number),
            **({"reused": str(closing.reused)} if closing.reused else {}),
        },
    )


def _turned_away(client: str, reason: str, at: datetime) -> Entry:
    named = client if client.isascii() and client.isprintable() else ""
    return Entry(
        at=at,
        actor=f"client:{named}"[:_LONGEST_ACTOR],
        action=REFUSED,
        subject="gateway",
        outcome=reason,
    )
