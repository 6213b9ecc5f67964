"""Two at the same moment (并发): the database lets one wait for the other, and nothing is lost."""

from dataclasses import replace

import pytest
from city.together import at_once, failures
from city.workshop import FOOD

from tongban.actions.targets import published as published_now
from tongban.actions.workshop import editing, opening, publishing, reviewing
from tongban.core.authoring.copies import basics_of
from tongban.core.authoring.edits import AddPart, SetBasics
from tongban.core.authoring.sections import Section
from tongban.core.catalog.items import Faq
from tongban.store.catalog.models import Release
from tongban.store.workshop.models import Revision, WorkshopCopy

pytestmark = pytest.mark.django_db(transaction=True)


def faq(number):
    return AddPart(section=Section.FAQS, part=Faq(question=f"第{number}问？", answer="答。"))


def test_two_administrators_saving_at_once_both_stand(workshop):
    copy = opening.open_item(workshop.administrator, FOOD, workshop.outside)
    text = workshop.opened(copy).copy
    basics = SetBasics(basics=replace(basics_of(text.item), contact="0999-5190009"))

    def save(officer, change):
        return editing.edit(officer, copy, [change], workshop.outside, revision=1)

    done = at_once(
        lambda: save(workshop.administrator, faq(1)), lambda: save(workshop.colleague, basics)
    )
    assert failures(done) == []
    item = workshop.opened(copy).copy.item
    assert (item.contact, item.faqs[-1].question) == ("0999-5190009", "第1问？")
    assert sorted(Revision.objects.values_list("number", flat=True)) == [1, 2, 3]


def test_an_item_opened_by_two_at_once_has_one_copy(workshop):

    def open_it(officer):
        return opening.open_item(officer, FOOD, workshop.outside)

    done = at_once(lambda: open_it(workshop.administrator), lambda: open_it(workshop.colleague))
    assert failures(done) == []
    assert WorkshopCopy.objects.count() == 1


def test_two_workers_publish_a_copy_once(workshop):
    copy = opening.open_item(workshop.administrator, FOOD, workshop.outside)
    workshop.edit(copy, faq(1))
    workshop.reviewed(copy)
    today = workshop.outside.today
    reviewing.schedule(workshop.administrator, copy, workshop.outside, effective_on=today)
    before = Release.objects.count()
    done = at_once(*[lambda: publishing.publish_due(workshop.outside)] * 2)
    assert failures(done) == []
    assert Release.objects.count() == before + 1
    assert published_now().catalogue.items[FOOD].version == 2
