"""The worker publishes what falls due (按期发布), by its own clock."""

import pytest
from city.workshop import FOOD

from tongban.actions.targets import published as published_now
from tongban.actions.workshop import opening, reviewing
from tongban.core.authoring.edits import AddPart
from tongban.core.authoring.sections import Section
from tongban.core.catalog.items import Faq
from tongban.project import jobs
from tongban.store.workshop.models import ScheduledPublication

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_job_publishes_a_copy_whose_day_has_come(workshop):
    copy = opening.open_item(workshop.administrator, FOOD, workshop.outside)
    workshop.edit(copy, AddPart(section=Section.FAQS, part=Faq(question="新？", answer="是。")))
    workshop.reviewed(copy)
    today = workshop.outside.today
    reviewing.schedule(workshop.administrator, copy, workshop.outside, effective_on=today)

    jobs.publish_what_is_due(0)
    jobs.publish_what_is_due(0)

    item = published_now().catalogue.items[FOOD]
    assert (item.version, item.effective_from) == (2, today)
    (publication,) = ScheduledPublication.objects.all()
    assert publication.outcome == "published"
