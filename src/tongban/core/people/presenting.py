"""Presenting (出示纸质委托书): an agent shows a mandate on paper at a window, and what follows.

A clerk keeps it, never for what law wants done by oneself; a colleague of the department checks it,
nobody their own. Whom it is said to bind may deny it: then nothing done on it binds them, unless
they stand by it after all (民法典 §171).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from tongban.core.catalog.availability import EVERY_ITEM
from tongban.core.people.actors import Citizen, Officer, Role
from tongban.core.people.authority import (
    Deed,
    LegalRepresentation,
    Oneself,
    Unauthorised,
    may_act,
)
from tongban.core.people.histories import Signatory
from tongban.core.people.in_person import BY_LAW
from tongban.core.people.mandates import (
    Mandate,
    MandateChecked,
    MandateDisowned,
    MandatePresented,
    MandateRatified,
    MandateReturned,
    MandateState,
)
from tongban.core.people.mandating import require_whole
from tongban.core.people.paper_authority import PaperAuthority, PaperCheck
from tongban.core.vocabulary.citations import Citation, LegalLevel
from tongban.core.vocabulary.dates import day_of
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text

UNAUTHORISED: Final = Citation(law="民法典", article="171", paragraph=1, level=LegalLevel.LAW)
RATIFIED: Final = Citation(law="民法典", article="171", paragraph=2, level=LegalLevel.LAW)
_DENYING: Final = "denying"
DENIED_IN: Final = (MandateState.PRESENTED, MandateState.ACCEPTED, MandateState.RENOUNCED)


def present(
    mandate: Mandate, clerk: Officer, *, ended: Mapping[str, date], at: datetime
) -> MandatePresented:
    """Keep a mandate that an agent showed on paper.

    Raises:
        InvalidValue: when it names no single items, lasts too long, was signed later than today,
            or names what is done by oneself.
        NotAllowed: when the officer keeps no window, or one of the two has died.
    """
    _require_window(clerk)
    paper = _paper_of(mandate)
    require_whole(mandate)
    if EVERY_ITEM in mandate.items or mandate.departments:
        raise InvalidValue("mandate", "纸质委托按委托书写明的事项逐项登记")
    for item in sorted(mandate.items & BY_LAW.keys()):
        raise InvalidValue("mandate", f"{BY_LAW[item].reason}，不能委托")
    if paper.signed_on > day_of(at):
        raise InvalidValue("signed on", "委托书的签署日期不能晚于今天")
    if {mandate.principal, mandate.agent} & ended.keys():
        raise NotAllowed("one of the two has died", rule="mandate.ended")
    waits = paper.check is PaperCheck.BEFORE
    state = MandateState.PRESENTED if waits else MandateState.ACCEPTED
    return MandatePresented(at=at, by=Signatory.of(clerk), mandate=replace(mandate, state=state))


def check(mandate: Mandate, officer: Officer, *, at: datetime) -> MandateChecked:
    """Find a paper in order that a colleague kept.

    Raises:
        NotAllowed: to the one who kept it, to another department, and without the post.
        Conflict: when it waits for nobody.
    """
    _require_second(mandate, officer)
    return MandateChecked(at=at, by=Signatory.of(officer))


def give_back(mandate: Mandate, officer: Officer, *, reason: str, at: datetime) -> MandateReturned:
    """Do not find it in order: nothing more is done on it.

    Raises:
        InvalidValue: without a reason; otherwise as `check`.
    """
    _require_second(mandate, officer)
    written = plain_text(reason, longest=200)
    if not written:
        raise InvalidValue("mandate", "请写明哪里不符")
    return MandateReturned(at=at, by=Signatory.of(officer), reason=written)


def disown(
    mandate: Mandate, actor: Citizen, ground: Oneself | LegalRepresentation, *, at: datetime
) -> MandateDisowned:
    """Say that one never gave it (否认); what was filed on it is not granted from now on."""
    _require_principal(mandate, actor, ground, at=at)
    _require(mandate, *DENIED_IN)
    return MandateDisowned(at=at, by=_account(actor))


def ratify(
    mandate: Mandate, actor: Citizen, ground: Oneself | LegalRepresentation, *, at: datetime
) -> MandateRatified:
    """Stand by what one denied (追认)."""
    _require_principal(mandate, actor, ground, at=at)
    _require(mandate, MandateState.DISOWNED)
    return MandateRatified(at=at, by=_account(actor))


def _paper_of(mandate: Mandate) -> PaperAuthority:
    if mandate.paper is None:
        raise Conflict("the mandate was not given on paper")
    return mandate.paper


def _require_window(officer: Officer) -> None:
    if Role.WINDOW not in officer.roles:
        raise NotAllowed("only a window takes papers", rule="mandate.window")


def _require_second(mandate: Mandate, officer: Officer) -> None:
    _require_window(officer)
    paper = _paper_of(mandate)
    own = officer.staff_number == paper.clerk.staff_number
    if own or officer.department != paper.clerk.department:
        raise NotAllowed("a colleague of the same department checks it", rule="mandate.second")
    _require(mandate, MandateState.PRESENTED, MandateState.ACCEPTED)
    if not paper.unchecked:
        raise Conflict("nobody has to check it")


def _require_principal(
    mandate: Mandate,
    actor: Citizen,
    ground: Oneself | LegalRepresentation,
    *,
    at: datetime,
) -> None:
    _paper_of(mandate)
    deed = Deed(agent=actor.person, party=mandate.principal, item=_DENYING)
    if isinstance(may_act(ground, deed, ended={}, today=day_of(at)), Unauthorised):
        raise NotAllowed("only whom it names denies a mandate", rule="mandate.disown")


def _require(mandate: Mandate, *states: MandateState) -> None:
    if mandate.state not in states:
        raise Conflict(f"the mandate is {mandate.state.value}")


def _account(actor: Citizen) -> Signatory:
    return Signatory(staff_number=f"account:{actor.account}", name="", department="")
