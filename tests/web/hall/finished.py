"""An instant item from filing to certificate, for pages about what comes after."""

from city.stories import Story

from tongban.actions.cases import deciding, ending
from tongban.core.people.actors import Role
from tongban.store.certificates.queries import of_case

BIRTH = Story(kind="item", code="birth_certificate_issue", answers={})
HOSPITAL = "maternity_hospital"


def born(citizen, outside, officer_of):
    """File a birth and have it certified at once; return the case and its certificate."""
    case = BIRTH.filed(citizen, outside).cases[0]
    midwife = officer_of(HOSPITAL, *Role)
    deciding.grant_at_once(midwife, case.id, outside, opinion="符合条件")
    ending.issue_and_deliver(midwife, case.id, outside)
    return case, of_case(case.id)[0]
