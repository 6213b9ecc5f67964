"""Whatever a partner does, an answer is there in time, and it is never a wrong one."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from adapters.partners.city import (
    CHEN,
    LIN,
    MARRIAGE,
    MARRIED,
    NAME,
    POPULATION,
    PURPOSE,
    SECRET,
    TODAY,
    about,
    registers_at,
    running_partner,
)
from structlog.testing import capture_logs

from tongban.adapters.partners import PartnerRegisters
from tongban.adapters.partners.breaker import FAILURES_TO_OPEN, OPEN_SECONDS
from tongban.adapters.partners.simulation import ALL, Fault, Setting, SimulatedPartner
from tongban.core.people.facts import FactSource
from tongban.core.people.registers import Matched, NoRecord, NotAvailable, RegisterAnswer


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def server() -> Iterator[SimulatedPartner]:
    with running_partner() as running:
        yield running


@pytest.fixture
def partner(server: SimulatedPartner) -> Iterator[SimulatedPartner]:
    yield server
    server.office.faults.switch(ALL, Setting(fault=Fault.UP))


@pytest.fixture
def registers(partner: SimulatedPartner) -> Iterator[PartnerRegisters]:
    with registers_at(partner.url, call_seconds=0.3, budget_seconds=0.5) as asked:
        yield asked


def ask(registers: PartnerRegisters, *questions: object) -> tuple[RegisterAnswer, ...]:
    return registers.ask_all(questions or (about(LIN),), PURPOSE, today=TODAY)  # type: ignore[arg-type]


def reason(answer: RegisterAnswer) -> str:
    assert isinstance(answer, NotAvailable), answer
    return answer.reason


def test_a_match_brings_the_elements_that_the_dataset_serves_and_no_others(
    registers: PartnerRegisters,
) -> None:
    (answer,) = ask(registers)

    assert isinstance(answer, Matched)
    assert {fact.element: fact.value for fact in answer.facts} == {
        "person.name": "林晓雨",
        "person.birth_date": date(1992, 3, 7),
    }
    assert {fact.source for fact in answer.facts} == {FactSource.SHARED}
    assert {fact.origin for fact in answer.facts} == {"人口基础信息"}


def test_somebody_unknown_is_no_record_and_not_a_fault(registers: PartnerRegisters) -> None:
    assert ask(registers, about("519901199001010010")) == (NoRecord(dataset="population"),)


def test_several_registers_answer_in_the_order_asked(registers: PartnerRegisters) -> None:
    population, marriage = ask(registers, about(LIN), about(CHEN, MARRIAGE))

    assert (population.dataset, marriage.dataset) == ("population", "marriage")
    assert isinstance(marriage, Matched)
    assert marriage.facts[0].value == "married"


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault.DOWN, "down"),
        (Fault.UNAVAILABLE, "down"),
        (Fault.SLOW, "slow"),
        (Fault.TRICKLE, "slow"),
        (Fault.GARBAGE, "garbage"),
        (Fault.TRUNCATED, "garbage"),
        (Fault.DEEP, "garbage"),
        (Fault.WRONG_TYPES, "garbage"),
        (Fault.WRONG_PERSON, "wrong_person"),
        (Fault.FORGED, "garbage"),
    ],
)
def test_a_faulty_register_is_not_available_for_its_own_reason(
    partner: SimulatedPartner, registers: PartnerRegisters, fault: Fault, expected: str
) -> None:
    partner.office.faults.switch("population", Setting(fault=fault))
    broken, well = ask(registers, about(LIN), about(LIN, MARRIAGE))

    assert reason(broken) == expected
    assert isinstance(broken, NotAvailable)
    assert "人口基础信息" in broken.words
    assert "不影响您办理" in broken.words
    assert isinstance(well, Matched)


def test_another_persons_record_is_never_shown(
    partner: SimulatedPartner, registers: PartnerRegisters
) -> None:
    partner.office.faults.switch("population", Setting(fault=Fault.WRONG_PERSON))
    with capture_logs() as logs:
        (answer,) = ask(registers)

    assert "陈志远" not in str(answer)
    assert [line["log_level"] for line in logs] == ["warning"]


def test_nobody_listening_is_down() -> None:
    with registers_at("http://127.0.0.1:9", call_seconds=0.3) as registers:
        assert reason(ask(registers)[0]) == "down"


@pytest.mark.parametrize("fault", [Fault.SLOW, Fault.TRICKLE])
def test_twelve_slow_registers_cost_one_budget_not_twelve(
    partner: SimulatedPartner, fault: Fault
) -> None:
    partner.office.faults.switch(ALL, Setting(fault=fault, seconds=30))
    many = [about(LIN, replace(POPULATION, code=f"p{n}")) for n in range(12)]
    with registers_at(partner.url, call_seconds=0.4, budget_seconds=0.6) as registers:
        began = time.monotonic()
        answers = ask(registers, *many)

        assert time.monotonic() - began < 0.9
    assert all(isinstance(answer, NotAvailable) for answer in answers)


def test_after_repeated_failures_nobody_waits_and_one_probe_brings_it_back(
    partner: SimulatedPartner,
) -> None:
    clock = Clock()
    partner.office.faults.switch("population", Setting(fault=Fault.GARBAGE))
    with registers_at(partner.url, clock=clock) as registers:  # type: ignore[arg-type]
        failures = [reason(ask(registers)[0]) for _ in range(FAILURES_TO_OPEN + 1)]
        kept_away = registers.unavailable([POPULATION, MARRIAGE])
        partner.office.faults.switch("population", Setting(fault=Fault.UP))
        still_away = reason(ask(registers)[0])
        clock.now += OPEN_SECONDS
        probe = ask(registers)[0]

    assert failures == ["garbage"] * FAILURES_TO_OPEN + ["broken_off"]
    assert set(kept_away) == {"population"}
    assert still_away == "broken_off"
    assert isinstance(probe, Matched)


def test_a_register_that_mixes_people_up_is_left_alone_at_once(
    partner: SimulatedPartner, registers: PartnerRegisters
) -> None:
    partner.office.faults.switch("population", Setting(fault=Fault.WRONG_PERSON))

    assert [reason(ask(registers)[0]) for _ in range(2)] == ["wrong_person", "broken_off"]


def test_too_many_at_once_for_one_register_leave_the_others_their_places(
    partner: SimulatedPartner,
) -> None:
    partner.office.faults.switch("population", Setting(fault=Fault.SLOW, seconds=30))
    crowd = [about(LIN)] * 10
    with registers_at(partner.url, call_seconds=0.4, budget_seconds=0.6) as registers:
        *held, marriage = ask(registers, *crowd, about(LIN, MARRIAGE))

    assert {reason(answer) for answer in held} == {"slow"}
    assert isinstance(marriage, Matched)


@pytest.mark.parametrize(
    "question",
    [
        about(LIN, SECRET),
        about(LIN, POPULATION, MARRIED),
        replace(about(LIN), keys={}),
        replace(about(LIN), keys={"person.identity_number": ""}),
    ],
    ids=["not shared", "not served", "no key", "empty key"],
)
def test_an_unlawful_question_never_leaves_the_platform(question: object) -> None:
    with registers_at("http://127.0.0.1:9", call_seconds=0.3) as registers:
        assert reason(ask(registers, question)[0]) == "refused"


def test_a_partner_that_does_not_know_our_key_refuses(partner: SimulatedPartner) -> None:
    with registers_at(partner.url, key=b"another") as registers:
        answers = [reason(ask(registers)[0]) for _ in range(FAILURES_TO_OPEN + 1)]

    assert answers == ["refused"] * (FAILURES_TO_OPEN + 1)


def test_a_purpose_without_ground_is_refused_by_the_partner(registers: PartnerRegisters) -> None:
    (answer,) = registers.ask_all([about(LIN)], replace(PURPOSE, ground=""), today=TODAY)

    assert reason(answer) == "refused"


def test_an_answer_from_the_future_is_garbage(registers: PartnerRegisters) -> None:
    (answer,) = registers.ask_all([about(LIN)], PURPOSE, today=date(2026, 9, 14))

    assert reason(answer) == "garbage"


def test_a_match_is_remembered_for_the_same_purpose_only_and_briefly(
    partner: SimulatedPartner,
) -> None:
    clock = Clock()
    with registers_at(partner.url, clock=clock, remember_seconds=20) as registers:  # type: ignore[arg-type]
        first = ask(registers)[0]
        partner.office.faults.switch(ALL, Setting(fault=Fault.UNAVAILABLE))
        remembered = ask(registers)[0]
        other_purpose = registers.ask_all(
            [about(LIN)], replace(PURPOSE, item="other"), today=TODAY
        )[0]
        other_elements = ask(registers, about(LIN, POPULATION, NAME))[0]
        clock.now += 20
        forgotten = ask(registers)[0]

    assert remembered == first
    assert reason(other_purpose) == "down"
    assert reason(other_elements) == "down"
    assert isinstance(forgotten, NotAvailable)


def test_logs_name_register_purpose_and_outcome_and_nobody(
    partner: SimulatedPartner, registers: PartnerRegisters
) -> None:
    with capture_logs() as logs:
        ask(registers)

    assert logs[0]["event"] == "register_asked"
    assert (logs[0]["dataset"], logs[0]["outcome"]) == ("population", "Matched")
    assert (logs[0]["item"], logs[0]["ground"]) == ("food", "依申请办理")
    assert not any(word in str(logs) for word in (LIN, "林晓雨", "13900000000", "a key"))
