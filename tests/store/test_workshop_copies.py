"""Copies remembered (编制稿留存): revisions are appended, lists are read page by page."""

from datetime import timedelta

import pytest
from city.people import officer
from city.workshop import FOOD, Workshop
from django.db import IntegrityError, connection, transaction

from tongban.actions.workshop import opening, reviewing
from tongban.core.authoring.blank import NewItem
from tongban.core.authoring.review_state import ReviewStatus
from tongban.core.catalog.items import Audience, ItemType
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import NotFound
from tongban.store.workshop import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop(published, outside) -> Workshop:
    return Workshop.of("market_regulation", outside)


def new(number):
    return NewItem(
        code=f"new_{number}",
        name=f"新事项{number}",
        department="market_regulation",
        item_type=ItemType.OTHER,
        audiences=(Audience.PERSON,),
    )


def refused(statement):
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_revisions_and_reviews_are_never_changed(workshop):
    copy = opening.open_item(workshop.administrator, FOOD, workshop.outside)
    reviewing.discard(workshop.administrator, copy, workshop.outside, reason="不改了")
    refused("UPDATE store_workshop_revision SET words = ''")
    refused("DELETE FROM store_workshop_revision")
    refused("UPDATE store_workshop_reviewrecord SET name = ''")
    refused("DELETE FROM store_workshop_reviewrecord")


def test_pages_of_copies_follow_each_other_without_a_gap(workshop, clock, monkeypatch):
    monkeypatch.setattr(queries, "PAGE", 2)
    for number in range(5):
        if number != 2:  # two of them at the same moment
            clock.now += timedelta(minutes=1)
        opening.open_new(workshop.administrator, new(number), workshop.outside)
    seen, before = [], None
    while page := queries.copies_for(workshop.reviewer, before=before):
        seen += [line.code for line in page]
        before = (page[-1].changed_at, page[-1].id)
    assert sorted(seen) == [f"new_{number}" for number in range(5)]
    assert (seen[0], seen[-1]) == ("new_4", "new_0")


def test_copies_are_found_by_name_code_and_status(workshop):
    for number in range(2):
        opening.open_new(workshop.administrator, new(number), workshop.outside)
    found = queries.copies_for(workshop.administrator, words="新事项1")
    assert [line.code for line in found] == ["new_1"]
    assert [line.code for line in queries.copies_for(workshop.administrator, words="W_0")] == [
        "new_0"
    ]
    waiting = queries.copies_for(workshop.administrator, statuses=[ReviewStatus.LEGAL_REVIEW])
    assert waiting == ()


def test_what_is_out_of_the_catalogue_is_told_to_its_department(workshop):
    assert queries.standings_for(workshop.reviewer) == ()
    assert queries.standings_for(officer("market_regulation", Role.WINDOW, staff="w")) == ()
    assert queries.standing_of(FOOD) is None


def test_a_revision_that_never_was_is_not_found(workshop):
    copy = opening.open_item(workshop.administrator, FOOD, workshop.outside)
    with pytest.raises(NotFound):
        queries.copy_for(workshop.administrator, copy, revision=9)


def test_a_copy_is_read_with_few_questions(workshop, django_assert_max_num_queries):
    copy = opening.open_item(workshop.administrator, FOOD, workshop.outside)
    with django_assert_max_num_queries(4):
        queries.copy_for(workshop.administrator, copy)
    with django_assert_max_num_queries(1):
        queries.copies_for(workshop.administrator)
