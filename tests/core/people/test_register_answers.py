"""A register answers in four ways; only one of them is knowledge."""

from typing import get_args

from guidework import MONDAY, fact

from tongban.core.people.facts import FactSource, merged
from tongban.core.people.registers import Matched, NoRecord, NotAvailable, RegisterAnswer


def test_only_a_match_brings_facts() -> None:
    found = fact("p.name", "某某", FactSource.SHARED)
    answers: tuple[RegisterAnswer, ...] = (
        Matched(dataset="d", facts=(found,), as_of=MONDAY),
        NoRecord(dataset="d"),
        NotAvailable(dataset="d", reason="down", words="维护中"),
    )

    facts = merged(*(one.facts for one in answers if isinstance(one, Matched)))

    assert facts == {"p.name": found}
    assert {type(one) for one in answers} <= set(get_args(RegisterAnswer))
