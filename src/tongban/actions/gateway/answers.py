"""Answers (应答): what is said of a register's answer, and the end that is written down of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from tongban.actions.gateway.journal import ending_of
from tongban.core.catalog.elements import Record, Value
from tongban.core.exchange.calls import Check, Closing, Opened
from tongban.core.exchange.disclosure import Verification, minimal, not_verified, verified
from tongban.core.exchange.refusals import Layer, ProviderRefused, Refused, TransportRefused
from tongban.core.people.registers import Matched, NoRecord, NotAvailable, RegisterAnswer

_UNREACHED: Final = frozenset({"down", "slow", "broken_off", "unconnected"})
_LAYERS: Final = {
    Layer.CLIENT: "调用方提交的内容不符合要求",
    Layer.GATEWAY: "网关暂时不能提供服务",
    Layer.GRANT: "没有有效的数据共享授权",
    Layer.PROVIDER: "提供方返回的内容不可采信",
    Layer.TRANSPORT: "提供方暂时不可用",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What is said and how it is written down; `refused` when it brings nothing."""

    body: Mapping[str, Any]
    closing: Closing
    refused: Refused | None = None


def reply_to(opened: Opened, answer: RegisterAnswer) -> Reply:
    """Return what a call is told of a register's answer: only what was granted."""
    if isinstance(opened.call.asked, Check):
        return _checked(opened, opened.call.asked, answer)
    match answer:
        case Matched():
            return _told(opened, answer)
        case NoRecord():
            closing = Closing(number=opened.number, outcome="no_record")
            return Reply(body={"outcome": "no_record"}, closing=closing)
        case NotAvailable():
            return refusal(of_silence(answer.reason), number=opened.number)


def closing_of(opened: Opened, answer: RegisterAnswer) -> Closing:
    """Return the end that is written down of what a register answered the platform itself."""
    return reply_to(opened, answer).closing


def refusal(refused: Refused, *, number: int) -> Reply:
    """Return what is said of a call that brings nothing: the layer, the reason, and words."""
    said = {
        "outcome": "refused",
        "layer": refused.layer.value,
        "reason": refused.reason,
        "words": _LAYERS[refused.layer],
    }
    return Reply(body=said, closing=ending_of(refused, number=number), refused=refused)


def of_silence(reason: str) -> Refused:
    """Return at which layer a register that is not available failed."""
    return TransportRefused(reason) if reason in _UNREACHED else ProviderRefused(reason)


def _told(opened: Opened, answer: Matched) -> Reply:
    left = minimal({fact.element: fact.value for fact in answer.facts}, opened.fields)
    said = {
        "outcome": "matched",
        "as_of": answer.as_of.isoformat(),
        "fields": {name: as_json(value) for name, value in left.fields.items()},
    }
    closing = Closing(
        number=opened.number,
        outcome="matched",
        disclosed=frozenset(left.fields),
        dropped=len(left.dropped) + answer.dropped,
        reused=answer.reused,
    )
    return Reply(body=said, closing=closing)


def _checked(opened: Opened, check: Check, answer: RegisterAnswer) -> Reply:
    """Return a verdict on each claim; the values themselves never leave."""
    match answer:
        case Matched(facts=facts):
            known = {fact.element: fact.value for fact in facts}
            found = verified(check.claims, minimal(known, opened.fields).fields)
        case NoRecord():
            found = verified(check.claims, None)
        case NotAvailable():
            found = not_verified(check.claims)
    return Reply(body=_verdicts(found), closing=_closed(opened, found, answer))


def _closed(opened: Opened, found: Verification, answer: RegisterAnswer) -> Closing:
    """Return the end of a check; a register that was silent is named with its layer."""
    if isinstance(answer, NotAvailable):
        silent = of_silence(answer.reason)
        return Closing(
            number=opened.number,
            outcome=found.verdict.value,
            layer=silent.layer,
            reason=silent.reason,
        )
    return Closing(
        number=opened.number,
        outcome=found.verdict.value,
        disclosed=frozenset(found.by_field),
    )


def _verdicts(found: Verification) -> dict[str, Any]:
    return {
        "outcome": found.verdict.value,
        "words": found.verdict.words,
        "fields": {name: verdict.value for name, verdict in found.by_field.items()},
    }


def as_json(value: Value | Record | str) -> Any:
    """Return a value as it travels: dates in ISO form, decimals as text."""
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case tuple():
            return [as_json(one) for one in value]
        case Mapping():
            return {name: as_json(one) for name, one in value.items()}
        case _:
            return value
