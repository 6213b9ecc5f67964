"""Fill a draft the way a willing person does (示范填报): answer, hand in, commit, until ready."""

from datetime import date
from decimal import Decimal

from tongban.actions.drafts.circumstances import circumstances
from tongban.actions.drafts.papers import attach
from tongban.actions.drafts.readiness import Obstacle, form_of, missing
from tongban.actions.drafts.writing import answer, ask_what_is_new, commit, opened
from tongban.core.catalog.elements import DataElement, Value, ValueKind

PAPER = b"%PDF-1.7 a paper"


def plausible(element: DataElement) -> Value:
    """Return some permitted value."""
    values = {
        ValueKind.YES_NO: True,
        ValueKind.INTEGER: int(element.least or 1),
        ValueKind.DECIMAL: Decimal(element.least or 1),
        ValueKind.DATE: date(2026, 9, 1),
        ValueKind.CHOICE: element.options[0].value if element.options else "",
        ValueKind.CHOICES: tuple(option.value for option in element.options[:1]),
        ValueKind.RECORDS: (),
        ValueKind.TEXT: "示例",
    }
    return values[element.kind]


def make_ready(actor, draft, outside, answers):
    """Do everything that is missing; `answers` are for the questions that decide something."""
    for _ in range(100):
        draft_now = opened(actor, draft)
        catalogue = draft_now.wanted.published.catalogue
        known = circumstances(actor, draft_now.content, catalogue, outside)
        guide = draft_now.wanted.guide(known, draft_now.content.chosen)
        lacking = missing(guide, draft_now.content)
        if not lacking:
            return guide
        asked = {
            one.code: answers.get(one.code, plausible(catalogue.elements[one.code]))
            for one in lacking
            if one.obstacle in (Obstacle.QUESTION, Obstacle.FIELD)
        }
        if asked:
            answer(actor, draft, asked)
        for one in lacking:
            match one.obstacle:
                case Obstacle.QUESTION | Obstacle.FIELD:
                    continue
                case Obstacle.PAPER:
                    attach(actor, draft, one.code, outside, content=PAPER, name="材料.pdf")
                case Obstacle.COMMITMENT:
                    content = opened(actor, draft).content
                    commit(actor, draft, content.committed | {one.code})
                case _:
                    raise AssertionError(one)
    raise AssertionError((lacking, [line.element.code for line, _ in form_of(guide)]))


def make_fileable(actor, draft, outside, answers):
    """Do everything that is missing, also what registers leave to do once they are asked."""
    make_ready(actor, draft, outside, answers)
    ask_what_is_new(actor, draft, outside)
    return make_ready(actor, draft, outside, answers)
