"""Readiness (是否可以提交): everything that still stands between a draft and its submission.

Worked out anew on the server each time; what a browser hides or sends does not matter.
"""

import enum
from collections.abc import Iterator
from dataclasses import dataclass

from tongban.actions.targets import AnyGuide, Wanted
from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.guides.outcomes import EvidenceLine, FieldLine, Guide, Verdict, Way
from tongban.core.guides.papers import keyed
from tongban.core.journeys.outcomes import JourneyGuide
from tongban.store.cases.draft_content import DraftContent
from tongban.store.workshop.queries import standing_of


class Obstacle(enum.Enum):
    """What kind of thing is missing."""

    CLOSED = "closed"
    NOT_ELIGIBLE = "not_eligible"
    NOTHING_CHOSEN = "nothing_chosen"
    QUESTION = "question"
    FIELD = "field"
    PAPER = "paper"
    COMMITMENT = "commitment"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One thing to do before submitting: its kind, its code and the words for the person."""

    obstacle: Obstacle
    code: str
    words: str


def guides_of(guide: AnyGuide) -> tuple[Guide, ...]:
    """Return the guides of the items that will be filed."""
    match guide:
        case Guide():
            return (guide,)
        case JourneyGuide():
            return tuple(one.guide for one in guide.taken if one.guide is not None)


def missing(guide: AnyGuide, content: DraftContent) -> tuple[Missing, ...]:
    """Return everything that is still missing, each thing once."""
    found = [*_verdicts(guide), *_questions(guide), *_fields(guide), *_papers(guide, content)]
    return tuple({(one.obstacle, one.code): one for one in found}.values())


def closed(wanted: Wanted, guide: AnyGuide) -> tuple[Missing, ...]:
    """Return what would be filed and takes no applications now, with its department's reason."""
    in_force = wanted.published.catalogue.items
    gone = [one.item for one in guides_of(guide) if one.item.code not in in_force]
    return tuple(
        Missing(
            obstacle=Obstacle.CLOSED,
            code=item.code,
            words=f"“{item.name}”现在不受理申请：{_why_closed(item.code)}",
        )
        for item in gone
    )


def _why_closed(code: str) -> str:
    standing = standing_of(code)
    return standing.reason if standing is not None else "已经不在办理目录里"


def papers_of(guide: AnyGuide) -> dict[str, EvidenceLine]:
    """Return the papers of all items by key, the one that demands most of equals."""
    papers: dict[str, EvidenceLine] = {}
    for one in guides_of(guide):
        for key, line in keyed(one.evidence):
            if key not in papers or list(Way).index(line.way) > list(Way).index(papers[key].way):
                papers[key] = line
    return papers


def form_of(guide: AnyGuide) -> tuple[tuple[FieldLine, str], ...]:
    """Return the fields of the one form, each with the name of the item that produces it."""
    match guide:
        case Guide():
            return tuple((line, "") for line in guide.form)
        case JourneyGuide():
            return tuple((field.line, field.produced_by) for field in guide.form)


def _verdicts(guide: AnyGuide) -> Iterator[Missing]:
    for one in guides_of(guide):
        if one.eligibility.verdict is Verdict.INELIGIBLE:
            yield Missing(
                obstacle=Obstacle.NOT_ELIGIBLE,
                code=one.item.code,
                words=f"按您目前的情况，还不能办理“{one.item.name}”",
            )
    if not guides_of(guide):
        yield Missing(
            obstacle=Obstacle.NOTHING_CHOSEN, code="", words="请至少选择一个可以办理的事项"
        )


def _questions(guide: AnyGuide) -> Iterator[Missing]:
    question = guide.next_question
    if question is not None:
        yield Missing(
            obstacle=Obstacle.QUESTION, code=question.element, words=f"请回答：{question.words}"
        )


def _fields(guide: AnyGuide) -> Iterator[Missing]:
    for line, produced_by in form_of(guide):
        optional = line.field.optional or line.needed is not Truth.MET
        if line.fact is None and not optional and not produced_by:
            yield Missing(
                obstacle=Obstacle.FIELD,
                code=line.field.element,
                words=f"请填写“{line.element.label}”",
            )


def _papers(guide: AnyGuide, content: DraftContent) -> Iterator[Missing]:
    for key, line in papers_of(guide).items():
        name = line.requirement.name
        if line.way is Way.UPLOADED and not content.files.get(key):
            yield Missing(obstacle=Obstacle.PAPER, code=key, words=f"请提交“{name}”")
        if line.way is Way.DECLARED and line.requirement.id not in content.committed:
            yield Missing(
                obstacle=Obstacle.COMMITMENT,
                code=line.requirement.id,
                words=f"请阅读并确认“{name}”的告知承诺",
            )
