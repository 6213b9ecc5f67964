"""Keeping the overviews up (整理): after each release and each night, only what has changed.

Shares are written some departments at a time, so that a worker that is stopped goes on where it
was and readers of a department see old lines or new ones, never half of them.
"""

from dataclasses import dataclass
from time import perf_counter

from django.db import transaction

from tongban.actions.outside import Outside
from tongban.actions.overviews.papers import make_papers
from tongban.actions.overviews.shares import batches, make, plans
from tongban.actions.targets import published
from tongban.core.authoring.inspecting import Inspection
from tongban.core.catalog.laws import repeals
from tongban.core.vocabulary.errors import Unavailable
from tongban.store.catalog.laws import laws_repealed
from tongban.store.catalog.places import definitions_of, places
from tongban.store.catalog.queries import Published
from tongban.store.impact.queries import assessed_elements
from tongban.store.overviews.models import Progress, Share
from tongban.store.overviews.writing import drop_shares, one_keeper_at_a_time


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What was made again, and how long that took."""

    release: int
    departments: int
    seconds: float


def keep_up(outside: Outside) -> Kept | None:
    """Make again what a release or a new day has changed; None when nothing has."""
    try:
        release = published()
    except Unavailable:
        return None
    before = Progress.objects.first()
    if before is not None and (before.release, before.day) == (release.release, outside.today):
        return None
    began = perf_counter()
    definitions = definitions_of(release.release)
    departments = _shares(release, f"{definitions}|{outside.today}", outside)
    known = before is not None and before.definitions == definitions
    if departments or not known:
        make_papers(release.catalogue, alike_too=not known)
    _arrived(release.release, definitions, outside)
    return Kept(release=release.release, departments=departments, seconds=perf_counter() - began)


def _shares(release: Published, basis: str, outside: Outside) -> int:
    standing = dict(Share.objects.values_list("department", "made_from"))
    by = Inspection(
        today=outside.today,
        calendar=outside.calendar,
        repealed=repeals(laws_repealed()),
        assessed=assessed_elements(),
    )
    wanted = {plan.department: plan for plan in plans(places(), basis)}
    gone = standing.keys() - wanted.keys()
    drop_shares(gone)
    changed = [plan for plan in wanted.values() if standing.get(plan.department) != plan.made_from]
    for batch in batches(changed):
        make(batch, release.catalogue, by)
    return len(changed) + len(gone)


@transaction.atomic
def _arrived(release: int, definitions: str, outside: Outside) -> None:
    one_keeper_at_a_time()
    Progress.objects.all().delete()
    Progress.objects.create(
        release=release, definitions=definitions, day=outside.today, made_at=outside.now
    )
