"""Data sharing (政务数据共享): what the law wants of asking a department instead of a person.

政务数据共享条例 (国务院令第809号) §19, §25; 个人信息保护法 §6; 浙江省保障“最多跑一次”改革规定 §7.
"""

import json
from collections.abc import Iterator
from datetime import date

import pytest
from adapters.partners.city import (
    LIN,
    MARRIAGE,
    PURPOSE,
    SECRET,
    TODAY,
    about,
    registers_at,
    running_partner,
)

from tongban.adapters.partners.signing import Call
from tongban.adapters.partners.simulation import ALL, Fault, Office, Setting, SimulatedPartner
from tongban.adapters.partners.simulation.office import Reply
from tongban.core.people.registers import Matched, NotAvailable


@pytest.fixture(scope="module")
def partner() -> Iterator[SimulatedPartner]:
    with running_partner() as running:
        yield running


@pytest.mark.parametrize("fault", [fault for fault in Fault if fault is not Fault.UP])
def test_a_register_that_does_not_answer_is_never_a_reason_against_the_applicant(
    partner: SimulatedPartner, fault: Fault
) -> None:
    """不可用 is told as such, with words that send the person another way; it is not 查无."""
    partner.office.faults.switch(ALL, Setting(fault=fault))
    with registers_at(partner.url, call_seconds=0.3, budget_seconds=0.5) as registers:
        (answer,) = registers.ask_all([about(LIN)], PURPOSE, today=TODAY)
    partner.office.faults.switch(ALL, Setting(fault=Fault.UP))

    assert isinstance(answer, NotAvailable)
    assert "不影响您办理" in answer.words


def test_only_the_keys_and_elements_of_the_dataset_leave_with_the_purpose() -> None:
    """最小必要: neither other keys of the person nor elements of other registers are told."""
    told: list[dict[str, object]] = []

    class ListeningOffice(Office):
        def query(self, dataset: str, call: Call, signature: str, *, now: float) -> Reply:
            told.append(json.loads(call.body))
            return Office.query(self, dataset, call, signature, now=now)

    with running_partner(ListeningOffice) as partner, registers_at(partner.url) as registers:
        registers.ask_all([about(LIN)], PURPOSE, today=TODAY)

    assert told == [
        {
            "keys": {"person.identity_number": LIN},
            "elements": ["person.name", "person.birth_date"],
            "purpose": {
                "item": PURPOSE.item,
                "actor": PURPOSE.actor,
                "ground": PURPOSE.ground,
                "case": PURPOSE.case_number,
            },
        }
    ]


def test_what_is_not_shared_is_not_asked(partner: SimulatedPartner) -> None:
    """不予共享 stays with its department, whoever asks."""
    with registers_at(partner.url) as registers:
        (answer,) = registers.ask_all([about(LIN, SECRET)], PURPOSE, today=TODAY)

    assert isinstance(answer, NotAvailable)
    assert answer.reason == "refused"


def test_what_sharing_provides_is_dated_and_names_its_register(partner: SimulatedPartner) -> None:
    """A person can see where a fact came from and as of when, and can dispute it."""
    with registers_at(partner.url) as registers:
        (answer,) = registers.ask_all([about(LIN, MARRIAGE)], PURPOSE, today=TODAY)

    assert isinstance(answer, Matched)
    assert [(fact.origin, fact.as_of) for fact in answer.facts] == [
        ("婚姻登记信息", date(2026, 9, 15))
    ]
