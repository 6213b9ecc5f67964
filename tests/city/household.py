"""A family of the example city that asks for a check (示例家庭), registers that know the city."""

from dataclasses import replace

from city.people import PASSWORD
from city.registers import CityRegisters
from tongban.actions.accounts import open_citizen
from tongban.actions.exchange.household import beginning, signing
from tongban.core.people.actors import Citizen
from tongban.core.people.registers import NotAvailable
from tongban.examples.people import city_people

ITEM = "subsistence_allowance"
HUSBAND, WIFE, DAUGHTER = 1, 2, 3
"""The slots of the family, in the order of the register."""


class FaultyCityRegisters(CityRegisters):
    """Registers that know the whole city, some of which do not answer now."""

    def __init__(self):
        super().__init__()
        self.silent = set()

    def _answer(self, question, today):
        if question.dataset.code in self.silent:
            return NotAvailable(dataset=question.dataset.code, reason="down", words="")
        return replace(super()._answer(question, today), call=len(self.asked))


class Family:
    """The husband who applies, his wife and their daughter of fifteen."""

    def __init__(self, outside):
        self.registers = FaultyCityRegisters()
        self.outside = replace(outside, registers=self.registers)
        self.husband, self.wife = self.account("吕永杰"), self.account("于诗文")

    @staticmethod
    def account(name) -> Citizen:
        person = city_people().by_name[name]
        account = open_citizen(f"u{person.number}", PASSWORD, number=person.number, name=name)
        return Citizen(account=account, person=person.number, name=name)

    def begun(self):
        item = beginning.means_tested_item(ITEM)
        named = beginning.registered_members(self.husband, item, self.outside).members
        return beginning.begin(self.husband, ITEM, named, self.outside, listed=named)

    def signed(self):
        """Begin, and let everybody sign; return the check."""
        check = self.begun()
        signing.authorise(self.husband, check, HUSBAND, self.outside)
        signing.authorise(self.husband, check, DAUGHTER, self.outside)
        signing.authorise(self.wife, check, WIFE, self.outside)
        return check
