"""A resource from the holder's description to the catalogue that everybody sees."""

from dataclasses import replace

import pytest
from citywork import CATALOGUE
from exchangework import ASKER, RESOURCE, asker, hand, holder, keeper

from tongban.core.authoring.access import CATALOGUE_KEEPER
from tongban.core.catalog.datasets import Sharing
from tongban.core.exchange import resource_review
from tongban.core.exchange.resource_review import ResourceStatus, advance, fold
from tongban.core.exchange.resources import DataField, as_resource, holders_of
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed


def submitted():
    return fold([resource_review.submit(asker(), RESOURCE, CATALOGUE)])


def published():
    state = submitted()
    return advance(state, resource_review.publish(state, keeper()))


def test_submitted_then_reviewed_then_published_to_all():
    assert submitted().status is ResourceStatus.SUBMITTED
    assert published().status is ResourceStatus.PUBLISHED


def test_what_is_returned_is_mended_and_submitted_again():
    state = submitted()
    back = advance(state, resource_review.send_back(state, keeper(), reason="缺少信息项"))
    again = advance(back, resource_review.submit(asker(), RESOURCE, CATALOGUE))

    assert (back.status, back.reason) == (ResourceStatus.RETURNED, "缺少信息项")
    assert (again.status, again.reason) == (ResourceStatus.SUBMITTED, "")


def test_what_is_published_may_be_withdrawn_by_its_holder():
    gone = advance(published(), resource_review.withdraw(published(), asker(), reason="系统停用"))

    assert gone.status is ResourceStatus.WITHDRAWN
    with pytest.raises(Conflict):
        resource_review.withdraw(gone, asker(), reason="再撤")


def test_nobody_describes_reviews_or_withdraws_for_another():
    own = replace(RESOURCE, holder=CATALOGUE_KEEPER)
    by_keeper = fold([resource_review.submit(keeper(), own, CATALOGUE)])
    for act in (
        lambda: resource_review.submit(holder(), RESOURCE, CATALOGUE),
        lambda: resource_review.publish(submitted(), holder()),
        lambda: resource_review.send_back(submitted(), asker(), reason="不"),
        lambda: resource_review.withdraw(published(), holder(), reason="不"),
        lambda: resource_review.publish(by_keeper, keeper()),
    ):
        with pytest.raises(NotAllowed):
            act()
    other = hand(CATALOGUE_KEEPER, staff="K2")
    assert resource_review.publish(by_keeper, other)


def test_what_is_published_is_not_reviewed_twice():
    with pytest.raises(Conflict):
        resource_review.publish(published(), keeper())


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"system": ""},
        {"fields": ()},
        {"keys": ()},
        {"fields": (DataField(name="x", element="no.such"),)},
        {"keys": ("no.such",)},
        {"proves": ("no_such",)},
        {"condition": ""},
        {"sharing": Sharing.NOT_SHARED},
    ],
)
def test_a_description_that_cannot_be_used_is_not_taken(wrong):
    with pytest.raises(InvalidValue):
        resource_review.submit(asker(), replace(RESOURCE, **wrong), CATALOGUE)


def test_a_resource_becomes_a_dataset_that_items_can_count_on():
    dataset = RESOURCE.dataset()

    assert (dataset.code, dataset.holder) == ("pension_register", ASKER)
    assert dataset.serves == ("person.name",)


def test_a_dataset_of_the_catalogue_reads_as_a_resource_and_back():
    for dataset in CATALOGUE.datasets.values():
        assert as_resource(dataset, {}).dataset() == dataset


def test_the_source_of_truth_stands_first_among_several_holders():
    first, *others = holders_of("person.name", CATALOGUE)

    assert first.holder == CATALOGUE.elements["person.name"].source_of_truth
    assert all(one.holder != first.holder or one.code > first.code for one in others)
    assert holders_of("no.such", CATALOGUE) == ()


def test_a_history_begins_with_a_description():
    with pytest.raises(TypeError):
        fold([])
    with pytest.raises(TypeError):
        fold([resource_review.publish(submitted(), keeper())])
