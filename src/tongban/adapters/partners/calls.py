"""One call (单次查询): a question out, an answer in, and every doubt settled against the answer.

Only the keys and the elements that the dataset serves leave the platform (最小必要, 个人信息保护法
§6). What comes back must be signed for this very call, be about the subject asked for, and hold
values that the catalogue allows. Another person's record is never shown to anybody (A67).
"""

import json
import secrets
import time
from datetime import date

import httpx

from tongban.adapters.partners.addresses import Partner
from tongban.adapters.partners.believing import Failed, Said, believed, elements_asked, mapping
from tongban.adapters.partners.reading import Unreadable, read_day
from tongban.adapters.partners.signing import SIGNATURE, Call, answer_signature, same
from tongban.core.people.registers import Matched, NoRecord, Purpose, Question
from tongban.core.vocabulary.strict_json import MOST_BYTES, NotStrictJson, parse

_JSON = "application/json"


def ask(
    client: httpx.Client, partner: Partner, question: Question, purpose: Purpose, *, today: date
) -> Matched | NoRecord:
    """Return what the register says; raises `Failed` with the reason when it says nothing."""
    call = _call(partner, question, purpose)
    content = _exchanged(client, partner, call)
    try:
        answer = mapping(parse(content))
        if answer.get("dataset") != question.dataset.code:
            raise Failed("garbage")
        if answer.get("found") is False:
            return NoRecord(dataset=question.dataset.code)
        said = Said(
            keys=mapping(answer.get("keys")),
            elements=mapping(answer.get("elements")),
            as_of=read_day(answer.get("as_of")),
        )
        return believed(said, question, today=today)
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
            refuse_status(answer.status_code)
            content = bounded(answer)
    except httpx.TimeoutException as error:
        raise Failed("slow") from error
    except (httpx.HTTPError, httpx.StreamError) as error:
        raise Failed("down") from error
    expected = answer_signature(partner.key, call.signature(partner.key), content)
    if not same(answer.headers.get(SIGNATURE, ""), expected):
        raise Failed("garbage")
    return content


def refuse_status(status: int) -> None:
    """Raise `Failed` for whatever is not an answer; a redirect is none (A61)."""
    if status in (401, 403):
        raise Failed("refused")
    if status >= httpx.codes.INTERNAL_SERVER_ERROR:
        raise Failed("down")
    if status != httpx.codes.OK:
        raise Failed("garbage")


def bounded(answer: httpx.Response) -> bytes:
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
