"""Asking (平台自身的查询): the platform's questions in a case go through the same pipeline.

All questions of a moment are opened in one transaction, asked side by side within one budget, and
closed in another. A question without a grant stays here: for the person that register is simply
not available, which is never held against them.
"""

import json
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final, Protocol

from tongban.actions.gateway.answers import closing_of
from tongban.actions.gateway.journal import Arrived, Ended, Journal
from tongban.actions.gateway.replying import NoReuse, Reuse
from tongban.core.catalog.datasets import Dataset
from tongban.core.exchange.calls import Call, Opened, Query
from tongban.core.exchange.envelopes import Envelope, Operation, Signer, digest, request_message
from tongban.core.exchange.grants import PLATFORM, SERVICE
from tongban.core.exchange.refusals import GatewayRefused, Refused
from tongban.core.people.registers import (
    NotAvailable,
    Purpose,
    Question,
    RegisterAnswer,
)

NOT_SEALED: Final = "数据查询因审计封存逾期暂停，不影响您办理，请按提示用其他方式提供“{name}”。"
NOT_GRANTED: Final = "“{name}”没有共享给这个事项，不影响您办理，请按提示用其他方式提供。"


class Kept(Protocol):
    """The registers of departments as adapters reach them."""

    def ask_all(
        self, questions: Sequence[Question], purpose: Purpose, *, today: date
    ) -> tuple[RegisterAnswer, ...]:
        """Return one answer for each question within one budget of time."""
        ...

    def unavailable(self, datasets: Iterable[Dataset]) -> Mapping[str, str]:
        """Return the words for datasets that are not asked at this moment."""
        ...


class GatewayRegisters:
    """The departments' registers, asked through the gateway: granted, signed and written down.

    `prepare` is called in the asking thread before anything else; `joining` tells which journeys
    join an item.
    """

    def __init__(
        self,
        kept: Kept,
        journal: Journal,
        signer: Signer,
        *,
        clock: Callable[[], datetime],
        prepare: Callable[[], None] = lambda: None,
        reuse: Reuse | None = None,
        joining: Callable[[], Mapping[str, tuple[str, ...]]] = dict,
    ) -> None:
        self._kept = kept
        self._journal = journal
        self._signer = signer
        self._clock = clock
        self._prepare = prepare
        self._reuse = reuse or NoReuse()
        self._joining = joining

    def ask_all(
        self, questions: Sequence[Question], purpose: Purpose, *, today: date
    ) -> tuple[RegisterAnswer, ...]:
        """Return one answer for each question; what no grant permits is not available."""
        if not questions:
            return ()
        self._prepare()
        arrived = [self._arrived(one, purpose) for one in questions]
        try:
            opened = self._journal.open(arrived, on=today)
        except GatewayRefused:
            return tuple(_not_sealed(question.dataset) for question in questions)
        going = [
            (one, question)
            for one, question in zip(opened, questions, strict=True)
            if isinstance(one, Opened)
        ]
        answers = self._told(going, purpose, today=today)
        self._journal.close(
            [
                Ended(opened=one, closing=closing_of(one, answer))
                for (one, _), answer in zip(going, answers, strict=True)
            ]
        )
        told = iter(answers)
        return tuple(
            not_granted(question.dataset)
            if isinstance(one, Refused)
            else replace(next(told), call=one.number)
            for one, question in zip(opened, questions, strict=True)
        )

    def _told(
        self, going: Sequence[tuple[Opened, Question]], purpose: Purpose, *, today: date
    ) -> tuple[RegisterAnswer, ...]:
        """Return what registers say, or said before where the grant lets it be told again."""
        known = [self._reuse.recall(one, question) for one, question in going]
        asked = [pair for pair, answer in zip(going, known, strict=True) if answer is None]
        answers = self._kept.ask_all([question for _, question in asked], purpose, today=today)
        for (one, _), answer in zip(asked, answers, strict=True):
            self._reuse.keep(one, answer)
        told = iter(answers)
        return tuple(next(told) if one is None else one for one in known)

    def unavailable(self, datasets: Iterable[Dataset]) -> Mapping[str, str]:
        """Return the words for datasets that are not asked at this moment."""
        return self._kept.unavailable(datasets)

    def _arrived(self, question: Question, purpose: Purpose) -> Arrived:
        """Return a question as a call of the platform's own, in its own envelope."""
        served = set(question.dataset.serves)
        fields = frozenset(one.code for one in question.wanted if one.code in served)
        keys = {key: question.keys[key] for key in question.dataset.keys if key in question.keys}
        body = json.dumps({"keys": keys, "fields": sorted(fields)}, ensure_ascii=False).encode()
        envelope = Envelope(
            client=PLATFORM,
            service=question.dataset.code,
            operation=Operation.QUERY,
            actor=purpose.actor,
            item=purpose.item,
            purpose=purpose.use or SERVICE,
            sent_at=int(self._clock().timestamp()),
            nonce=secrets.token_urlsafe(24),
            body_digest=digest(body),
            case=purpose.case_number,
            ground=purpose.ground,
            represented=purpose.represented,
            grant="",
        )
        written = envelope.written()
        call = Call(
            envelope=envelope,
            asked=Query(keys=keys, fields=fields),
            digest=digest(written),
            joined=(*purpose.joined, *self._joining().get(purpose.item, ())),
        )
        signature = self._signer.signed(request_message(written)).signature
        return Arrived(call=call, written=written, signature=signature)


def _not_sealed(dataset: Dataset) -> NotAvailable:
    words = NOT_SEALED.format(name=dataset.name)
    return NotAvailable(dataset=dataset.code, reason="refused", words=words)


def not_granted(dataset: Dataset) -> NotAvailable:
    """Return the answer for a register that was not granted, with words for the person."""
    return NotAvailable(
        dataset=dataset.code, reason="refused", words=NOT_GRANTED.format(name=dataset.name)
    )
