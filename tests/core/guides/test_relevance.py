"""An answer matters only if it can still drive a condition to met or to not met."""

import pytest
from guidework import circumstances

from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.elements import Value
from tongban.core.guides.relevance import grow, knowledge, relevant

ASKABLE = frozenset({"a.yes", "b.yes", "c.yes", "p.area", "home.members"})
BLOCKED = 'judged("x", "由窗口判断")'


@pytest.mark.parametrize(
    ("text", "told", "elements"),
    [
        ("a.yes", {}, {"a.yes"}),
        ("a.yes", {"a.yes": True}, set()),
        ("a.yes and b.yes", {}, {"a.yes", "b.yes"}),
        ("a.yes and b.yes", {"a.yes": False}, set()),
        ("a.yes or b.yes", {"a.yes": True}, set()),
        ("(a.yes or b.yes) and c.yes", {"a.yes": True}, {"c.yes"}),
        ("not (a.yes and b.yes) or c.yes", {"a.yes": False}, set()),
        ("not (a.yes or b.yes) and c.yes", {"b.yes": False}, {"a.yes", "c.yes"}),
        (BLOCKED, {}, set()),
        (f"a.yes and {BLOCKED}", {}, {"a.yes"}),
        (f"a.yes and {BLOCKED}", {"a.yes": True}, set()),
        (f"at least 2 of (a.yes, {BLOCKED}, {BLOCKED})", {}, set()),
        (f"at least 2 of (a.yes, b.yes, {BLOCKED})", {}, {"a.yes", "b.yes"}),
        ("a.yes = d.yes", {}, set()),
        ("a.yes = d.yes", {"d.yes": True}, {"a.yes"}),
        ("p.area between 10 and p.rent", {}, {"p.area"}),
        ("some home.members has (member.student = a.yes)", {}, {"home.members", "a.yes"}),
        ("some home.members has (member.student = a.yes)", {"home.members": ()}, set()),
        ("some home.members has (member.student)", {"home.members": ({},)}, set()),
    ],
)
def test_only_what_can_still_decide_matters(
    text: str, told: dict[str, Value], elements: set[str]
) -> None:
    assert relevant(grow(parse(text)), knowledge(circumstances(told)), ASKABLE) == elements
