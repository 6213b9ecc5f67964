"""What the platform points at in a request, so that those who check it see it."""

from dataclasses import replace
from datetime import timedelta

from citywork import CATALOGUE
from exchangework import ITEM, MARRIAGE, NEEDED, TODAY, asking, terms

from tongban.core.catalog.availability import EVERY_ITEM
from tongban.core.catalog.datasets import Sharing
from tongban.core.exchange.conformity import Concern, concerns
from tongban.core.vocabulary.citations import Citation


def doubts(**changed):
    granted = changed.pop("granted", ())
    catalogue = changed.pop("catalogue", CATALOGUE)
    found = concerns(asking(**changed), catalogue, granted, today=TODAY)
    return {one.concern: one.subjects for one in found}


def test_a_request_for_just_what_its_items_need_raises_no_doubt():
    assert doubts() == {}


def test_the_check_points_at_fields_that_no_item_needs_and_at_those_missing():
    spare = min(frozenset(MARRIAGE.serves) - NEEDED)
    one = min(NEEDED)

    assert doubts(terms=terms(fields=NEEDED | {spare})) == {Concern.FIELD_NOT_NEEDED: (spare,)}
    assert Concern.FIELD_MISSING in doubts(terms=terms(fields=NEEDED - {one} or {spare}))
    assert doubts(terms=terms(fields=NEEDED | {"no.such"})) == {Concern.UNKNOWN_FIELD: ("no.such",)}


def test_for_every_item_no_field_can_be_said_to_be_too_many():
    every = terms(items=frozenset({EVERY_ITEM}), fields=frozenset(MARRIAGE.serves))

    assert doubts(terms=every) == {}


def test_the_check_points_at_a_ground_that_is_no_law_and_at_data_that_are_not_shared():
    closed = replace(MARRIAGE, sharing=Sharing.NOT_SHARED)
    catalogue = replace(CATALOGUE, datasets={**CATALOGUE.datasets, "marriage": closed})

    assert doubts(basis=Citation.local("局里的通知")) == {Concern.LOCAL_BASIS: ()}
    assert doubts(catalogue=catalogue) == {Concern.NOT_SHARED: ()}
    assert doubts(terms=terms(dataset="no_such")) == {Concern.UNKNOWN_DATASET: ()}
    assert doubts(terms=terms(dataset="")) == {}


def test_the_check_points_at_a_grant_that_gives_all_this_already():
    grant = asking().grant("G1", terms(), valid_from=TODAY)
    other = replace(grant, consumer="tax")

    assert doubts(granted=(grant, other)) == {Concern.GRANTED_ALREADY: ("G1",)}
    assert doubts(granted=(replace(grant, valid_until=TODAY - timedelta(days=1)),)) == {}


def test_an_item_that_is_gone_needs_nothing():
    gone = terms(items=frozenset({"gone", ITEM.code}))

    assert doubts(terms=gone) == {}
