"""Ends (死亡和终止): whose life has ended, by the register; whoever acted for them no longer does.

民法典 §173.1.4-5, §175.1.3: death and dissolution end authority. What was filed before is not
lost: the case waits for whoever is to go on with it, and says why; nobody decides about the dead as
if they lived. A register that is silent ends nobody.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.mandates.asking import (
    DECEASED,
    DIED_ON,
    ORGANISATION,
    STATUS,
    Said,
    ask,
)
from tongban.actions.outside import Outside
from tongban.core.people.actors import Actor
from tongban.core.people.mandates import MandateState
from tongban.core.people.subjects import is_somebody
from tongban.core.vocabulary.citations import Citation, LegalLevel
from tongban.core.vocabulary.errors import NotAllowed
from tongban.store.cases.models import Case
from tongban.store.people.models import EndedParty, MandateRow, Relation
from tongban.store.people.standing import ended_among
from tongban.store.sealing import blind_index

GROUND: Final = "核实代理关系是否终止"
WAITS: Final = "case.party_ended"
_DISSOLVED: Final = frozenset({"cancelled", "revoked"})
_NO_LONGER: Final = Citation(law="民法典", article="13", level=LegalLevel.LAW)


def learn_of_end(actor: Actor | None, number: str, outside: Outside) -> date | None:
    """Ask whether a person died or an organisation was dissolved; keep and return the day."""
    known = ended_among({number})
    if known:
        return known[number]
    key = (DECEASED, number) if is_somebody(number) else (ORGANISATION, number)
    wanted = (DIED_ON,) if is_somebody(number) else (STATUS,)
    said = ask(actor, key, wanted, outside, ground=GROUND)
    ended_on = None if said is None else _ended_on(said, outside.today)
    if said is not None and ended_on is not None:
        keep_end(number, ended_on, source=said.dataset, outside=outside)
    return ended_on


@transaction.atomic
def keep_end(number: str, ended_on: date, *, source: str, outside: Outside) -> None:
    """Keep that somebody's life has ended, as a register said; the first word of it stands."""
    index = blind_index(number)
    _, new = EndedParty.objects.get_or_create(
        party_index=index,
        defaults={"ended_on": ended_on, "source": source, "told_at": outside.now},
    )
    if new:
        mark = f"party:{index.hex()[:32]}"
        note(None, "authority.ended", mark, ground=GROUND, concerned=[index])


def sweep(outside: Outside) -> int:
    """Ask about everybody in whose name somebody may act now; return how many have ended."""
    numbers = set(_represented())
    known = ended_among(numbers) if numbers else {}
    return sum(
        learn_of_end(None, number, outside) is not None for number in sorted(numbers - set(known))
    )


def ended_party(case: UUID) -> date | None:
    """Return on which day the applicant of a case died or was dissolved, if it is known."""
    index = Case.objects.values_list("filing__subject_index", flat=True).get(pk=case)
    row = EndedParty.objects.filter(party_index=bytes(index)).first()
    return None if row is None else row.ended_on


def require_living(case: UUID) -> None:
    """Refuse to decide a case whose applicant's life has ended.

    Raises:
        NotAllowed: the case waits until it is clear who goes on with it.
    """
    if ended_party(case) is not None:
        raise NotAllowed("the applicant's life has ended", rule=WAITS, citation=_NO_LONGER)


def _represented() -> Iterator[str]:
    for row in MandateRow.objects.filter(state=MandateState.ACCEPTED.value).iterator():
        mandate = row.mandate
        yield from (mandate.principal, mandate.agent)
    for relation in Relation.objects.filter(withdrawn_at__isnull=True).iterator():
        yield str(relation.party["number"])


def _ended_on(said: Said, today: date) -> date | None:
    died_on = said.values.get(DIED_ON)
    if isinstance(died_on, date):
        return died_on
    return today if said.values.get(STATUS) in _DISSOLVED else None


def parties_ended(numbers: Iterable[str]) -> dict[str, date]:
    """Return which of these have ended, as far as is known."""
    return ended_among(set(numbers))
