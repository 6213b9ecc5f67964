"""Keep the laws (法规库): what a city's files say of them, and what legal reviewers write down."""

from collections.abc import Iterable

from django.db import transaction

from tongban.actions.audit import note
from tongban.core.authoring.access import CATALOGUE_KEEPER
from tongban.core.authoring.review_errors import NotTheReviewer
from tongban.core.catalog.laws import LawStatus
from tongban.core.people.actors import Officer, Role
from tongban.store.catalog.laws import append_laws, law_known


@transaction.atomic
def keep_laws(laws: Iterable[LawStatus], *, by: str) -> int:
    """Write down the laws of a city's files, and return how many of them are new or changed.

    A file that knows no days does not take back the days that somebody wrote down since.
    """
    fresh = []
    for one in laws:
        known = law_known(one.law)
        silent = one.in_force_from is None and one.repealed_on is None
        if known is None or not silent:
            fresh.append(one)
    return append_laws(fresh, by=by)


@transaction.atomic
def write_down(officer: Officer, law: LawStatus) -> None:
    """Write down from when and until when a source holds.

    Raises:
        NotTheReviewer: when the officer neither reviews law nor keeps the catalogue of the city.
    """
    if not may_write_down(officer):
        raise NotTheReviewer("laws are kept by legal reviewers and the keepers of the catalogue")
    append_laws((law,), by=officer.staff_number)
    note(officer, "catalogue.law", f"law:{law.law}"[:200])


def may_write_down(officer: Officer) -> bool:
    """Tell whether an officer keeps the laws."""
    keeps = officer.department == CATALOGUE_KEEPER and Role.ITEM_ADMINISTRATOR in officer.roles
    return keeps or Role.LEGAL_REVIEWER in officer.roles
