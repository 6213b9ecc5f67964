"""Replying (取得应答): what is said of one call that stands in the log, told again or asked.

Told again only where the grant lets it; otherwise asked, and of data that go back only rows of the
granted areas are delivered.
"""

from dataclasses import replace
from datetime import date
from typing import Protocol

from tongban.actions.gateway.answers import Reply, refusal, reply_to
from tongban.actions.gateway.knowing import Services
from tongban.core.exchange.calls import Call, Opened
from tongban.core.exchange.refusals import GrantRefused, Refused
from tongban.core.exchange.returning import area_element, within_areas
from tongban.core.people.registers import Matched, Purpose, Question, RegisterAnswer


class Providers(Protocol):
    """The registers of departments, one question at a time."""

    def ask(self, question: Question, purpose: Purpose, *, today: date) -> RegisterAnswer:
        """Return what the register says, in bounded time; never raises."""
        ...


class Reuse(Protocol):
    """Answers that may be told again."""

    def recall(self, opened: Opened, question: Question) -> Matched | None:
        """Return what was told in the very same call before, while the grant lets it."""
        ...

    def keep(self, opened: Opened, answer: RegisterAnswer) -> None:
        """Keep an answer for as long as its grant says."""
        ...


class NoReuse:
    """Answers are never told again."""

    def recall(self, opened: Opened, question: Question) -> Matched | None:
        """Return nothing."""
        del opened, question
        return None

    def keep(self, opened: Opened, answer: RegisterAnswer) -> None:
        """Forget it."""
        del opened, answer


def reply_for(
    opened: Opened, services: Services, providers: Providers, reuse: Reuse, *, today: date
) -> Reply:
    """Return what is said of a call: told again, asked, or refused at a layer."""
    call = opened.call
    try:
        question = services.question(call.envelope.service, call.asked)
        answer = reuse.recall(opened, question)
        if answer is None:
            asked = _asked(opened, question, services, providers, today=today)
            reuse.keep(opened, asked)
            return reply_to(opened, asked)
    except Refused as refused:
        return refusal(refused, number=opened.number)
    return reply_to(opened, answer)


def purpose_of(call: Call) -> Purpose:
    """Return the purpose as providers are told it: with the client in whose name is asked."""
    envelope = call.envelope
    return Purpose(
        item=envelope.item,
        actor=f"{envelope.client}/{envelope.actor}",
        ground=envelope.purpose,
        case_number=envelope.case,
    )


def _asked(
    opened: Opened, question: Question, services: Services, providers: Providers, *, today: date
) -> RegisterAnswer:
    """Return what a register says, of the granted areas where the grant names any.

    Raises:
        GrantRefused: when the register does not tell the area of a record.
    """
    purpose = purpose_of(opened.call)
    if not opened.areas:
        return providers.ask(question, purpose, today=today)
    element = area_element(question.dataset)
    if element is None:
        raise GrantRefused("no_area")
    area = services.element(element)
    wanted = tuple({one.code: one for one in (*question.wanted, area)}.values())
    answer = providers.ask(replace(question, wanted=wanted), purpose, today=today)
    return within_areas(opened, answer, element=element)
