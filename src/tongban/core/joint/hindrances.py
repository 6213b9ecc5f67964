"""What a grant of the lead waits for (准予的前提): no veto, nothing owed, every condition met."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from tongban.core.joint.errors import OpinionOwed, ResultAwaited, Vetoed
from tongban.core.joint.matter import Matter
from tongban.core.joint.opinions import OpinionStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class Hindrance:
    """One opinion that stands in the way of a grant (准予的障碍)."""

    department: str
    standing: OpinionStanding


def hindrances(matter: Matter, *, today: date) -> tuple[Hindrance, ...]:
    """Return the opinions for which the lead cannot grant today, vetoes first."""
    found = (
        Hindrance(department=department, standing=opinion.standing(today))
        for department, opinion in matter.opinions.items()
    )
    hindering = [one for one in found if one.standing.hinders]
    return tuple(sorted(hindering, key=lambda one: one.standing is not OpinionStanding.VETOED))


def require_may_grant(matter: Matter, item: str, *, finished: Collection[str], today: date) -> None:
    """Raise unless `item` may be granted; `finished` are the items whose results are there.

    A refusal needs none of this: an objection is a reason for one.
    """
    needs = next((part.needs for part in matter.parts if part.item == item), frozenset[str]())
    if missing := needs - {*finished}:
        raise ResultAwaited(f"{item} needs the results of {', '.join(sorted(missing))}")
    if item not in matter.terms.decides:
        return
    for one in hindrances(matter, today=today):
        if one.standing is OpinionStanding.VETOED:
            raise Vetoed(f"{one.department} objects, and that stops the grant")
        raise OpinionOwed(f"{one.department}: {one.standing.value}")
