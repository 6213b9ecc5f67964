"""Masking (脱敏): nobody sees more of a person than their part in the case needs (A16)."""

from datetime import date
from decimal import Decimal

import pytest

from tongban.core.catalog.elements import Sensitivity
from tongban.core.people.actors import Officer, Role
from tongban.core.people.masking import Sight, Viewer, masked, masked_text

LEADING, OTHER = "market_regulation", "fire_rescue"


def officer(*roles: Role, department: str = LEADING) -> Officer:
    return Officer(
        account=1, name="王", staff_number="1", department=department, roles=frozenset(roles)
    )


def sight(who: Officer, sensitivity: Sensitivity, *, open_work: bool) -> Sight:
    return Viewer.of(who, department=LEADING, open_work=open_work).sight(sensitivity)


def test_whoever_has_the_case_in_hand_sees_what_serves_it():
    clerk = officer(Role.WINDOW)

    assert sight(clerk, Sensitivity.SENSITIVE, open_work=True) is Sight.WHOLE
    assert sight(clerk, Sensitivity.PERSONAL, open_work=True) is Sight.WHOLE


def test_once_the_work_is_done_what_is_personal_is_covered():
    clerk = officer(Role.EXAMINER)

    assert sight(clerk, Sensitivity.SENSITIVE, open_work=False) is Sight.MASKED
    assert sight(clerk, Sensitivity.PERSONAL, open_work=False) is Sight.MASKED
    assert sight(clerk, Sensitivity.PUBLIC, open_work=False) is Sight.WHOLE


def test_whoever_only_supervises_sees_personal_values_covered_at_any_time():
    assert sight(officer(Role.SUPERVISOR), Sensitivity.PERSONAL, open_work=True) is Sight.MASKED


def test_a_department_that_does_a_step_never_sees_what_is_sensitive():
    helper = officer(Role.EXAMINER, department=OTHER)

    assert sight(helper, Sensitivity.SENSITIVE, open_work=True) is Sight.CLOSED
    assert sight(helper, Sensitivity.SENSITIVE, open_work=False) is Sight.CLOSED
    assert sight(helper, Sensitivity.PERSONAL, open_work=True) is Sight.WHOLE
    assert sight(helper, Sensitivity.PERSONAL, open_work=False) is Sight.MASKED


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("519901199003070018", "519901********0018"),
        ("10000000017", "100****0017"),
        ("林", "林"),
        ("林雨", "林*"),
        ("林晓雨", "林*雨"),
        ("明川市东城区临江路88号", "明川市东城区****"),
        (date(1990, 3, 7), "1990-**-**"),
        (True, "*"),
        (None, ""),
        ((), ""),
        (Decimal(3260), "****"),
        (3, "****"),
        (("林晓雨", {"name": "林小溪"}), "林*雨、****"),
    ],
)
def test_a_covered_value_tells_people_apart_and_cannot_be_copied(value, shown):
    assert masked(value) == shown


def test_a_number_that_is_none_is_covered_like_any_text():
    assert masked_text("519901199003070011") == "519901****"
