"""Mandating (办理委托): who may offer, accept, decline, take back and give up a mandate.

A person offers what is theirs; for an organisation only its legal representative does (民法典 §61,
§165). An agent appoints nobody further (§169). The agent decides whether to accept. Either may end
it on any day, without a reason (§173).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from tongban.core.people.actors import Citizen
from tongban.core.people.authority import (
    Deed,
    LegalRepresentation,
    Oneself,
    Unauthorised,
    may_act,
)
from tongban.core.people.histories import Signatory
from tongban.core.people.mandates import (
    Mandate,
    MandateAccepted,
    MandateDeclined,
    MandateOffered,
    MandateRenounced,
    MandateRevoked,
    MandateState,
)
from tongban.core.vocabulary.citations import Citation, LegalLevel
from tongban.core.vocabulary.dates import day_of
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed

LONGEST_YEARS: Final = 2
"""The years that a mandate lasts at most; then it is offered anew."""

LONGEST_BASIS: Final = Citation.local("网上授权委托每次最长二年，到期重新委托")
WRITTEN_MANDATE: Final = Citation(law="民法典", article="165", level=LegalLevel.LAW)
NO_FURTHER: Final = Citation(law="民法典", article="169", level=LegalLevel.LAW)
_MANDATING: Final = "mandating"
_ENDABLE: Final = (MandateState.OFFERED, MandateState.ACCEPTED, MandateState.PRESENTED)


def offer(
    mandate: Mandate,
    actor: Citizen,
    ground: Oneself | LegalRepresentation,
    *,
    ended: Mapping[str, date],
    at: datetime,
) -> MandateOffered:
    """Offer a mandate in one's own name, or in that of the organisation one represents.

    Raises:
        InvalidValue: when it names no item, no other person, or lasts too long.
        NotAllowed: when the actor does not speak for the principal on that day.
    """
    require_whole(mandate)
    deed = Deed(agent=actor.person, party=mandate.principal, item=_MANDATING)
    if isinstance(may_act(ground, deed, ended=ended, today=day_of(at)), Unauthorised):
        raise NotAllowed(
            "only the principal offers a mandate", rule="mandate.offer", citation=NO_FURTHER
        )
    offered = replace(mandate, state=MandateState.OFFERED)
    return MandateOffered(at=at, by=_named(actor), mandate=offered)


def accept(mandate: Mandate, actor: Citizen, *, at: datetime) -> MandateAccepted:
    """Take on a mandate that was offered to oneself and has not run out."""
    _require_agent(mandate, actor)
    _require_state(mandate, MandateState.OFFERED)
    if day_of(at) > mandate.valid_until:
        raise Conflict("the mandate ran out before it was accepted")
    return MandateAccepted(at=at, by=_named(actor))


def decline(mandate: Mandate, actor: Citizen, *, at: datetime) -> MandateDeclined:
    """Do not take on a mandate that was offered to oneself."""
    _require_agent(mandate, actor)
    _require_state(mandate, MandateState.OFFERED)
    return MandateDeclined(at=at, by=_named(actor))


def renounce(mandate: Mandate, actor: Citizen, *, at: datetime) -> MandateRenounced:
    """Give up a mandate that one accepted."""
    _require_agent(mandate, actor)
    _require_state(mandate, MandateState.ACCEPTED)
    return MandateRenounced(at=at, by=_named(actor))


def revoke(
    mandate: Mandate, actor: Citizen, ground: Oneself | LegalRepresentation, *, at: datetime
) -> MandateRevoked:
    """Take back what was offered or accepted; it ends with the next question."""
    deed = Deed(agent=actor.person, party=mandate.principal, item=_MANDATING)
    if isinstance(may_act(ground, deed, ended={}, today=day_of(at)), Unauthorised):
        raise NotAllowed("only the principal takes a mandate back", rule="mandate.revoke")
    _require_state(mandate, *_ENDABLE)
    return MandateRevoked(at=at, by=_named(actor))


def require_whole(mandate: Mandate) -> None:
    """Refuse a mandate that names no item, no other person, or lasts too long."""
    if not (mandate.items or mandate.departments):
        raise InvalidValue("mandate", "请写明委托办理哪些事项")
    if mandate.agent in ("", mandate.principal):
        raise InvalidValue("mandate", "请写明委托给哪一位；不能委托给自己")
    first, last = mandate.valid_from, mandate.valid_until
    longest = (first.year + LONGEST_YEARS, first.month, first.day)
    if not first <= last or (last.year, last.month, last.day) > longest:
        raise InvalidValue("mandate", f"委托期限须写明起止日期，最长{LONGEST_YEARS}年")


def _require_agent(mandate: Mandate, actor: Citizen) -> None:
    if actor.person != mandate.agent:
        raise NotAllowed("only the agent answers a mandate", rule="mandate.answer")


def _require_state(mandate: Mandate, *states: MandateState) -> None:
    if mandate.state not in states:
        raise Conflict(f"the mandate is {mandate.state.value}")


def _named(actor: Citizen) -> Signatory:
    """Return a citizen as a history names them: by account, neither by number nor by name."""
    return Signatory(staff_number=f"account:{actor.account}", name="", department="")
