"""Open a filing (收件): its rows, the cases that begin now and those that wait.

浙江省保障“最多跑一次”改革规定 §5: departments that can work at the same time have all received it
today; the others receive it when what they wait for is finished.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tongban.actions.drafts.readiness import guides_of
from tongban.actions.drafts.writing import OpenDraft
from tongban.actions.filings.authority import authority_rows, paper_words
from tongban.actions.filings.beginning import begin
from tongban.actions.mandates.papers import ShownPaper, paper_of
from tongban.actions.matters.beginning import begin_matter, received_after, terms_of
from tongban.actions.outside import Outside
from tongban.actions.projects import project_rows
from tongban.actions.recording import WAITING, act
from tongban.actions.targets import AnyGuide
from tongban.actions.tickets.opening import ask_holders
from tongban.actions.vouchers.issuing import receipt_of
from tongban.core.cases.acts import Performer, day_of
from tongban.core.catalog.handled import handled_as
from tongban.core.catalog.items import ServiceItem
from tongban.core.guides.circumstances import Circumstances
from tongban.core.guides.outcomes import EvidenceLine, Guide, Way
from tongban.core.guides.papers import keyed
from tongban.core.journeys.definitions import Journey
from tongban.core.journeys.outcomes import JourneyGuide
from tongban.core.people.actors import Citizen
from tongban.core.people.facts import values
from tongban.store.cases.appending import append
from tongban.store.cases.draft_content import DraftContent, encode_fact
from tongban.store.cases.models import Case, CaseEvidence, Draft, Filing
from tongban.store.cases.numbers import case_number, filing_number, serials
from tongban.store.catalog.queries import version_rows
from tongban.store.sealing import blind_index

AREA = "519900"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """One case row with its evidence rows, not yet saved."""

    case: Case
    evidence: tuple[CaseEvidence, ...]


def open_filing(
    actor: Citizen,
    draft: Draft,
    opened: OpenDraft,
    *,
    known: Circumstances,
    guide: AnyGuide,
    outside: Outside,
) -> Filing:
    """Write a filing with its cases, evidence, first events, work, receipt and outbox.

    Whoever holds what it disputes is asked to check.
    """
    guides = guides_of(guide)
    drawn, paper = serials(1 + len(guides)), paper_of(actor)
    filing = _filing(actor, draft, opened, number=filing_number(AREA, known.today, drawn[0]))
    filing.filed_at = outside.now
    filing.content = {**_content(actor, known, guides, paper=paper), **_carried(opened.content)}
    versions = version_rows(opened.wanted.published, (one.item for one in guides))
    terms = terms_of(opened.wanted.target.code, outside)
    needs = _needs(guide)
    rows = _cases(filing, guide, versions, drawn[1:], waits=received_after(terms, needs))
    for row, one in zip(rows, guides, strict=True):
        row.handled = handled_code(one.item, known)
    evidence = _evidence(rows, guides, opened.content)
    begun = [(row, one.item) for row, one in zip(rows, guides, strict=True) if not row.waits_for]
    beginning = begin(filing, begun, evidence, act(Performer.of(actor), outside), outside=outside)
    receipt = receipt_of(filing, guides, outside)
    evidence += authority_rows(rows, paper)
    append([filing], rows, evidence, *beginning.tables, [receipt], project_rows(filing))
    if terms is not None:
        named = [(row, one.item.name) for row, one in zip(rows, guides, strict=True)]
        begin_matter(filing, named, terms=terms, waits=needs, outside=outside)
    ask_holders(actor, filing, opened.content, outside)
    draft.submitted_at = outside.now
    draft.save(update_fields=["submitted_at"])
    return filing


def _evidence(
    rows: Iterable[Case], guides: Iterable[Guide], content: DraftContent
) -> list[CaseEvidence]:
    pairs = zip(rows, guides, strict=True)
    return [line for row, one in pairs for line in evidence_rows(row, one, content)]


def handled_code(item: ServiceItem, known: Circumstances) -> str:
    """Return the code of the handled item that a situation falls into; empty for none."""
    handled = handled_as(
        item.handled, values(known.facts), today=known.today, parameters=known.parameters
    )
    return item.handled_code(handled) if handled is not None else ""


def _content(
    actor: Citizen, known: Circumstances, guides: Iterable[Guide], *, paper: ShownPaper | None
) -> dict[str, Any]:
    """Return who filed, what was known and which steps follow, as they are on this day."""
    return {
        "applicant": _applicant(actor, paper),
        "window": _window(actor, paper),
        "facts": [encode_fact(fact) for fact in known.facts.values()],
        "chosen": sorted(one.item.code for one in guides),
        "steps": {one.item.code: [dated.step.id for dated in one.schedule.steps] for one in guides},
    }


def _carried(told: DraftContent) -> dict[str, Any]:
    """Return what a filing keeps of its draft as it was told."""
    return {"follows": dict(told.follows), "delivery": dict(told.delivery)}


def _window(actor: Citizen, paper: ShownPaper | None) -> dict[str, str]:
    """Return the window that wrote it down, and nothing where the person did (窗口代填)."""
    help_ = actor.helped_by
    if help_ is None:
        return {}
    return {
        "attendance": str(help_.attendance),
        "clerk": help_.clerk.name,
        "staff_number": help_.clerk.staff_number,
        "department": help_.clerk.department,
        "area": help_.area,
        "office": help_.office,
        "home": help_.home,
        "mandate": paper_words(paper) if paper else "",
    }


def _applicant(actor: Citizen, paper: ShownPaper | None) -> dict[str, Any]:
    """Return whose application it is, and who acts for them on what ground, both by name."""
    number, name = actor.for_person
    applicant: dict[str, Any] = {"name": name, "number": number, "acting_for": actor.organisation}
    acting = actor.representing
    if acting is not None:
        applicant["acting_name"] = acting.name
        applicant["agent"] = {
            "name": actor.name,
            "number": actor.person,
            "capacity": acting.capacity.value,
            "authority": acting.reference,
        }
        if paper is not None:
            applicant["agent"]["paper"] = paper_words(paper)
    return applicant


def _cases(
    filing: Filing,
    guide: AnyGuide,
    versions: Mapping[str, int],
    drawn: Sequence[int],
    *,
    waits: Mapping[str, tuple[str, ...]],
) -> list[Case]:
    """Return a case for each item of the guide, under the version that the guide was made for."""
    return [
        _case(
            filing,
            one,
            version=versions[one.item.code],
            waits_for=waits[one.item.code],
            number=case_number(one.item, day_of(filing.filed_at), serial),
        )
        for one, serial in zip(guides_of(guide), drawn, strict=True)
    ]


def evidence_rows(
    case: Case, guide: Guide, content: DraftContent, *, round_number: int = 1
) -> Iterable[CaseEvidence]:
    """Yield how each needed requirement of one case is met, a row for each file."""
    for key, line in keyed(guide.evidence):
        files = content.files.get(key, ()) if line.way in (Way.UPLOADED, Way.DEFERRED) else ()
        for file in files or (None,):
            yield CaseEvidence(
                case=case,
                requirement=line.requirement.id,
                name=line.requirement.name,
                way=line.way.value,
                alternative=list(line.evidence),
                origin=line.origin,
                reason=line.reason[:500],
                file_id=file.file if file else None,
                trust=trust_of(line),
                round=round_number,
            )


def trust_of(line: EvidenceLine) -> str:
    """Return how far what meets a requirement is trusted; blank where nothing meets it yet."""
    return {
        Way.PRODUCED: "A",
        Way.SHARED: "A",
        Way.HELD: "A",
        Way.REUSED: "B",
        Way.UPLOADED: "C",
        Way.DEFERRED: "C",
        Way.DECLARED: "D",
    }.get(line.way, "")


def _filing(actor: Citizen, draft: Draft, opened: OpenDraft, *, number: str) -> Filing:
    target = opened.wanted.target
    journey: dict[str, Any] = (
        {"journey_code": target.code, "journey_version": target.version}
        if isinstance(target, Journey)
        else {}
    )
    return Filing(
        number=number,
        draft=draft,
        owner_id=actor.account,
        subject_index=blind_index(actor.subject),
        title=target.name,
        area=AREA,
        **journey,
    )


def _case(
    filing: Filing, guide: Guide, *, version: int, waits_for: tuple[str, ...], number: str
) -> Case:
    return Case(
        number=number,
        filing=filing,
        item_id=version,
        item_code=guide.item.code,
        department=guide.item.department,
        area=filing.area,
        status=WAITING,
        waits_for=list(waits_for),
    )


def _needs(guide: AnyGuide) -> dict[str, tuple[str, ...]]:
    """Return for each item the items whose results it needs."""
    match guide:
        case Guide():
            return {guide.item.code: ()}
        case JourneyGuide():
            taken = {one.item.code for one in guide.taken}
            return {
                one.item.code: tuple(code for code in one.waits_for if code in taken)
                for one in guide.taken
            }
