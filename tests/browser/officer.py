"""What officers do at the counter: find the work of a case, take it, act on it."""

import re
from collections.abc import Mapping

from browser.applicant import fill
from browser.visitor import Visitor

DELIVER = "制发结果，电子送达"
GRANTING = (
    "受理",
    "当场办结",
    "开始办理本环节",
    "办结本环节",
    "登记容缺材料补齐",
    "准予",
    DELIVER,
)
"""The ways to act that lead to a grant, in the order in which they come up."""


Seated = tuple[Visitor, ...]
"""An officer at the window, one who examines and one who approves."""


def open_work(officer: Visitor, number: str) -> bool:
    """Open the next work on the case `number` that waits in the inbox; tell whether any does."""
    officer.open("/counter/")
    row = officer.page.locator("main tr").filter(has_text=number)
    if not officer.has(row):
        return False
    officer.go_by(row.get_by_role("link").first)
    return True


def take(officer: Visitor, number: str) -> None:
    """Open the work of a case and make it one's own."""
    assert open_work(officer, number), officer.text()
    if officer.has(officer.button("领取")):
        officer.press("领取")


def act(officer: Visitor, way: str, told: Mapping[str, str]) -> None:
    """Act in one way on the work that is open; `told` fills the fields of its form by label."""
    place = officer.link(re.compile(rf"^{way}$"))
    officer.go_by(place if officer.has(place) else officer.button(way))
    form = officer.page.locator("main form.post-form, main form").first
    if not officer.has(officer.link("返回办理页")):
        return
    for field in form.locator(".field").all():
        words = field.locator("label, legend").first.inner_text()
        for label, answer in told.items():
            if label in words:
                fill(field, answer)
    officer.go_by(form.locator("button").first)
    assert not officer.has(officer.link("返回办理页")), officer.text()


def handle(officers: Seated, number: str, told: Mapping[str, str]) -> None:
    """Let officers of one department do, in turn, all that leads to the delivery of a grant."""
    done: list[str] = []
    while step := _next(officers, number):
        officer, way = step
        act(officer, way, told)
        done.append(way)
        others = tuple(one for one in officers if one is not officer)
        officers = (officer, *others)  # who acted looks first whether there is more to do
        assert len(done) < len(GRANTING) * 4, done
    assert done[-1] == DELIVER, (done, [officer.text() for officer in officers])


def _next(officers: Seated, number: str) -> tuple[Visitor, str] | None:
    """Return the first officer who can act, with the work open before them, and how."""
    for officer in officers:
        if open_work(officer, number):
            for way in reversed(GRANTING):
                exact = re.compile(rf"^{way}$")
                if officer.has(officer.link(exact)) or officer.has(officer.button(exact)):
                    return officer, way
    return None
