"""One call (单次查询): a question out, an answer in, and every doubt settled against the answer.

Only the keys and the elements that the dataset serves leave the platform (最小必要, 个人信息保护法
§6). What comes back must be signed for this very call, be about the subject asked for, and hold
values that the catalogue allows. Another person's record is never shown to anybody (A67).
"""

import json
import secrets
import time
from datetime import date
from typing import Any

import httpx

from tongban.adapters.partners.addresses import Partner
from tongban.adapters.partners.reading import Unreadable, read_day, read_value
from tongban.adapters.partners.signing import SIGNATURE, Call, answer_signature, same
from tongban.core.catalog.elements import DataElement
from tongban.core.people.facts import Fact, FactSource
from tongban.core.people.registers import Matched, NoRecord, NotAvailable, Purpose, Question
from tongban.core.vocabulary.strict_json import MOST_BYTES, NotStrictJson, parse

_JSON = "application/json"


class Failed(Exception):
    """The register is not available, for a stable `reason`; never leaves this package."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def elements_asked(question: Question) -> tuple[DataElement, ...]:
    """Return the elements wanted that the dataset declares to serve, and no others."""
    served = set(question.dataset.serves)
    return tuple(element for element in question.wanted if element.code in served)


def ask(
    client: httpx.Client, partner: Partner, question: Question, purpose: Purpose, *, today: date
) -> Matched | NoRecord:
    """Return what the register says; raises `Failed` with the reason when it says nothing."""
    call = _call(partner, question, purpose)
    content = _exchanged(client, partner, call)
    try:
        answer = _mapping(parse(content))
        if answer.get("dataset") != question.dataset.code:
            raise Failed("garbage")
        if answer.get("found") is False:
            return NoRecord(dataset=question.dataset.code)
        return _matched(answer, question, today=today)
    except (NotStrictJson, Unreadable) as error:
        raise Failed("garbage") from error


def _call(partner: Partner, question: Question, purpose: Purpose) -> Call:
    body = {
        "keys": {key: question.keys[key] for key in question.dataset.keys},
        "elements": [element.code for element in elements_asked(question)],
        "purpose": {
            "item": purpose.item,
            "actor": purpose.actor,
            "ground": purpose.ground,
            "case": purpose.case_number,
        },
    }
    return Call(
        method="POST",
        path=f"{httpx.URL(partner.base_url).path.rstrip('/')}/registers/{question.dataset.code}/query",
        client=partner.client,
        timestamp=str(int(time.time())),
        nonce=secrets.token_hex(16),
        body=json.dumps(body, ensure_ascii=False, sort_keys=True).encode(),
    )


def _exchanged(client: httpx.Client, partner: Partner, call: Call) -> bytes:
    """Return the body of a signed answer of bounded size."""
    headers = {**call.headers(partner.key), "Content-Type": _JSON, "Accept": _JSON}
    url = httpx.URL(partner.base_url).copy_with(path=call.path)
    try:
        with client.stream(call.method, url, content=call.body, headers=headers) as answer:
            _refuse_status(answer.status_code)
            content = _bounded(answer)
    except httpx.TimeoutException as error:
        raise Failed("slow") from error
    except (httpx.HTTPError, httpx.StreamError) as error:
        raise Failed("down") from error
    expected = answer_signature(partner.key, call.signature(partner.key), content)
    if not same(answer.headers.get(SIGNATURE, ""), expected):
        raise Failed("garbage")
    return content


def _refuse_status(status: int) -> None:
    if status in (401, 403):
        raise Failed("refused")
    if status >= httpx.codes.INTERNAL_SERVER_ERROR:
        raise Failed("down")
    if status != httpx.codes.OK:
        raise Failed("garbage")


def _bounded(answer: httpx.Response) -> bytes:
    """Return the raw body, uncompressed as it must be, or give up on a flood."""
    if answer.headers.get("Content-Encoding", "identity") != "identity":
        raise Failed("garbage")
    pieces: list[bytes] = []
    length = 0
    for piece in answer.iter_raw():
        length += len(piece)
        if length > MOST_BYTES:
            raise Failed("garbage")
        pieces.append(piece)
    return b"".join(pieces)


def _matched(answer: dict[str, Any], question: Question, *, today: date) -> Matched:
    dataset = question.dataset
    keys = _mapping(answer.get("keys"))
    if any(keys.get(key) != question.keys[key] for key in dataset.keys):
        raise Failed("wrong_person")
    as_of = read_day(answer.get("as_of"))
    if as_of > today:
        raise Failed("garbage")
    said = _mapping(answer.get("elements"))
    facts = tuple(
        Fact(
            element=element.code,
            value=read_value(element, said[element.code]),
            source=FactSource.SHARED,
            as_of=as_of,
            origin=dataset.name,
        )
        for element in elements_asked(question)
        if element.code in said
    )
    return Matched(dataset=dataset.code, facts=facts, as_of=as_of)


def _mapping(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Failed("garbage")
    return value


_WORDS = {
    "down": "{name}暂时连接不上",
    "slow": "{name}响应太慢",
    "garbage": "{name}返回的内容无法识别",
    "wrong_person": "{name}返回的记录与查询对象不符，已停止使用并转请核查",
    "refused": "{name}没有接受这次查询",
    "broken_off": "{name}近期多次查询失败，正在等待恢复",
}


def not_available(question: Question, reason: str) -> NotAvailable:
    """Return the answer for a register that gives none, with words for the person."""
    dataset = question.dataset
    words = _WORDS[reason].format(name=f"“{dataset.name}”")
    return NotAvailable(
        dataset=dataset.code,
        reason=reason,
        words=f"{words}，不影响您办理，请按提示用其他方式提供。",
    )
