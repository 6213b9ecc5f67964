"""改用新版 (立法法 §104): what a newer version asks more of one applicant, and what it does not."""

from dataclasses import replace
from typing import Any

import pytest
from casework import CITIZEN
from guidework import (
    condition,
    days,
    form_field,
    holding,
    question,
    requirement,
    step,
)
from newerwork import DEED, FILED, IN_LAW, LEASE, TAX, TOLD, Case

from tongban.core.cases.errors import CannotGoOver, ConsentMissing
from tongban.core.cases.rebase_events import Rebased
from tongban.core.cases.verbs.rebasing import agree, go_over, offer
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.steps import Output, OutputKind


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({"promised_limit": days(15)}, (f"承诺办结时限由“10 {IN_LAW}改为“15 {IN_LAW}",)),
        ({"fees": (*FILED.fees, TAX)}, ("新增收费“tax”",)),
        ({"requirements": (LEASE, DEED, replace(LEASE, id="again"))}, ()),
        ({"conditions": (condition("p.area >= 50"),)}, ()),
        ({"conditions": (condition("p.area >= 90"),)}, ("新增受理条件“p.area >= 90”",)),
        ({"steps": (*FILED.steps, step("look", days(1), "accept"))}, ()),
        (
            {"steps": (*FILED.steps, step("look", days(1), "accept", presence="按指纹"))},
            ("新增办理环节“环节look”",),
        ),
        ({"fields": (form_field("p.area"),)}, ()),
        (
            {"outputs": (Output(code="out-None", name="证明", kind=OutputKind.APPROVAL),)},
            ("办理结果“证明”：结果由“结果”改为“证明”",),
        ),
    ],
)
def test_what_asks_more_is_told_from_what_does_not(changes: Any, asked: tuple[str, ...]) -> None:
    assert Case().newer(replace(FILED, version=2, **changes)).asks == asked


def test_what_a_paper_proves_counts_under_whatever_name_it_was_asked_for() -> None:
    renamed = replace(FILED, version=2, requirements=(replace(LEASE, id="premises"), DEED))
    found = Case().under(renamed)

    assert found is not None
    assert found.newer.submission.provided == ("premises", "deed")
    assert [line.requirement.id for line in found.lines] == ["premises"]


def test_a_paper_that_fell_under_a_condition_is_asked_for_when_it_is_not_there() -> None:
    loose = replace(FILED, requirements=(LEASE, requirement("photo", when="p.area > 100")))
    tight = replace(
        loose,
        version=2,
        promised_limit=days(5),
        requirements=(LEASE, requirement("photo", when="p.area > 50")),
    )
    case = Case(loose, "lease", needed=("lease",))

    assert case.newer(tight).asks == (
        "申请材料“photo”：什么时候需要由“p.area大于100”改为“p.area大于50”",
    )


def test_a_paper_that_new_facts_call_for_is_named_though_no_version_changed_it() -> None:
    filed = replace(FILED, requirements=(LEASE, requirement("photo", when="p.area > 100")))
    case = Case(filed, "lease", needed=("lease",))
    newer = case.newer(replace(filed, version=2, promised_limit=days(5)), told={"p.area": 150})

    assert newer.asks == ("还要提交“photo”",)


def test_a_certificate_that_is_held_is_not_asked_for() -> None:
    wants = replace(FILED, version=2, requirements=(LEASE, DEED, requirement("licence")))
    case = Case().accepted()
    newer = case.newer(wants, holdings=(holding("licence"),))

    assert newer.asks == ()
    assert case.do(go_over, newer).state.owed == ()


def test_what_changes_nothing_for_this_person_is_no_newer_version_of_their_case() -> None:
    elsewhere = requirement("photo", when="p.area > 100")

    assert Case().under(replace(FILED, version=2, contact="0999-5190002")) is None
    assert Case().under(replace(FILED, version=2, requirements=(LEASE, DEED, elsewhere))) is None


ASKS_YES = replace(
    FILED,
    version=2,
    questions=(question("a.yes"),),
    requirements=(LEASE, DEED, requirement("photo", when="a.yes")),
)
ASKS_RENT = replace(FILED, version=2, fields=(form_field("p.rent"),))


@pytest.mark.parametrize(("newest", "element"), [(ASKS_RENT, "p.rent"), (ASKS_YES, "a.yes")])
def test_what_only_the_newer_version_asks_is_named_in_the_offer_and_told_by_the_applicant(
    newest: ServiceItem, element: str
) -> None:
    case = Case().accepted()
    newer = case.newer(newest)
    asked = next(one for one in newer.unanswered if one != "photo")

    assert newer.questions == (element,)
    assert f"还要回答“{asked}”" in newer.asks
    with pytest.raises(ConsentMissing):
        case.do(go_over, newer)
    case.do(offer, newer, reason="新版")
    with pytest.raises(CannotGoOver, match=asked):
        case.do(agree, newer, by=CITIZEN)

    answered = case.newer(newest, told={**TOLD, element: 30 if element == "p.rent" else True})
    case.do(agree, answered, by=CITIZEN, answered=(asked,))
    went = case.events[-1]
    assert isinstance(went, Rebased)
    assert case.state.item is newest
    assert went.changes[-1] == f"申请人回答了“{asked}”"


def test_an_answer_decides_whether_the_newer_version_asks_for_more_or_changes_nothing() -> None:
    case = Case().accepted()
    case.do(offer, case.newer(ASKS_YES), reason="新版")

    needed = case.newer(ASKS_YES, told={**TOLD, "a.yes": True})

    assert case.under(ASKS_YES, told={**TOLD, "a.yes": False}) is None
    assert needed.asks == ("新增申请材料“photo”",)
    assert case.do(agree, needed, by=CITIZEN).state.owed == ("photo",)


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({"requirements": (LEASE, DEED, requirement("photo", when="a.yes"))}, "photo"),
        ({"fields": (form_field("p.rent"), form_field("home.members"))}, "home.members"),
    ],
)
def test_what_nobody_can_be_asked_for_beside_a_case_is_not_offered(
    changes: Any, label: str
) -> None:
    case = Case().accepted()
    newer = case.newer(replace(FILED, version=2, **changes))

    assert (label in newer.unanswered, newer.questions) == (True, ())
    with pytest.raises(CannotGoOver, match=label):
        case.do(offer, newer, reason="新版")


def test_an_optional_field_is_no_question() -> None:
    optional = replace(FILED, version=2, fields=(form_field("p.rent", optional=True),))

    assert Case().newer(optional).unanswered == ()
