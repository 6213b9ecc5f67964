"""Modes of the example city for tests: registers that know everybody, and stories told by them."""

from dataclasses import replace

from city.stories import Story

from tongban.actions.cases import automatic
from tongban.actions.cases.looking_up import look_up_due
from tongban.adapters.handling_modes import read_modes
from tongban.core.people.facts import Fact, FactSource
from tongban.core.people.registers import Matched, NotAvailable
from tongban.examples.mingchuan import FOLDER
from tongban.store.modes.models import RulesRun

MODES = read_modes(FOLDER / "modes.yaml")
REGISTRATION = Story(
    kind="item", code="employment_registration", answers={"employment.status": "flexible"}
)
PERMIT = Story(
    kind="item",
    code="residence_permit",
    answers={
        "person.domicile_in_city": False,
        "residence.months": 12,
        "residence.ground": "dwelling",
        "residence.dwelling": "provided",
    },
)


class Telling:
    """Registers that know everybody; in `down` those that do not answer."""

    def __init__(self, *, covered=False, down=()):
        self.covered, self.down = covered, down

    def ask_all(self, questions, purpose, *, today):
        return tuple(self._answer(one, today) for one in questions)

    def _answer(self, question, today):
        code = question.dataset.code
        if code in self.down:
            return NotAvailable(dataset=code, reason="down", words="暂时没有答复")
        told = {"person.identity_number": question.keys.get("person.identity_number", "")}
        told |= {"insurance.employer_covered": self.covered, "person.name": "林晓雨"}
        facts = tuple(
            Fact(
                element=one.code,
                value=told[one.code],
                source=FactSource.SHARED,
                as_of=today,
                origin=question.dataset.name,
            )
            for one in question.wanted
            if one.code in told
        )
        return Matched(dataset=code, facts=facts, as_of=today)


def everything_drawn(outside):
    """Return an outside whose rules decide, and where every case is looked at again."""
    practice = replace(MODES.instant["employment_registration"], per_thousand=1000)
    drawn = replace(MODES, instant={"employment_registration": practice})
    return replace(outside, registers=Telling(), modes=drawn)


def submitted(citizen, outside):
    """File what rules may decide; return the filing."""
    return automatic.submit(citizen, REGISTRATION.prepared(citizen, outside), outside).filing


def registered(citizen, outside):
    """File and let the worker ask what nobody has asked yet."""
    filing = submitted(citizen, outside)
    look_up_due(outside)
    return RulesRun.objects.get(case__filing_id=filing).case_id
