"""A household of three and its check, shared by the tests of checks of households."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from citywork import CATALOGUE

from tongban.core.cases.acts import CHINA_STANDARD_TIME
from tongban.core.exchange.household import course, means, signing
from tongban.core.exchange.household.members import Member
from tongban.core.exchange.household.report import report
from tongban.core.exchange.household.standing import advance, fold
from tongban.core.people.actors import Officer, Role
from tongban.core.people.histories import Signatory
from tongban.core.people.registers import Matched, NoRecord, NotAvailable
from tongban.core.vocabulary.identity import make_example_number

TODAY = date(2026, 3, 2)
ITEM = CATALOGUE.items["subsistence_allowance"]
SOURCES = tuple(one.code for one in means.sources(CATALOGUE))
BY = Signatory(staff_number="account:1", name="", department="")
SILENT = "silent"
UNTOUCHED = {
    "personal_income": {"means.wages": Decimal(2100)},
    "bank_deposits": {"means.deposits": Decimal(9000)},
    "real_estate": {"household.dwellings": 1},
}


def number(born, order):
    return str(make_example_number(birth_date=born, order=order))


FATHER = Member(
    slot=1, name="甲", number=number(date(1977, 1, 15), 1), relation="户主", registered=True
)
MOTHER = Member(
    slot=2, name="乙", number=number(date(1974, 7, 26), 2), relation="配偶", registered=True
)
DAUGHTER = Member(
    slot=3, name="丙", number=number(date(2010, 11, 3), 4), relation="女", registered=True
)
FAMILY = (FATHER, MOTHER, DAUGHTER)
CLERK = Officer(
    account=9,
    name="窗口",
    staff_number="W1",
    department="subdistrict",
    roles=frozenset({Role.WINDOW}),
)


def at(days=0, minutes=0):
    start = datetime(2026, 3, 2, 10, tzinfo=CHINA_STANDARD_TIME)
    return start + timedelta(days=days, minutes=minutes)


class Household:
    """A check as it happens: each thing done is kept if the rules let it be done."""

    def __init__(self, members=FAMILY, sources=SOURCES):
        self.members = {one.slot: one for one in members}
        applicant = members[0].number
        begun = course.begin(ITEM.code, members, sources, applicant=applicant, by=BY, at=at())
        self.events, self.told, self.claims = [begun], {}, {}
        self.check = fold(self.events)

    def add(self, event):
        self.events.append(event)
        self.check = advance(self.check, event)
        assert fold(self.events) == self.check
        return event

    def authorised(self, signer=1, member=1, days=0):
        who, whom = self.members[signer], self.members[member]
        return self.add(signing.authorise(self.check, who, whom, by=BY, at=at(days)))

    def refused(self, member=2, days=0):
        who = self.members[member]
        return self.add(signing.refuse(self.check, who, who, by=BY, at=at(days)))

    def taken_back(self, member=2, days=0):
        who = self.members[member]
        event = self.add(signing.take_back(self.check, who, who, by=BY, at=at(days)))
        self.told = {pair: one for pair, one in self.told.items() if pair[0] != member}
        return event

    def signed_by_all(self):
        self.authorised(1, 1)
        self.authorised(2, 2)
        self.authorised(1, 3)
        return self

    def answers(self, source, member, values, days=0):
        """Let a register answer: with values, with nobody, or not at all."""
        if values == SILENT:
            answer = NotAvailable(dataset=source, reason="down", words="")
        elif values is None:
            answer = NoRecord(dataset=source, call=7)
        else:
            answer = Matched(dataset=source, facts=(), as_of=at(days).date(), call=8)
            self.told[member, source] = values
        event = course.answered(self.check, (member, source), answer, at=at(days))
        return event and self.add(event)

    def told_by_all(self, of_first=UNTOUCHED, **more):
        """Let every register answer; those not named have nobody on record."""
        for slot, source in self.check.pairs:
            self.answers(source, slot, ({**of_first, **more} if slot == 1 else {}).get(source))
        return self

    def report(self, today=TODAY):
        return report(
            self.check, self.told, self.claims, item=ITEM, catalogue=CATALOGUE, today=today
        )

    def disputed(self, source, element, claimed, member=1):
        self.claims["t1"] = claimed
        pair = member, source
        return self.add(course.dispute(self.check, pair, element, ticket="t1", by=BY, at=at()))
