"""Check (复核纸质委托): a colleague of the window's department looks at paper and scan once more.

What they do not find in order is no ground any more, and the grantor and the departments that have
cases in hand on it learn of it as of one that is denied.
"""

from django.db import transaction

from tongban.actions.mandates.offering import changed
from tongban.actions.outside import Outside
from tongban.core.people import presenting
from tongban.core.people.actors import Officer
from tongban.core.people.mandates import Mandate
from tongban.store.people.models import MandateRow


@transaction.atomic
def check(officer: Officer, code: str, outside: Outside) -> Mandate:
    """Find a paper in order that a colleague kept; one that waited for it counts from now on."""
    return changed(
        officer,
        _locked(officer, code),
        lambda one: presenting.check(one, officer, at=outside.now),
        code=code,
    )


@transaction.atomic
def give_back(officer: Officer, code: str, outside: Outside, *, reason: str) -> Mandate:
    """Do not find it in order: nobody acts on it any more."""
    return changed(
        officer,
        _locked(officer, code),
        lambda one: presenting.give_back(one, officer, reason=reason, at=outside.now),
        code=code,
    )


def _locked(officer: Officer, code: str) -> MandateRow | None:
    rows = MandateRow.objects.select_for_update().filter(kept_by=officer.department, code=code)
    return rows.first()
