"""The clock of a demonstration: it goes ahead by days, for all its processes, and never back."""

from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import override_settings
from time_machine import travel

from tongban.core.vocabulary.errors import ConfigurationError
from tongban.project.clock import days_ahead, move_ahead, moving_clock
from tongban.project.commands import parser

MOMENT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def test_a_clock_that_nobody_moved_tells_the_time(tmp_path: Path) -> None:
    with travel(MOMENT, tick=False):
        assert moving_clock(tmp_path)() == MOMENT


def test_every_process_of_the_folder_lives_on_the_day_it_was_moved_to(tmp_path: Path) -> None:
    clock = moving_clock(tmp_path)
    move_ahead(tmp_path)
    move_ahead(tmp_path)
    with travel(MOMENT, tick=False):
        assert clock() == MOMENT + timedelta(days=2)
    assert days_ahead(tmp_path) == 2


@pytest.mark.django_db
def test_where_real_people_are_served_no_day_is_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A26."""
    monkeypatch.setattr("tongban.project.commands.clock.running_platform", nullcontext)
    options = parser().parse_args(["clock", "forward", "1"])
    with override_settings(DEMO_ACCOUNTS=False, VAR=tmp_path), pytest.raises(ConfigurationError):
        options.run(options)
    assert days_ahead(tmp_path) == 0
