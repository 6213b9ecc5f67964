"""Terms of joint handling (联办约定) that mean something, and whose silence is found."""

from dataclasses import replace

import pytest
from casework import days, working_day
from jointwork import LEAD, TERMS, Together, at, officer

from tongban.core.joint.opinion_events import Answer
from tongban.core.joint.opinions import OpinionStanding
from tongban.core.joint.terms import JointMode, JointTerms, OpinionTerms
from tongban.core.joint.verbs.opinions import fall_due
from tongban.core.people.histories import SYSTEM
from tongban.core.supervision.owed_opinions import found_in, owed_opinions
from tongban.core.supervision.standing_rules import STANDING_RULES
from tongban.core.vocabulary.errors import InvalidValue

RESULTS = frozenset({"planning", "fire"})
ANSWERING = ("planning", "archives", "roads")


@pytest.mark.parametrize(
    "wrong",
    [
        {"decides": frozenset()},
        {"opinions": (*TERMS.opinions, TERMS.opinions[0])},
        {"mode": JointMode.RELAYED, "opinions": ()},
        {"visits": {}},
    ],
)
def test_terms_that_mean_nothing_are_refused(wrong):
    usual = {
        "code": "x",
        "mode": JointMode.COMBINED,
        "lead": LEAD,
        "decides": frozenset({"filing"}),
        "opinions": TERMS.opinions,
        "visits": TERMS.visits,
    }
    with pytest.raises(InvalidValue):
        JointTerms(**{**usual, **wrong})


def test_an_opinion_is_asked_about_something():
    with pytest.raises(InvalidValue):
        OpinionTerms(department="x", about=" ", limit=days(3))


def test_every_state_mode_and_answer_has_its_words():
    words = [one.label for kind in (OpinionStanding, JointMode, Answer) for one in kind]
    assert len({*words}) == len(words) - 2  # 同意 and 不同意 are also where an opinion stands


def test_departments_stand_once_and_the_lead_first():
    assert Together().matter.departments == (LEAD, "planning", "archives", "roads")
    assert officer("roads").department == "roads"


def test_a_silence_that_stays_owed_is_found_where_the_department_or_the_lead_answers_for_a_case():
    story = Together().day(4)
    story.events += fall_due(story.matter, at(story.on, SYSTEM))
    shown = {item: [*owed_opinions(STANDING_RULES, story.matter, item)] for item in RESULTS}

    assert [(one.key, one.since) for one in shown["fire"]] == [("opinion:roads", working_day(4))]
    assert [one.key for one in shown["planning"]] == ["opinion:planning"]
    assert found_in(story.matter, "archives") == "fire"
    alone = replace(story.matter, begun=replace(story.matter.begun, parts=story.matter.parts[:1]))
    assert found_in(alone, "roads") == "planning"
