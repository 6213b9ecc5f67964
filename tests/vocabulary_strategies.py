"""Random values of the vocabulary, for property tests: calendars, limits, codes."""

from datetime import date, timedelta

from hypothesis import strategies as st

from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.check_characters import (
    ALPHANUMERIC,
    DIGITS,
    WITHOUT_LOOKALIKES,
    credit_check,
    organisation_check,
)
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.credit import CreditCode
from tongban.core.vocabulary.identity import make_example_number
from tongban.core.vocabulary.limits import TimeLimit

FIRST_DAY = date(2023, 1, 1)
BASIS = Citation(law="行政许可法", article="42", paragraph=1)

days = st.integers(0, 4 * 365).map(lambda offset: FIRST_DAY + timedelta(days=offset))
"""Days of four years; random calendars have their exceptions among them or beside them."""


@st.composite
def calendars(draw):
    """Draw a calendar with exceptions anywhere, also on days that change nothing."""
    off = draw(st.sets(days, max_size=40))
    longest = draw(st.integers(0, 12))
    began = draw(days)
    holiday = {began + timedelta(days=offset) for offset in range(longest)}
    on = draw(st.sets(days, max_size=20)) - off - holiday
    published = draw(st.sets(st.integers(2022, 2028)))
    return WorkingCalendar.from_exceptions(
        days_off=off | holiday, days_on=on, published_years=published
    )


limits = st.one_of(
    st.builds(TimeLimit.working_days, st.integers(1, 60), st.just(BASIS)),
    st.builds(TimeLimit.calendar_days, st.integers(1, 90), st.just(BASIS)),
    st.builds(TimeLimit.hours, st.integers(1, 2000), st.just(BASIS)),
    st.builds(TimeLimit.months, st.integers(1, 14), st.just(BASIS)),
    st.builds(TimeLimit.years, st.integers(1, 2), st.just(BASIS)),
    st.builds(TimeLimit.instant, st.just(BASIS)),
)

citizen_numbers = st.builds(
    make_example_number,
    birth_date=st.dates(date(1900, 1, 1), date(2030, 12, 31)),
    order=st.integers(0, 999),
    area=st.integers(0, 99).map("5199{:02d}".format),
)


@st.composite
def credit_codes(draw):
    """Draw a credit code in the unassigned area with both check characters right."""
    organisation = draw(st.text(WITHOUT_LOOKALIKES, min_size=8, max_size=8))
    head = draw(st.text(DIGITS, min_size=2, max_size=2))
    check = organisation_check(organisation)
    body = f"{head}519901{organisation}{check}"
    return CreditCode(body + credit_check(body))


codes = st.text(ALPHANUMERIC, min_size=1, max_size=36)
