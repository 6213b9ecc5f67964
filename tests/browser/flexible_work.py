"""Registered as working for oneself (灵活就业登记): rules decide, so nobody else is needed."""

import time
from collections.abc import Iterator
from pathlib import Path

from browser import restaurant
from browser.applicant import begin, number_of, send
from browser.visitor import Visitor

FORM = {**restaurant.FORM, "从事的工作": "网约车", "开始灵活就业": "2026-9-1"}
ITEM = "employment_registration"
NAME = "就业登记（灵活就业）"
LONGEST_WAIT = 300
"""Seconds for registers to answer, and for the worker to ask; it takes ten on a good day."""


def registered(person: Visitor, papers: Iterator[Path]) -> str:
    """Apply, and look again until rules have decided; return the number of the case."""
    answers = {"就业状态": "灵活就业"}
    begin(person, ITEM, answers)
    _ask_again(person)
    number = number_of(person, send(person, {**FORM, **answers}, papers), NAME)
    until = time.monotonic() + LONGEST_WAIT
    while "这件事是怎样决定的" not in person.text():
        assert time.monotonic() < until, person.text()
        person.page.wait_for_timeout(500)
        person.open(person.page.url)
    return number


def _ask_again(person: Visitor) -> None:
    """Ask again, as the page of a draft offers, until every register has answered."""
    until = time.monotonic() + LONGEST_WAIT
    while person.has(person.button("再查一次")):
        assert time.monotonic() < until, person.text()
        person.page.get_by_text("项部门数据没有查到").click()
        person.press("再查一次")
