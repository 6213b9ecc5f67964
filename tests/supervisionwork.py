"""Cases as supervision meets them: lawful ones, and such as no verb would let happen."""

from casework import (
    DIRECTOR,
    FIREMAN,
    INSPECTOR,
    SECOND_INSPECTOR,
    Story,
    act,
    calendar,
    item,
    submission,
    working_day,
)

from tongban.core.cases.acts import Performer
from tongban.core.cases.events import (
    Completed,
    Granted,
)
from tongban.core.cases.outcomes import CompletionKind, StepOutcome
from tongban.core.cases.verbs.decision import grant
from tongban.core.cases.verbs.examination import finish_step, start_step
from tongban.core.cases.verbs.review import accept
from tongban.core.supervision.sightings import Sighting
from tongban.core.supervision.standing_rules import STANDING_RULES
from tongban.core.supervision.watching import watch

EXAMINED = (("visit", INSPECTOR, (SECOND_INSPECTOR,)), ("fire", FIREMAN, ()))


def found(story: Story) -> dict[str, Sighting]:
    """Return what the whole history shows on the day where the story is, by code of the rule."""
    shown = watch(STANDING_RULES, story.item, story.events, today=story.on, calendar=calendar())
    return {one.rule.code: one for one in shown}


def accepted(**changes: object) -> Story:
    story = Story(item(**changes))
    story.do(accept, notice_number="受1", calendar=calendar())
    return story


def examined(story: Story, *, by: Performer | None = None) -> Story:
    for step, officer, others in EXAMINED:
        story.do(start_step, step, by=officer)
        story.do(
            finish_step, step, by=by or officer, outcome=StepOutcome.PASSED, opinion="好",
            together_with=others,
        )  # fmt: skip
    return story


def granted(story: Story | None = None) -> Story:
    story = examined(story or accepted())
    story.do(grant, by=DIRECTOR, decision_number="准1", opinion="同意")
    return story


def lawless(story: Story, happened: type, /, **fields: object) -> Story:
    """Let something happen that no verb would let through, as other systems may report it."""
    moment = act(story.on, fields.pop("by", DIRECTOR), hour=fields.pop("hour", 10))
    story.add((happened(at=moment.at, by=moment.by, **fields),))
    return story


def lawless_grant(story: Story, **fields: object) -> Story:
    return lawless(
        story, Granted, decided_on=story.on, decision_number="准1", opinion="同意", **fields
    )


def ended(story: Story, kind: CompletionKind, **fields: object) -> Story:
    return lawless(story, Completed, kind=kind, completed_on=story.on, **fields)


def deferred() -> Story:
    story = Story(papers=submission("lease", "plan"))
    story.do(
        accept,
        notice_number="受1",
        calendar=calendar(),
        deferred_until=working_day(3),
    )
    return story
