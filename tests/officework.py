"""One of everything that officers set up, for tests of what is kept (日常办公的样例)."""

from uuid import UUID

from city.people import officer

from tongban.actions.officework import absences, interests, second_hands, templates
from tongban.actions.officework.absences import Wish
from tongban.actions.outside import Outside
from tongban.core.officework.templates import OpinionKind, OpinionTemplate
from tongban.core.people.actors import Role
from tongban.store.cases.models import WorkItem

MARKET = "market_regulation"


def set_up(case: UUID, outside: Outside) -> None:
    """Have somebody away, somebody withdrawn, words written, and an act that wants a second."""
    head = officer(MARKET, Role.APPROVER, staff="head")
    deputy = officer(MARKET, Role.EXAMINER, staff="deputy")
    today = outside.today
    wish = Wish(deputy=deputy.staff_number, first_on=today, last_on=today, reason="公出")
    absences.announce(head, wish, outside)
    interests.declare(head, case, outside, about=deputy.staff_number, reason="与申请人是姻亲")
    words = OpinionTemplate(
        department=MARKET, kind=OpinionKind.STEP, title="齐全", words="{申请人}的材料齐全"
    )
    templates.write(head, words, outside)
    work = WorkItem.objects.filter(case_id=case, department=MARKET).earliest("id")
    second_hands.propose(head, work.pk, "accept", outside, revision=1, filled={})
