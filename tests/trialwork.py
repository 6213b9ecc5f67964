"""A rule tried as if it were switched on (试算): what it finds in what it watches."""

from dataclasses import replace

from tongban.actions.outside import Outside
from tongban.actions.supervision.trying import Over, tried
from tongban.core.supervision.settings import RuleSetting


def switched_on(code: str, outside: Outside, **numbers: int) -> tuple[Over, tuple[str, ...]]:
    """Return over what a rule is tried, and in what it would be met that is off now."""
    [rule] = (one for one in outside.standing_rules if one.code == code)
    setting = RuleSetting.of(rule)
    setting = replace(setting, numbers={**setting.numbers, **numbers})
    found = tried(rule, replace(setting, on=False), setting, outside)
    assert (found.before, found.vanishing) == (0, ())
    assert found.after == len(found.appearing) <= found.looked
    return found.over, tuple(one.number for one in found.appearing)
