"""Calls (调用): what one call wants, whether a grant permits it, and how it ended.

A call is opened (logged, its nonce taken, its grant read) before anything is asked of a provider,
and closed (logged with what leaves) before anything is delivered. So whatever was disclosed stands
in the log, whatever fails in between (网络安全法 §21: who did what, kept for six months or more).
"""

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeAlias

from tongban.core.exchange.envelopes import Envelope, Operation
from tongban.core.exchange.grants import Denied, Grant, Permitted, permits
from tongban.core.exchange.refusals import ClientRefused, GrantRefused, Layer
from tongban.core.vocabulary.strict_json import NotStrictJson, parse

MOST_BODY_BYTES: Final = 16 * 1024
MOST_KEYS: Final = 8
MOST_FIELDS: Final = 64
_LONGEST_KEY: Final = 200
_ELEMENT: Final = re.compile(r"[a-z][a-z0-9_.]{0,99}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """The fields wanted of the record found by `keys` (查询)."""

    keys: Mapping[str, str]
    fields: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Claims to be confirmed against the record found by `keys` (核验)."""

    keys: Mapping[str, str]
    claims: Mapping[str, Any]

    @property
    def fields(self) -> frozenset[str]:
        """Return the fields that are claimed."""
        return frozenset(self.claims)


Asked: TypeAlias = Query | Check


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call as it was received (一次调用); `digest` is that of its envelope as sent.

    `joined` are the items that the envelope's item joins, where that is a journey, and the journeys
    that join it: a grant for any of them counts.
    """

    envelope: Envelope
    asked: Asked
    digest: str
    joined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A call that stands in the log and may go out for `fields` (已登记的调用).

    Only rows of `areas` may come back, where any are named. `version` is that of the grant; for
    `reuse_seconds` its answer may be told again.
    """

    number: int
    call: Call
    grant: str
    fields: frozenset[str]
    areas: frozenset[str] = frozenset()
    version: str = ""
    reuse_seconds: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """How a call ended (调用结果): what leaves, what was dropped, or which layer refused it.

    `reused` is the number of the earlier call whose answer was told again; 0 when it was asked.
    """

    number: int
    outcome: str
    disclosed: frozenset[str] = frozenset()
    dropped: int = 0
    layer: Layer | None = None
    reason: str = ""
    answer: str = ""
    milliseconds: int = 0
    reused: int = 0


def read_asked(operation: Operation, body: bytes) -> Asked:
    """Return what `body` wants; raises `ClientRefused` when it is not in order."""
    try:
        said = parse(body) if len(body) <= MOST_BODY_BYTES else None
    except NotStrictJson as error:
        raise ClientRefused("json") from error
    wanted = "claims" if operation is Operation.VERIFY else "fields"
    if not isinstance(said, dict) or said.keys() != {"keys", wanted} or not _keys(said["keys"]):
        raise ClientRefused("form")
    names = said[wanted]
    kind = dict if operation is Operation.VERIFY else list
    if (
        not isinstance(names, kind)
        or not 0 < len(names) <= MOST_FIELDS
        or not all(map(_name, names))
    ):
        raise ClientRefused("form")
    if isinstance(names, dict):
        return Check(keys=said["keys"], claims=names)
    return Query(keys=said["keys"], fields=frozenset(names))


def permitted(
    call: Call, grants: Sequence[Grant], *, on: date, used: Mapping[str, int]
) -> Permitted:
    """Return the first of `grants` that permits the call.

    Only the grants given exist: none says that nobody granted anything.

    Raises:
        GrantRefused: with the reason of the grant that was named, or that fits best.
    """
    envelope = call.envelope
    named = [one for one in grants if envelope.grant in ("", one.code)]
    denied: list[Denied] = []
    for grant, item in itertools.product(named, (envelope.item, *call.joined)):
        answer = permits(
            grant,
            consumer=envelope.client,
            dataset=envelope.service,
            fields=call.asked.fields,
            purpose=envelope.purpose,
            item=item,
            on=on,
            used_today=used.get(grant.code, 0),
        )
        if isinstance(answer, Permitted):
            return answer
        denied.append(answer)
    raise GrantRefused(denied[0].reason.value if denied else "no_grant")


def _keys(keys: Any) -> bool:
    return (
        isinstance(keys, dict)
        and 0 < len(keys) <= MOST_KEYS
        and all(map(_name, keys))
        and all(
            isinstance(key, str) and 0 < len(key) <= _LONGEST_KEY and key.isprintable()
            for key in keys.values()
        )
    )


def _name(name: Any) -> bool:
    return isinstance(name, str) and _ELEMENT.fullmatch(name) is not None
