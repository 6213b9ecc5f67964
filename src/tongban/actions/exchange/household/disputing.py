"""Disputing (提出异议): a member says what is right instead; the holder is asked to check it.

The claim is kept beside what was told. Until the holder has answered, no rule stands on a line
whose claim would change it (`core.exchange.household.report`).
"""

from decimal import Decimal
from typing import Final
from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.exchange.household.keeping import append_to_check, held, signatory
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.actions.tickets.opening import LONGEST_WORDS, ask_holder
from tongban.core.catalog.datasets import Dataset
from tongban.core.catalog.elements import DataElement
from tongban.core.catalog.values import show_value
from tongban.core.exchange.household import course, signing
from tongban.core.exchange.household.standing import Pair
from tongban.core.exchange.ticket_events import DisputedFact
from tongban.core.people.actors import Citizen
from tongban.core.vocabulary.errors import InvalidValue, NotFound
from tongban.store.exchange.models import HouseholdAnswer, HouseholdRow
from tongban.store.exchange.queries.households import KeptHousehold

NOTHING_TOLD: Final = "没有登记"


@transaction.atomic
def dispute(
    actor: Citizen,
    check: UUID,
    pair: Pair,
    outside: Outside,
    *,
    element: str,
    claimed: Decimal,
    words: str,
) -> UUID:
    """Dispute a line about oneself, or about one's child; return the ticket.

    Raises:
        NotFound: when the line is not about somebody they sign for.
        InvalidValue: when they do not say why.
    """
    row, opened = held(check)
    _require_theirs(actor, opened, pair, outside)
    dataset, known = _line(pair[1], element)
    fact = DisputedFact(
        dataset=dataset.code, element=element, label=known.label, words=_said(words),
        told=_told(opened, pair, known), claimed=show_value(known, claimed),
    )  # fmt: skip
    ticket = ask_holder(actor, fact, outside, department=dataset.holder).pk
    event = course.dispute(
        opened.check, pair, element, ticket=str(ticket), by=signatory(actor), at=outside.now
    )
    append_to_check(row, opened.check, event, at=outside.now)
    _keep_claim(row, pair, str(ticket), claimed)
    note(
        actor,
        f"household.{event.name}",
        f"household:{row.pk}",
        case_number=row.number,
        concerned=opened.concerned,
        details={"item": row.item, "dataset": dataset.code},
    )
    return ticket


def _line(source: str, element: str) -> tuple[Dataset, DataElement]:
    catalogue = published().catalogue
    dataset, known = catalogue.datasets.get(source), catalogue.elements.get(element)
    if dataset is None or known is None or element not in dataset.serves:
        raise NotFound(f"no line {element} of {source}")
    return dataset, known


def _said(words: str) -> str:
    words = words.strip()
    if not words or len(words) > LONGEST_WORDS:
        raise InvalidValue("words", "请写明哪里不对，最多 500 个字")
    return words


def _require_theirs(actor: Citizen, opened: KeptHousehold, pair: Pair, outside: Outside) -> None:
    """Let nobody dispute, or learn of, what is told about others."""
    signer = opened.member(actor.person)
    theirs = (
        signing.signs_for(opened.check, signer, opened.members, today=outside.today)
        if signer
        else ()
    )
    if pair[0] not in {one.slot for one in theirs}:
        raise NotFound("no line about somebody they sign for")


def _told(opened: KeptHousehold, pair: Pair, element: DataElement) -> str:
    amount = opened.told.get(pair, {}).get(element.code)
    return NOTHING_TOLD if amount is None else show_value(element, amount)


def _keep_claim(row: HouseholdRow, pair: Pair, ticket: str, claimed: Decimal) -> None:
    """Keep a claim beside what was told, if only that the register has nothing."""
    kept = HouseholdAnswer.objects.filter(household=row, slot=pair[0], source=pair[1]).first()
    answer = kept or HouseholdAnswer(household=row, slot=pair[0], source=pair[1])
    said = answer.content if kept else {"told": {}, "claimed": {}}
    answer.content = {**said, "claimed": {**said["claimed"], ticket: str(claimed)}}
    answer.save()
