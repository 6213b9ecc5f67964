"""What ratings show: an officer's telephone, many in a row, poor ones that nobody heard."""

from datetime import date, datetime, timedelta

from casework import CHINA_STANDARD_TIME

from tongban.core.supervision.rated import RATING_RULES, RatedCase, at_rating
from tongban.core.supervision.standing_rules import STANDING_RULES
from tongban.core.supervision.watching import gathered

AT = datetime(2026, 3, 2, 10, 1, tzinfo=CHINA_STANDARD_TIME)
DUE = date(2026, 3, 3)


def shown(today: date = date(2026, 3, 10), **told: object) -> list[tuple[str, date]]:
    rated = RatedCase(
        **{"stage": "completion", "department": "market", "channel": "web", "at": AT, **told}
    )
    return [(one.rule.code, one.since) for one in at_rating(STANDING_RULES, rated, today)]


def test_an_ordinary_rating_shows_nothing():
    assert shown() == []


def test_a_case_with_an_officers_telephone_is_looked_into():
    assert shown(staff_phone=True) == [("rated_by_staff", AT.date())]


def test_a_poor_rating_is_contacted_by_its_day():
    assert shown(today=DUE, contact_due=DUE) == []
    assert shown(contact_due=DUE, contacted_on=DUE) == []
    assert shown(contact_due=DUE) == [("poor_not_contacted", date(2026, 3, 4))]
    late = shown(contact_due=DUE, contacted_on=date(2026, 3, 5))
    assert late == [("poor_not_contacted", date(2026, 3, 4))]


def test_ratings_in_a_row_on_one_device_count_together_and_only_then():
    def ratings(count: int):
        for number in range(count):
            rated = RatedCase(
                stage=f"{number}", department="market", channel="tablet",
                at=AT + timedelta(seconds=30 * number),
            )  # fmt: skip
            yield from at_rating(RATING_RULES, rated, AT.date())

    assert gathered(ratings(7)) == ()
    assert len(gathered(ratings(8))) == 8
    assert shown(channel="web") == []
