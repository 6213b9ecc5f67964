"""A call belongs to the day on which it came, to the second."""

from datetime import date

from tongban.actions.gateway.today import Today


def test_a_day_is_worked_out_once_a_second_and_ends_with_its_last():
    now = [0.0]
    asked: list[float] = []

    def look_up() -> date:
        asked.append(now[0])
        return date(2026, 1, 1) if now[0] < 10 else date(2026, 1, 2)

    today = Today(look_up, clock=lambda: now[0])
    told = []
    for now[0] in (9.0, 9.5, 9.999, 10.0, 10.2):
        told.append(today().day)

    assert told == [1, 1, 1, 2, 2]
    assert asked == [9.0, 10.0]
