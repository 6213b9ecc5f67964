"""Handling sensitive personal information is assessed beforehand, by two (个保法 §55, §56)."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from lintwork import ELEMENTS, ITEM, TODAY
from lintwork import catalogue as catalogue_of

from tongban.core.catalog.items import FormField
from tongban.core.catalog.lint import Assessed, Severity, lint
from tongban.core.catalog.sensitive import sensitive_asked
from tongban.core.people.actors import Officer, Role
from tongban.core.people.impact import (
    Assessment,
    ImpactStatus,
    Risk,
    advance,
    approve,
    fold,
    give_back,
    submit,
)
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed

NOW = datetime(2026, 9, 14, 2, tzinfo=UTC)
SAID = Assessment(
    purpose="核对从业人员能否接触直接入口食品",
    necessity="食品安全法第四十五条要求，没有别的办法",
    impact="泄露会让人受歧视",
    measures="加密保存，只给办理这一环节的人看",
    risk=Risk.MEDIUM,
)
ASKING = replace(
    ITEM, fields=(*ITEM.fields, FormField(element="person.illness", purpose="核对健康状况"))
)


def officer(staff: str, *roles: Role) -> Officer:
    return Officer(
        account=1, name="王敏", staff_number=staff, department="market", roles=frozenset(roles)
    )


AUTHOR, SECOND = officer("1", *Role), officer("2", Role.LEGAL_REVIEWER)
SENT = submit(AUTHOR, NOW, elements={"person.illness"}, assessment=SAID)


def findings(item, approved, before=frozenset()):
    assessed = None if approved is None else Assessed(approved=approved, before={"food": before})
    found = lint(catalogue_of(item), today=TODAY, assessed=assessed)
    return [one for one in found if one.rule == "L23"]


def test_an_item_that_asks_something_sensitive_is_not_published_before_it_is_assessed():
    (finding,) = findings(ASKING, {})

    assert finding.severity is Severity.ERROR
    assert "病史" in finding.message
    assert finding.citation.article == "55"


def test_an_approved_assessment_of_what_is_asked_is_enough_and_of_something_else_is_not():
    asked = sensitive_asked(ASKING, catalogue_of(ASKING))

    assert findings(ASKING, {ASKING.code: asked}) == []
    assert len(findings(ASKING, {ASKING.code: asked - {"person.illness"}})) == 1
    assert len(findings(ASKING, {"other": asked})) == 1


def test_what_the_published_version_asks_already_is_made_up_for_and_stops_nothing():
    asked = sensitive_asked(ASKING, catalogue_of(ASKING))

    (finding,) = findings(ASKING, {}, before=asked)
    assert finding.severity is Severity.WARNING
    (finding,) = findings(ASKING, {}, before=asked - {"person.illness"})
    assert finding.severity is Severity.ERROR


def test_where_nobody_told_what_was_assessed_nothing_is_compared():
    assert findings(ASKING, None) == []


def test_what_is_not_sensitive_needs_no_assessment():
    plain = [one.code for one in ELEMENTS if one.code == "premises.area"]
    item = replace(ASKING, fields=tuple(FormField(element=code, purpose="核对") for code in plain))

    assert "premises.area" not in sensitive_asked(item, catalogue_of(item))


def test_an_assessment_counts_only_when_somebody_else_approved_it():
    assert fold([SENT]).covered == ()

    approved = fold([SENT, approve(fold([SENT]), SECOND, NOW)])

    assert (approved.status, approved.covered) == (ImpactStatus.APPROVED, ("person.illness",))
    with pytest.raises(NotAllowed) as own:
        approve(fold([SENT]), AUTHOR, NOW)
    assert own.value.rule == "impact.own"


def test_a_returned_assessment_says_why_and_what_was_approved_before_still_holds():
    approved = [SENT, approve(fold([SENT]), SECOND, NOW)]
    again = submit(AUTHOR, NOW, elements={"person.illness", "person.name"}, assessment=SAID)
    state = fold([*approved, again])

    returned = advance(state, give_back(state, SECOND, NOW, opinion="措施不够"))

    assert (returned.status, returned.opinion) == (ImpactStatus.RETURNED, "措施不够")
    assert returned.covered == ("person.illness",)
    with pytest.raises(InvalidValue):
        give_back(state, SECOND, NOW, opinion=" ")


def test_what_waits_for_nobody_is_not_approved_again():
    approved = fold([SENT, approve(fold([SENT]), SECOND, NOW)])
    with pytest.raises(NotAllowed):
        approve(approved, SECOND, NOW)


def test_only_administrators_of_items_assess_and_only_reviewers_approve():
    with pytest.raises(NotAllowed):
        submit(SECOND, NOW, elements={"person.illness"}, assessment=SAID)
    with pytest.raises(NotAllowed):
        approve(fold([SENT]), officer("3", Role.WINDOW), NOW)


def test_an_assessment_says_everything_that_the_law_wants():
    for part in ("purpose", "necessity", "impact", "measures"):
        with pytest.raises(InvalidValue):
            replace(SAID, **{part: " "})
    with pytest.raises(InvalidValue):
        submit(AUTHOR, NOW, elements=(), assessment=SAID)


def test_a_history_begins_with_a_text():
    with pytest.raises(ValueError, match="begins"):
        fold([approve(fold([SENT]), SECOND, NOW)])
