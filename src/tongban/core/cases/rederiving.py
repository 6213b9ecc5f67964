"""Rederiving (按新版重新推导): one running case as the version in force would have it.

What the applicant told and handed in is counted again by the newer version: which papers its
situation needs, which of them are there, which steps it goes through. A paper counts where it
proves what the newer requirement wants, under whatever name it was asked for before.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tongban.core.authoring.burdens import Burden
from tongban.core.authoring.comparing import ChangeKind, Difference
from tongban.core.authoring.rebasing import rebase_offer, sentence
from tongban.core.authoring.sections import Section, section_of
from tongban.core.authoring.trials import TrialTerms
from tongban.core.cases.state import CaseState
from tongban.core.cases.submissions import Submission
from tongban.core.cases.verbs.rebasing import Newer
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.catalog.elements import ValueKind
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.questions import Question
from tongban.core.guides.circumstances import Circumstances
from tongban.core.guides.outcomes import EvidenceLine, FieldLine, Guide, Way
from tongban.core.guides.resolve import resolve
from tongban.core.people.facts import values

Papers = Mapping[str, frozenset[str]]
"""The evidence types that each requirement of the case was met with."""

_NEEDS_THE_PERSON = frozenset({Way.UPLOADED, Way.DEFERRED, Way.DECLARED, Way.UNDECIDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rederived:
    """A case under the newer version; `lines` are the requirements that it did not have before."""

    newer: Newer
    lines: tuple[EvidenceLine, ...]


def rederive(
    state: CaseState,
    newest: ServiceItem,
    circumstances: Circumstances,
    *,
    catalogue: Catalogue,
    papers: Papers,
) -> Rederived | None:
    """Return a case as the newest version would have it; None where that would change nothing."""
    terms = TrialTerms(
        today=circumstances.today,
        parameters=circumstances.parameters,
        elements=catalogue.elements,
    )
    known = values(circumstances.facts)
    found = rebase_offer(state.item, newest, known, terms=terms, catalogue=catalogue)
    if found is None:
        return None
    before = resolve(state.item, circumstances, catalogue)
    after = resolve(newest, circumstances, catalogue)
    submission = _submission(state, after, papers)
    asked = tuple(_questions(state.item, before, after))
    newer = Newer(
        item=newest,
        submission=submission,
        changes=tuple(map(sentence, found.differences)),
        asks=(
            *_asks(state, after, submission, found.differences),
            *(f"还要回答“{one.words}”" for one in asked),
        ),
        unanswered=tuple(dict.fromkeys(_unanswered(before, after, asked))),
        questions=tuple(one.element for one in asked),
    )
    had = {*state.submission.needed}
    fresh = (line for line in _needed(after) if line.requirement.id not in had)
    return Rederived(newer=newer, lines=tuple(fresh))


def _needed(guide: Guide) -> Iterator[EvidenceLine]:
    return (line for line in guide.evidence if line.way is not Way.NOT_NEEDED)


def _submission(state: CaseState, after: Guide, papers: Papers) -> Submission:
    settled = {*state.submission.needed} - {*state.lacking}
    at_hand = {need: papers.get(need, frozenset()) for need in settled}
    needed = tuple(_needed(after))
    return Submission(
        needed=tuple(line.requirement.id for line in needed),
        provided=tuple(
            line.requirement.id for line in needed if _is_there(line, state.item, at_hand)
        ),
        steps=tuple(dated.step.id for dated in after.schedule.steps),
    )


def _is_there(line: EvidenceLine, filed: ServiceItem, at_hand: Papers) -> bool:
    """Tell whether nothing has to be handed in for a requirement of the newer version."""
    requirement = line.requirement
    if line.way not in _NEEDS_THE_PERSON:
        return True
    same = {one.id: one.alternatives for one in filed.requirements}.get(requirement.id)
    if requirement.id in at_hand and same == requirement.alternatives:
        return True
    proved = frozenset[str]().union(*at_hand.values())
    return any(proved.issuperset(alternative) for alternative in requirement.alternatives)


def _asks(
    state: CaseState, after: Guide, submission: Submission, changes: tuple[Difference, ...]
) -> Iterator[str]:
    """Yield what the newer version asks more of this applicant, as sentences."""
    told = set()
    for one in changes:
        if _may_be_heavier(one) and _is_felt(one, after, submission):
            told.add(one.place)
            yield sentence(one)
    names = {need.id: need.name for need in after.item.requirements}
    for need in submission.missing:
        if need not in state.lacking and Section.REQUIREMENTS.place(need) not in told:
            yield f"还要提交“{names[need]}”"


def _may_be_heavier(one: Difference) -> bool:
    """Tell whether a change may ask more, or give something else than was applied for."""
    result = section_of(one.place) is Section.OUTPUTS and one.kind is not ChangeKind.ADDED
    return result or one.burden in (Burden.HEAVIER, Burden.DEPENDS)


def _is_felt(one: Difference, after: Guide, submission: Submission) -> bool:
    """Tell whether a change that may be heavier is so for this applicant."""
    key = one.place.partition("/")[2]
    match section_of(one.place):
        case Section.REQUIREMENTS:
            spared = one.kind is ChangeKind.ADDED or one.burden is Burden.DEPENDS
            return not (spared and key in submission.provided)
        case Section.CONDITIONS:
            truths = {each.condition.id: each.truth for each in after.eligibility.outcomes}
            return truths.get(key) is not Truth.MET
        case Section.STEPS:
            return any(step.id == key and step.presence for step in after.item.steps)
        case Section.FIELDS:
            return False  # what it would have to be told is `unanswered`
        case _:
            return True


def _questions(filed: ServiceItem, before: Guide, after: Guide) -> Iterator[Question]:
    """Yield what to ask the applicant next: of the form, then what decides most of the rest.

    A list of records is not asked for beside a case; where one is wanted, nothing is asked.
    """
    fields = tuple(_empty(before, after))
    if any(line.element.kind is ValueKind.RECORDS for line in fields):
        return
    for line in fields:
        yield Question(element=line.element.code, words=line.element.label)
    following = after.next_question
    known = {one.element for one in filed.questions} | {line.element.code for line in fields}
    if following is not None and following.element not in known:
        yield following


def _empty(before: Guide, after: Guide) -> Iterator[FieldLine]:
    """Yield the fields that only the newer version has and nobody has filled in."""
    asked = {line.field.element for line in before.form if line.fact is None}
    for line in after.form:
        if line.fact is None and not line.field.optional and line.field.element not in asked:
            yield line


def _unanswered(before: Guide, after: Guide, asked: tuple[Question, ...]) -> Iterator[str]:
    """Yield what nobody has told and only the newer version asks."""
    yield from (one.words for one in asked)
    yield from (line.element.label for line in _empty(before, after))
    open_before = {one.requirement.id for one in before.evidence if one.way is Way.UNDECIDED}
    for paper in after.evidence:
        if paper.way is Way.UNDECIDED and paper.requirement.id not in open_before:
            yield paper.requirement.name
