"""The registers of the example city, in this process (示例登记簿): they tell what is asked."""

from tongban.core.people.facts import Fact, FactSource
from tongban.core.people.registers import Matched, NoRecord
from tongban.examples.people.registers import registers


class CityRegisters:
    """Registers that know the whole city, and remember what they were asked."""

    def __init__(self):
        self.records = registers()
        self.asked = []

    def ask_all(self, questions, purpose, *, today):
        self.asked += [(question, purpose) for question in questions]
        return tuple(self._answer(question, today) for question in questions)

    def of(self, dataset):
        return [question for question, _ in self.asked if question.dataset.code == dataset]

    def _answer(self, question, today):
        dataset = question.dataset
        [key] = question.keys.values()
        record = self.records.get(dataset.code, {}).get(key)
        if record is None:
            return NoRecord(dataset=dataset.code)
        facts = tuple(
            Fact(
                element=one.code,
                value=record[one.code],
                source=FactSource.SHARED,
                as_of=today,
                origin=dataset.name,
            )
            for one in question.wanted
            if one.code in record
        )
        return Matched(dataset=dataset.code, facts=facts, as_of=today)
