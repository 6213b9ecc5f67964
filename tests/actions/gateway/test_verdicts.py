"""A verification answers 一致, 不一致, 查无 or 不可用, and never the value itself."""

import pytest
from gatewaywork import LIN, Gateway, granted

pytestmark = pytest.mark.django_db


@pytest.fixture
def gateway():
    one = Gateway()
    one.known()
    granted()
    return one


def refusal(reached):
    return reached.said["layer"], reached.said["reason"]


@pytest.mark.parametrize(("claim", "verdict"), [("林晓雨", "consistent"), ("李四", "inconsistent")])
def test_a_claim_is_answered_without_the_value(gateway, claim, verdict):
    asked = {"keys": {"person.identity_number": LIN}, "claims": {"person.name": claim}}
    reached = gateway.ask(asked)

    assert reached.said["outcome"] == verdict
    assert ("林晓雨" in reached.body.decode()) is False


def test_an_unknown_person_is_no_record_and_a_silent_register_is_not_available(gateway):
    nobody = {"keys": {"person.identity_number": "519901199001010010"}}
    claims = {"claims": {"person.name": "林晓雨"}}
    assert gateway.ask({**nobody, **claims}).said["outcome"] == "no_record"
    assert gateway.ask({**nobody, "fields": ["person.name"]}).said == {"outcome": "no_record"}

    gateway.shelf.silent = "slow"
    verdict = gateway.ask({**nobody, **claims})
    assert (verdict.status, verdict.said["outcome"]) == (200, "not_available")
    silent = gateway.ask()
    assert (silent.status, refusal(silent)) == (504, ("transport", "slow"))
    gateway.shelf.silent = "garbage"
    assert refusal(gateway.ask()) == ("provider", "garbage")
