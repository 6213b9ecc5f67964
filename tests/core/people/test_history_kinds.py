"""Histories are told apart by their tags, and no two kinds of event share one."""

from dataclasses import dataclass
from typing import ClassVar

import pytest

from tongban.core.authoring.review_events import AnyReviewEvent, Approved, Sent
from tongban.core.people.histories import HistoryEvent, kinds
from tongban.core.vocabulary.errors import InvalidValue


@dataclass(frozen=True, slots=True, kw_only=True)
class SentAsWell(HistoryEvent):
    name: ClassVar[str] = "sent"


def test_the_kinds_of_a_history_are_found_by_their_tags():
    found = kinds(AnyReviewEvent)

    assert (found["sent"], found["approved"]) == (Sent, Approved)
    assert len(found) == 9


def test_two_kinds_that_would_be_stored_alike_are_refused():
    with pytest.raises(InvalidValue, match="'sent'"):
        kinds(Sent | SentAsWell)
