"""Answers (应答): what a register says, rightly or as badly as the fault wants it."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from tongban.adapters.partners.simulation.desk import Wanted
from tongban.adapters.partners.simulation.faults import Fault

RegisterRecord: TypeAlias = Mapping[str, Any]
RegisterRecords: TypeAlias = Mapping[str, RegisterRecord]

_PAGE = "<html><body><h1>系统升级维护中</h1></body></html>".encode()
_DEPTH = 10_000


def answer(
    dataset: str, records: RegisterRecords, wanted: Wanted, *, fault: Fault, today: date
) -> bytes:
    """Return the body for `wanted`; records are found by the value of their one key."""
    key = next(iter(wanted.keys.values()), "")
    subject = _someone_else(records, key) if fault is Fault.WRONG_PERSON else key
    whole = _body(dataset, records.get(subject), wanted, subject=subject, today=today)
    match fault:
        case Fault.GARBAGE:
            return _PAGE
        case Fault.TRUNCATED:
            return whole[: len(whole) // 2]
        case Fault.DEEP:
            return b"[" * _DEPTH + b"]" * _DEPTH
        case Fault.WRONG_TYPES:
            return _body(dataset, _nonsense(wanted), wanted, subject=key, today=today)
        case _:
            return whole


def _body(
    dataset: str, record: RegisterRecord | None, wanted: Wanted, *, subject: str, today: date
) -> bytes:
    said: dict[str, Any] = {"dataset": dataset, "found": record is not None}
    if record is not None:
        said["keys"] = dict.fromkeys(wanted.keys, subject)
        said["elements"] = {
            element: record[element] for element in wanted.elements if element in record
        }
        said["as_of"] = today
    return json.dumps(said, ensure_ascii=False, default=_plain).encode()


def _plain(value: Any) -> Any:
    """Return a value as JSON carries it: dates in ISO form, decimals as text."""
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case _:
            return dict(value)


def _someone_else(records: RegisterRecords, key: str) -> str:
    return next((other for other in records if other != key), key + "0")


def _nonsense(wanted: Wanted) -> RegisterRecord:
    return {element: {"是": [1, "二", None]} for element in wanted.elements}
