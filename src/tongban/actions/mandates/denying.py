"""Denying (否认与追认): whom a paper mandate names says they never gave it, or stands by it.

The departments that have cases in hand which were filed on it are told with the same transaction.
"""

from django.db import transaction

from tongban.actions.mandates.offering import as_principal
from tongban.actions.mandates.papers import open_cases_on
from tongban.actions.notices.writing import UNITS_PAGE, tell_unit
from tongban.actions.outside import Outside
from tongban.core.people import presenting
from tongban.core.people.actors import Citizen
from tongban.core.people.mandates import Mandate


@transaction.atomic
def disown(actor: Citizen, code: str, outside: Outside) -> Mandate:
    """Say that one never gave it; nothing filed on it is granted from now on."""
    mandate = as_principal(
        actor,
        code,
        lambda one, who, ground: presenting.disown(one, who, ground, at=outside.now),
        outside,
    )
    for case in open_cases_on([code]):
        tell_unit(
            case.department,
            "mandate_denied",
            {
                "item": case.item.name,
                "number": case.number,
                "work": "核实委托",
                "due_day": (case.due_on or outside.today).isoformat(),
            },
            path=UNITS_PAGE.format(case.number),
            outside=outside,
            case=case,
        )
    return mandate


def ratify(actor: Citizen, code: str, outside: Outside) -> Mandate:
    """Stand by what one denied; the cases go on."""
    return as_principal(
        actor,
        code,
        lambda one, who, ground: presenting.ratify(one, who, ground, at=outside.now),
        outside,
    )
