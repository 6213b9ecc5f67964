"""A condition survives being written as text and stored as JSON, notes and all."""

import json

from conditionwork import conditions
from hypothesis import example, given

from tongban.core.catalog.conditions import codec
from tongban.core.catalog.conditions.nodes import Condition
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.conditions.written import written


@given(conditions())
def test_what_is_written_is_read_back(condition: Condition) -> None:
    assert parse(written(condition)) == condition


@given(conditions())
@example(parse("some home.members has (home.members.age >= 18)"))
def test_what_is_stored_is_read_back(condition: Condition) -> None:
    stored = json.loads(json.dumps(codec.encode(condition)))

    assert codec.decode(stored) == condition


@given(conditions())
def test_reading_and_storing_keep_the_kind_of_every_value(condition: Condition) -> None:
    """Python holds that 1 equals True and 16 equals 16.0; a stored condition must not."""
    assert repr(parse(written(condition))) == repr(condition)
    assert repr(codec.decode(codec.encode(condition))) == repr(condition)
