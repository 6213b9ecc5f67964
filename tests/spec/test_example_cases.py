"""Every item of the example city can be carried from receipt to the end within its promise."""

from functools import cache
from pathlib import Path

import pytest
from casework import CITIZEN, GROUNDS, SECOND_INSPECTOR, Story

import tongban.examples.mingchuan
from tongban.adapters.catalogue_files import read_catalogue
from tongban.core.cases.acts import Performer
from tongban.core.cases.events import Completed
from tongban.core.cases.lights import Light
from tongban.core.cases.outcomes import DeliveryWay, StepOutcome
from tongban.core.cases.state import Status
from tongban.core.cases.submissions import Submission
from tongban.core.cases.verbs.decision import grant, refuse
from tongban.core.cases.verbs.delivery import deliver, issue
from tongban.core.cases.verbs.ending import complete, withdraw
from tongban.core.cases.verbs.examination import finish_step, start_step
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem


@cache
def city() -> Catalogue:
    return read_catalogue(Path(tongban.examples.mingchuan.__file__).parent).catalogue


ITEMS = sorted(city().items)


def clerk(department: str) -> Performer:
    return Performer(identifier=f"{department}-1", name="承办人", department=department)


def director(department: str) -> Performer:
    return Performer(identifier=f"{department}-9", name="负责人", department=department)


def filed(item: ServiceItem) -> Story:
    """Return a story in which the applicant brought everything and every step is needed."""
    needs = tuple(requirement.id for requirement in item.requirements)
    steps = tuple(step.id for step in item.steps)
    return Story(item, papers=Submission(needed=needs, provided=needs, steps=steps)).accepted()


def work(story: Story) -> None:
    """Let every department take up and finish whatever it may, until nothing is left to do."""
    while startable := story.state.startable:
        for step in startable:
            by = clerk(step.department)
            story.do(start_step, step.id, by=by)
            story.do(
                finish_step,
                step.id,
                by=by,
                outcome=StepOutcome.PASSED,
                opinion="同意",
                together_with=(SECOND_INSPECTOR,),
            )


def decider(item: ServiceItem, story: Story) -> Performer:
    deciding = story.state.route.deciding
    return director(deciding.department if deciding else item.department)


@pytest.mark.parametrize("code", ITEMS)
def test_an_item_of_the_city_runs_from_receipt_to_completion(code: str) -> None:
    item = city().items[code]
    story = filed(item)

    work(story)
    story.do(grant, by=decider(item, story), decision_number="准1", opinion="同意")
    for output in item.outputs:
        story.do(issue, output.code, by=clerk(item.department), number="1")
    work(story)
    story.do(deliver, DeliveryWay.ELECTRONIC)
    event = story.do(complete)

    assert isinstance(event, Completed)
    assert event.kind.normal
    assert all(story.state.is_done(step) for step in item.steps)


@pytest.mark.parametrize("code", ITEMS)
def test_an_item_of_the_city_can_be_refused_or_withdrawn(code: str) -> None:
    item = city().items[code]
    refused, withdrawn = filed(item), filed(item)

    work(refused)
    refused.do(refuse, GROUNDS, by=decider(item, refused), decision_number="不1")
    withdrawn.do(withdraw, by=CITIZEN)

    assert refused.state.status is Status.REFUSED
    assert withdrawn.state.ended


@pytest.mark.parametrize("code", ITEMS)
def test_a_promise_of_the_city_is_never_later_than_the_law_and_not_late_at_once(code: str) -> None:
    story = filed(city().items[code])

    due = story.due()

    assert due.promised_on is not None
    assert due.statutory_on is not None
    assert due.promised_on <= due.statutory_on
    assert due.light is not Light.RED
