"""Authority (代理权): on what ground somebody acts in another's name, and whether it still holds.

民法典 §161 to §175: an agent acts within their authority and until it ends; a guardian acts for a
minor (§23, §27), the legal representative for the organisation (§61). The question fails closed:
whoever cannot show a ground, for this party, this item and this day, acts for nobody else.
"""

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias, assert_never

from tongban.core.people.mandates import Mandate, MandateState
from tongban.core.vocabulary.citations import Citation, LegalLevel

ADULT: Final = 18
"""民法典 §17: from eighteen years on; the birthday counts (§1259)."""


def _civil(article: str, paragraph: int | None = None, item: int | None = None) -> Citation:
    return Citation(
        law="民法典", article=article, paragraph=paragraph, item=item, level=LegalLevel.LAW
    )


class Lacking(enum.Enum):
    """Why somebody may not act in a name (无权代理的原因)."""

    OTHER_AGENT = "other_agent"
    OTHER_PARTY = "other_party"
    AGENT_DIED = "agent_died"
    PARTY_ENDED = "party_ended"
    IN_PERSON = "in_person"
    NOT_ACCEPTED = "not_accepted"
    NOT_CHECKED = "not_checked"
    DISOWNED = "disowned"
    TAKEN_BACK = "taken_back"
    NOT_YET_VALID = "not_yet_valid"
    EXPIRED = "expired"
    OTHER_ITEM = "other_item"
    OF_AGE = "of_age"


@dataclass(frozen=True, slots=True, kw_only=True)
class Oneself:
    """Somebody acts in their own name (本人)."""

    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Guardianship:
    """A register names a person as guardian of a minor (监护, 民法典 §27)."""

    guardian: str
    ward: str
    ward_born_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalRepresentation:
    """A register names a person as legal representative of an organisation (法定代表人, §61)."""

    person: str
    organisation: str
    since: date
    until: date | None = None


Ground: TypeAlias = Oneself | Guardianship | LegalRepresentation | Mandate


_SAID: Final[Mapping[Lacking, Citation]] = {
    Lacking.OTHER_AGENT: _civil("171", 1),
    Lacking.OTHER_PARTY: _civil("171", 1),
    Lacking.AGENT_DIED: _civil("173", 1, 4),
    Lacking.PARTY_ENDED: _civil("173", 1),
    Lacking.IN_PERSON: _civil("161", 2),
    Lacking.NOT_ACCEPTED: Citation.local("委托经代理人接受后生效"),
    Lacking.NOT_CHECKED: Citation.local("纸质授权委托书经两名工作人员核对后生效"),
    Lacking.DISOWNED: _civil("171", 1),
    Lacking.TAKEN_BACK: _civil("173", 1, 2),
    Lacking.NOT_YET_VALID: _civil("165"),
    Lacking.EXPIRED: _civil("173", 1, 1),
    Lacking.OTHER_ITEM: _civil("171", 1),
    Lacking.OF_AGE: _civil("175", 1, 1),
}
_SAID_OTHERWISE: Final[Mapping[type[Ground], Mapping[Lacking, Citation]]] = {
    Oneself: {Lacking.AGENT_DIED: _civil("13")},
    Guardianship: {
        Lacking.AGENT_DIED: _civil("175", 1, 3),
        Lacking.PARTY_ENDED: _civil("175", 1, 3),
    },
    LegalRepresentation: {
        Lacking.AGENT_DIED: _civil("13"),
        Lacking.PARTY_ENDED: _civil("59"),
        Lacking.NOT_YET_VALID: _civil("61", 1),
        Lacking.EXPIRED: _civil("61", 1),
    },
    Mandate: {},
}
"""What the law says of a mandate, and where it says otherwise of another ground."""
_NOT_STANDING: Final[Mapping[MandateState, Lacking]] = {
    MandateState.OFFERED: Lacking.NOT_ACCEPTED,
    MandateState.PRESENTED: Lacking.NOT_CHECKED,
    MandateState.RETURNED: Lacking.NOT_CHECKED,
    MandateState.DISOWNED: Lacking.DISOWNED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorised:
    """They may do this in that name (有权办理)."""

    agent: str
    party: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unauthorised:
    """They may not (无权办理)."""

    reason: Lacking
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What somebody means to do in whose name (拟办事务).

    `in_person` marks an item that the law lets nobody do for another.
    """

    agent: str
    party: str
    item: str
    department: str = ""
    in_person: bool = False


def may_act(
    ground: Ground, deed: Deed, *, ended: Mapping[str, date], today: date
) -> Authorised | Unauthorised:
    """Return whether a ground carries a deed today.

    `ended` gives the day on which people died and organisations were dissolved, by identifier; from
    that day on nothing is done by them or in their name, whatever was agreed (§173, §175).
    """
    agent, party = parties_of(ground)
    if deed.agent != agent:
        return _unauthorised(ground, Lacking.OTHER_AGENT)
    if deed.party != party:
        return _unauthorised(ground, Lacking.OTHER_PARTY)
    standing = holds(ground, ended=ended, today=today)
    if isinstance(standing, Unauthorised):
        return standing
    if deed.in_person and not isinstance(ground, Oneself):
        return _unauthorised(ground, Lacking.IN_PERSON)
    if isinstance(ground, Mandate) and not ground.covers(deed.item, deed.department):
        return _unauthorised(ground, Lacking.OTHER_ITEM)
    return standing


def holds(ground: Ground, *, ended: Mapping[str, date], today: date) -> Authorised | Unauthorised:
    """Return whether a ground stands at all today, whatever is to be done on it."""
    agent, party = parties_of(ground)
    dead = {one for one, day in ended.items() if day <= today}
    if agent in dead:
        return _unauthorised(ground, Lacking.AGENT_DIED)
    if party in dead:
        return _unauthorised(ground, Lacking.PARTY_ENDED)
    lacking = next(_lacks(ground, today), None)
    if lacking is not None:
        return _unauthorised(ground, lacking)
    return Authorised(agent=agent, party=party)


def parties_of(ground: Ground) -> tuple[str, str]:
    """Return who acts on a ground, and in whose name."""
    match ground:
        case Oneself():
            return ground.person, ground.person
        case Guardianship():
            return ground.guardian, ground.ward
        case LegalRepresentation():
            return ground.person, ground.organisation
        case Mandate():
            return ground.agent, ground.principal
        case _ as impossible:  # pragma: no cover
            assert_never(impossible)


def _unauthorised(ground: Ground, lacking: Lacking) -> Unauthorised:
    said = _SAID_OTHERWISE[type(ground)].get(lacking, _SAID[lacking])
    return Unauthorised(reason=lacking, citation=said)


def _lacks(ground: Ground, today: date) -> Iterator[Lacking]:
    """Yield what a ground of its own kind lacks today."""
    match ground:
        case Oneself():
            return
        case Guardianship():
            if _years(ground.ward_born_on, today) >= ADULT:
                yield Lacking.OF_AGE
        case LegalRepresentation():
            yield from _outside(ground.since, ground.until, today)
        case Mandate():
            yield from _lacks_mandate(ground, today)
        case _ as impossible:  # pragma: no cover
            assert_never(impossible)


def _lacks_mandate(mandate: Mandate, today: date) -> Iterator[Lacking]:
    if mandate.state is not MandateState.ACCEPTED:
        yield _NOT_STANDING.get(mandate.state, Lacking.TAKEN_BACK)
    yield from _outside(mandate.valid_from, mandate.valid_until, today)


def _outside(since: date, until: date | None, today: date) -> Iterator[Lacking]:
    if today < since:
        yield Lacking.NOT_YET_VALID
    if until is not None and today > until:
        yield Lacking.EXPIRED


def _years(born_on: date, today: date) -> int:
    """Return completed years; whoever was born on 29 February completes them on 1 March."""
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))
