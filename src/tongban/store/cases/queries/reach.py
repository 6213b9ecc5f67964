"""How far an officer reaches (管辖): their department, and within it the area of their posts.

A case of the whole city belongs to every area. What lies outside is not found at all.
"""

from django.db.models import Q

from tongban.core.people.actors import Officer


def within_area(officer: Officer, path: str = "") -> Q:
    """Return what limits rows with an area (reached by `path`) to where the posts reach."""
    if not officer.area:
        return Q()
    return Q(**{f"{path}area__startswith": officer.area}) | Q(**{f"{path}area": ""})


def concerning(officer: Officer, path: str = "") -> Q:
    """Return what limits cases to those that a department answers for or works on, in the area."""
    led = Q(**{f"{path}department": officer.department})
    worked = Q(**{f"{path}work__department": officer.department})
    return (led | worked) & within_area(officer, path)


def shown_to(officer: Officer, path: str = "") -> Q:
    """Return what limits cases to those that a department may look at: its own, and joint ones.

    Whoever takes part in a joint handling sees the whole of it, on one form and one set of papers,
    but acts in its own cases only (`concerning`).
    """
    joint = Q(**{f"{path}filing__joint__departments__contains": [officer.department]})
    return concerning(officer, path) | (joint & within_area(officer, path))


def in_hands_of(officer: Officer) -> Q:
    """Return what limits work to that in the officer's hands, or of those they stand in for.

    What somebody gave away while absent is in the hands of the deputy.
    """
    held = Q(claimed_by_id=officer.account)
    if officer.away is not None:
        kept = ~Q(item_code__in=sorted(officer.away)) if officer.away else Q(pk__in=[])
        held &= kept
    for one in officer.stands_in:
        theirs = Q(claimed_by_id=one.account)
        held |= theirs & Q(item_code__in=sorted(one.items)) if one.items else theirs
    return held


def is_in_hands_of(officer: Officer, holder: int | None, item: str) -> bool:
    """Tell the same of one piece of work that somebody holds."""
    if holder == officer.account:
        return not officer.gave_away(item)
    return any(one.account == holder and one.covers(item) for one in officer.stands_in)
