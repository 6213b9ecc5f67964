"""Switching (切换办事身份): take on a name, once the registers have confirmed the ground today.

A ground of law is asked for anew when it was last confirmed before today; a silent register leaves
it standing for some days, because a register that does not answer is never held against anybody.
"""

from datetime import timedelta
from typing import Final

from tongban.actions.audit import note
from tongban.actions.mandates.ends import learn_of_end
from tongban.actions.mandates.relations import ask_family, ask_organisation
from tongban.actions.outside import Outside
from tongban.core.people.actors import Citizen
from tongban.core.people.authority import Guardianship, LegalRepresentation
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import NotAllowed, NotFound, Unavailable
from tongban.store.people.queries import acting_on
from tongban.store.people.standing import Standing, standing_of
from tongban.store.sealing import blind_index

STALE: Final = timedelta(days=7)
STALE_BASIS: Final = Citation.local("登记部门暂时不能核实的，七日内核实过的关系继续有效")


def act_as(actor: Citizen, reference: str, outside: Outside) -> Standing:
    """Return the ground on which the actor acts from now on; it may turn out not to hold.

    Raises:
        NotFound: when the person has no such ground.
        Unavailable: when it was not confirmed for too long and the register is silent.
    """
    standing = _found(actor, reference, outside)
    _confirm(actor, standing, outside)
    learn_of_end(actor, standing.representation.party, outside)
    standing = _found(actor, reference, outside)
    party = standing.representation.party
    note(
        acting_on(actor, standing) if standing.holds else actor,
        "authority.act_as",
        standing.representation.reference,
        outcome="allowed" if standing.holds else "refused",
        concerned=[blind_index(party)],
    )
    return standing


def _found(actor: Citizen, reference: str, outside: Outside) -> Standing:
    standing = standing_of(actor.account, actor.person, reference, today=outside.today)
    if standing is None:
        raise NotFound("no such ground of this person")
    return standing


def _confirm(actor: Citizen, standing: Standing, outside: Outside) -> None:
    """Ask the register of a ground of law again, unless it was asked today."""
    confirmed_on = standing.confirmed_on
    if confirmed_on is None or confirmed_on >= outside.today:
        return
    try:
        match standing.ground:
            case Guardianship():
                ask_family(actor, outside)
            case LegalRepresentation(organisation=code):
                ask_organisation(actor, code, outside)
    except NotAllowed:
        return  # the relation has been withdrawn, and is not found again
    except Unavailable:
        if outside.today - confirmed_on > STALE:
            raise
