"""Signing (书面授权): authorise, refuse, take back; each for oneself, a guardian for a minor.

Income and property are sensitive: consent is separate, for this purpose alone, and can be taken
back as easily as it was given (个人信息保护法 §15, §28, §29). Refusing is not punished: the
household is not decided on data then, and the page says what follows.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from tongban.core.exchange.household.events import (
    AuthorisationTakenBack,
    MemberAuthorised,
    MemberRefused,
)
from tongban.core.exchange.household.members import Member, SignedBy, way_to_sign
from tongban.core.exchange.household.standing import CheckStage, Consent, HouseholdCheck
from tongban.core.people.actors import Officer, Role
from tongban.core.people.histories import Signatory
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.dates import day_of
from tongban.core.vocabulary.errors import Conflict, NotAllowed

SEPARATE: Final = Citation(law="个人信息保护法", article="29")
"""Sensitive personal data are handled on a consent of their own."""

TAKE_BACK: Final = Citation(law="个人信息保护法", article="15")
"""Consent can be taken back, in a convenient way."""

VALID: Final = timedelta(days=90)
"""How long an authorisation is good for."""

VALID_BASIS: Final = Citation.local("经济状况核对授权九十日内有效")


def authorise(
    check: HouseholdCheck, signer: Member, member: Member, *, by: Signatory, at: datetime
) -> MemberAuthorised:
    """Allow the check, for oneself or for one's child.

    Raises:
        NotAllowed: when the signer does not sign for this member.
        Conflict: when it is allowed already, or the check has ended.
    """
    today = day_of(at)
    way = _way(check, signer, member, today)
    return _authorised(check, member, way, by=by, at=at)


def authorise_on_paper(
    check: HouseholdCheck, officer: Officer, member: Member, *, at: datetime
) -> MemberAuthorised:
    """Keep that a member signed on paper, at a counter; the paper itself is kept beside."""
    if Role.WINDOW not in officer.roles:
        raise NotAllowed("only a window takes papers in", rule="household.paper", citation=SEPARATE)
    return _authorised(check, member, SignedBy.PAPER, by=Signatory.of(officer), at=at)


def refuse(
    check: HouseholdCheck, signer: Member, member: Member, *, by: Signatory, at: datetime
) -> MemberRefused:
    """Do not allow the check; whoever changes their mind can still authorise."""
    _way(check, signer, member, day_of(at))
    _require_standing(check, member, day_of(at), Consent.AWAITED, Consent.RUN_OUT)
    return MemberRefused(at=at, by=by, member=member.slot)


def take_back(
    check: HouseholdCheck, signer: Member, member: Member, *, by: Signatory, at: datetime
) -> AuthorisationTakenBack:
    """Allow the check no longer; what was told about the member is deleted (§47)."""
    _way(check, signer, member, day_of(at))
    _require_standing(check, member, day_of(at), Consent.GIVEN)
    return AuthorisationTakenBack(at=at, by=by, member=member.slot)


def signs_for(
    check: HouseholdCheck, signer: Member, members: Sequence[Member], *, today: date
) -> tuple[Member, ...]:
    """Return the members for whom one of them signs."""
    return tuple(
        one for one in members if way_to_sign(signer, one, check.item, today=today) is not None
    )


def _authorised(
    check: HouseholdCheck, member: Member, way: SignedBy, *, by: Signatory, at: datetime
) -> MemberAuthorised:
    today = day_of(at)
    _require_running(check, today)
    if check.members[member.slot].on(today) is Consent.GIVEN:
        raise Conflict("the member has authorised already")
    return MemberAuthorised(at=at, by=by, member=member.slot, way=way, until=today + VALID)


def _way(check: HouseholdCheck, signer: Member, member: Member, today: date) -> SignedBy:
    way = way_to_sign(signer, member, check.item, today=today)
    if way is None:
        raise NotAllowed(
            "they do not sign for this member", rule="household.signer", citation=SEPARATE
        )
    return way


def _require_standing(
    check: HouseholdCheck, member: Member, today: date, *expected: Consent
) -> None:
    _require_running(check, today)
    standing = check.members[member.slot].on(today)
    if standing not in expected:
        raise Conflict(f"the member's consent is {standing.value}")


def _require_running(check: HouseholdCheck, today: date) -> None:
    if check.stage(today) in (CheckStage.CLOSED, CheckStage.FORGOTTEN):
        raise Conflict("the check has ended")
