"""A rule proposed to be set otherwise, and a round that is planned, for tests of histories."""

from dataclasses import replace
from datetime import timedelta

from city.people import officer

from tongban.actions.assessment.rounds import plan_round
from tongban.actions.supervision.setting import propose, standing_rule
from tongban.core.people.actors import Role
from tongban.core.supervision.rules import Level
from tongban.core.supervision.settings import RuleSetting


def rules_and_rounds(outside) -> None:
    supervisor = officer("supervision", Role.SUPERVISOR)
    setting = RuleSetting.of(standing_rule("promise_near", outside))
    propose(
        supervisor, "promise_near", replace(setting, level=Level.ORANGE), outside, reason="提前提示"
    )
    plan_round(supervisor, outside, title="一", size=8, open_on=outside.today + timedelta(days=30))
