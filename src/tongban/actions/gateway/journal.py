"""The journal (调用日志): sign, log, send; verify, bind, log, deliver.

Opening reads the grants anew, takes the nonce and writes the call in one transaction; what is not
in the journal does not go out. Closing writes the end and its audit entry in another; what is not
in the journal is not delivered. Both must be outermost, so that they are durable when they return.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final, TypeAlias

from django.db import transaction

from tongban.core.audit.entries import ALLOWED, Entry
from tongban.core.audit.freshness import SealOverdue
from tongban.core.exchange.calls import Call, Closing, Opened, permitted
from tongban.core.exchange.grants import Grant, Permitted
from tongban.core.exchange.refusals import ClientRefused, GatewayRefused, GrantRefused, Refused
from tongban.store.audit.appending import append
from tongban.store.gateway import recording
from tongban.store.gateway.recording import NewCall
from tongban.store.sealing import blind_index, seal

ACTION: Final = "exchange.call"
REFUSED: Final = "exchange.refused"
_LONGEST_ACTOR: Final = 64
_LONGEST_GROUND: Final = 200

Pair: TypeAlias = tuple[str, str]
Grants: TypeAlias = Callable[[Iterable[Pair]], Mapping[Pair, Sequence[Grant]]]
"""Return the grants of each consumer on each dataset, as they stand at this moment."""


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
    """Open and close calls; `grants` are read in the transaction that opens."""

    def __init__(
        self, grants: Grants, *, clock: Callable[[], datetime], fresh: Callable[[], None]
    ) -> None:
        self._grants = grants
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
        grants = self._grants({_pair(one) for one in arrived})
        judged = [_judge(one, grants, on=on) for one in arrived]
        if all(isinstance(one, Permitted) for one in judged) and not _limited(grants):
            return self._settled(arrived, judged)  # one statement, which is its own transaction
        with transaction.atomic(durable=True):
            return self._settled(arrived, _within_quota(judged, _limited(grants), on=on))

    def _settled(
        self, arrived: Sequence[Arrived], judged: Sequence[Permitted | Refused]
    ) -> tuple[Opened | Refused, ...]:
        """Write calls as they were judged, and the end of those that stay here."""
        pairs = list(zip(arrived, judged, strict=True))
        numbers = recording.open_calls([_row(one, judge) for one, judge in pairs])
        missing = {one.key_id for one in arrived if _mark(one) not in numbers}
        standing = recording.standing_keys(missing)
        opened = [_opened(one, judge, numbers, standing) for one, judge in pairs]
        turned = [
            (one.call, each)
            for one, each in zip(arrived, opened, strict=True)
            if isinstance(each, _Turned)
        ]
        if turned:
            self._write_turned(turned)
        return tuple(one.refused if isinstance(one, _Turned) else one for one in opened)

    def _write_turned(self, turned: Sequence[tuple[Call, "_Turned"]]) -> None:
        with transaction.atomic():
            recording.close_calls([each.closing for _, each in turned if each.closing.number])
            append(*(_entry(call, each.closing, self._clock()) for call, each in turned))

    def close(self, ended: Sequence[Ended], *, turned_away: Sequence[tuple[str, str]] = ()) -> None:
        """Write down how calls ended, each with its leaf of the audit.

        `turned_away` are clients that were not believed, as they call themselves, and why.
        """
        now = self._clock()
        with transaction.atomic(durable=True):
            recording.close_calls([one.closing for one in ended])
            append(
                *(_entry(one.opened.call, one.closing, now) for one in ended),
                *(_turned_away(client, reason, now) for client, reason in turned_away),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turned:
    """A call that does not go out, with its end; its number is 0 when it is none of its own."""

    refused: Refused
    closing: Closing


def _pair(one: Arrived) -> Pair:
    return one.call.envelope.client, one.call.envelope.service


def _mark(one: Arrived) -> Pair:
    return one.call.envelope.client, one.call.envelope.nonce


def _judge(
    one: Arrived, grants: Mapping[Pair, Sequence[Grant]], *, on: date
) -> Permitted | Refused:
    """Return what the grants of this moment say to a call, quotas apart."""
    try:
        return permitted(one.call, grants.get(_pair(one), ()), on=on, used={})
    except GrantRefused as refused:
        return refused


def _limited(grants: Mapping[Pair, Sequence[Grant]]) -> dict[str, Grant]:
    """Return the grants that may be used so often a day."""
    every = (one for several in grants.values() for one in several)
    return {one.code: one for one in every if one.quota_a_day is not None}


def _within_quota(
    judged: list[Permitted | Refused], limited: Mapping[str, Grant], *, on: date
) -> list[Permitted | Refused]:
    """Refuse what is beyond a day's quota; uses of this moment are counted one after another."""
    wanted = Counter(
        one.grant for one in judged if isinstance(one, Permitted) and one.grant in limited
    )
    after = recording.use(wanted, on=on)
    used = {code: after[code] - wanted[code] for code in wanted}
    for place, one in enumerate(judged):
        if isinstance(one, Permitted) and one.grant in limited:
            if used[one.grant] >= (limited[one.grant].quota_a_day or 0):
                judged[place] = GrantRefused("quota_used")
            used[one.grant] += 1
    return judged


def _row(one: Arrived, judge: Permitted | Refused) -> NewCall:
    envelope, asked = one.call.envelope, one.call.asked
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
        grant=judge.grant if isinstance(judge, Permitted) else envelope.grant,
        wanted=",".join(sorted(asked.fields)),
        subject=subject(asked.keys),
        digest=one.call.digest,
        envelope=seal(one.written.decode(), place),
        signature=one.signature,
        sent_at=datetime.fromtimestamp(envelope.sent_at, tz=UTC),
        key_id=one.key_id,
    )


def _opened(
    one: Arrived,
    judge: Permitted | Refused,
    numbers: dict[Pair, int],
    standing: frozenset[str],
) -> Opened | _Turned:
    """Return the call with its number; who comes second with a nonce finds it taken (A64)."""
    number = numbers.pop(_mark(one), 0)
    if not number:
        known = not one.key_id or one.key_id in standing
        judge = ClientRefused("replay" if known else "signature")
    if isinstance(judge, Refused):
        return _Turned(refused=judge, closing=ending_of(judge, number=number))
    return Opened(number=number, call=one.call, grant=judge.grant, fields=judge.fields)


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
