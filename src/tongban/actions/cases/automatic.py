"""Let rules decide (秒批): with the filing where every source has answered, else when it has.

What a rule sees is what is filed, and what registers said to the applicant or to this case. A
source that has not answered yet is waited for; when registers have been asked, and asked again,
rules are applied and whatever does not hold goes to a human. Rules decide nothing while the seal of
what was written down is overdue, nor about somebody whose life has ended.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from tongban.actions.audit.freshness import seal_overdue
from tongban.actions.cases.ending import deliver_at_once, known_of
from tongban.actions.cases.opening import carry_out
from tongban.actions.cases.sampling import draw
from tongban.actions.filings.submit import NotReady, Submission
from tongban.actions.filings.submit import submit as file_draft
from tongban.actions.mandates.ends import ended_party
from tongban.actions.mandates.papers import without_authority
from tongban.actions.numbering import notice_number
from tongban.actions.outside import Outside
from tongban.actions.recording import OpenCase, open_case
from tongban.actions.targets import published
from tongban.core.cases.acts import Act
from tongban.core.cases.events import Event
from tongban.core.cases.mode_practices import InstantPractice
from tongban.core.cases.rule_events import SourceFound, rules_of
from tongban.core.cases.state import Status
from tongban.core.cases.verbs.automatic import Matter, decide_by_rules, may_decide
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.elements import elements_of
from tongban.core.guides.circumstances import parameters_on
from tongban.core.guides.outcomes import Way
from tongban.core.people.actors import Citizen
from tongban.core.people.facts import Fact, merged
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.draft_content import Told, decode_content, decode_told
from tongban.store.cases.models import Case, CaseEvidence, Filing

NOT_ASKED = "not_asked"
SETTLED = frozenset({"matched", "no_record"})
"""What a register may have said that asking again would not change."""
_SEEN_BY_RULES = (
    Way.NOT_NEEDED.value,
    Way.PRODUCED.value,
    Way.SHARED.value,
    Way.HELD.value,
    Way.REUSED.value,
)


@transaction.atomic
def submit(actor: Citizen, draft: UUID, outside: Outside) -> Submission:
    """File a draft once, and let rules decide in the same transaction what they can."""
    outcome = file_draft(actor, draft, outside)
    if isinstance(outcome, NotReady) or outcome.already:
        return outcome
    items = outside.modes.instant.keys()
    begun = Case.objects.filter(
        filing=outcome.filing, item_code__in=items, status=Status.RECEIVED.value
    )
    for case in list(begun.order_by("id").values_list("id", flat=True)):
        decide(case, outside, waiting=True)
    return outcome


@transaction.atomic
def decide(case: UUID, outside: Outside, *, waiting: bool = False) -> OpenCase | None:
    """Apply the rules of an item to a case that has just been received; None where there are none.

    With `waiting` a source that has not answered yet leaves it for later.
    """
    try:
        opened = open_case(case, skip_locked=True)
    except NotFound:
        return None
    practice = outside.modes.instant.get(opened.row.item_code)
    if practice is None or not _open_to_rules(opened) or _held_back(case):
        return None
    matter = _matter(opened, practice, outside)
    if waiting and any(one.outcome not in SETTLED for one in matter.sources):
        return None
    return _carried_out(opened, practice, matter, outside)


def _held_back(case: UUID) -> bool:
    """Tell whether nothing is decided about a case now, whatever rules would say."""
    return seal_overdue() or ended_party(case) is not None or without_authority(case)


def _open_to_rules(opened: OpenCase) -> bool:
    state = opened.state
    untouched = state.status is Status.RECEIVED and state.modes.rules is None
    return untouched and not state.corrections and may_decide(state.item)


def _carried_out(
    opened: OpenCase, practice: InstantPractice, matter: Matter, outside: Outside
) -> OpenCase:
    drawn = draw(str(opened.row.pk), practice, outside)

    def verb(case: OpenCase, act: Act) -> tuple[Event, ...]:
        events = decide_by_rules(
            case.state,
            practice,
            matter,
            act,
            draw=drawn,
            decision_number=notice_number(case, "准", outside),
            calendar=outside.calendar,
        )
        return events + deliver_at_once(case, events, act, outside)

    return carry_out(opened, verb, rules_of(opened.row.department), outside)


def _matter(opened: OpenCase, practice: InstantPractice, outside: Outside) -> Matter:
    """Return what rules look at in a case."""
    catalogue = published().catalogue
    filing = Filing.objects.select_related("draft").get(pk=opened.row.filing_id)
    told = _told(filing, opened.row)
    return Matter(
        facts=merged(known_of(filing).values(), _facts(told.values())),
        sources=tuple(
            SourceFound(
                dataset=code,
                name=catalogue.datasets[code].name,
                outcome=told[code].outcome if code in told else NOT_ASKED,
                asked_on=told[code].asked_on if code in told else None,
            )
            for code in practice.sources
        ),
        unseen=_unseen(opened.row),
        elements=catalogue.elements,
        parameters=parameters_on(catalogue, outside.today),
        today=outside.today,
    )


def rule_elements(item: str, catalogue: Catalogue, outside: Outside) -> dict[str, frozenset[str]]:
    """Return what the rules of an item read of each of their sources, and no more."""
    practice = outside.modes.instant.get(item)
    if practice is None:
        return {}
    read = {code for rule in practice.rules for code in elements_of(rule.expression)}
    return {
        code: frozenset(read.intersection(catalogue.datasets[code].serves))
        for code in practice.sources
    }


def _told(filing: Filing, row: Case) -> dict[str, Told]:
    """Return what registers said to the applicant of their own, and to this case."""
    elements = published().catalogue.elements
    drafted = decode_content(filing.draft.content, elements).told
    verified = filing.content.get("verified", {}).get(row.number, {})
    return {
        **{code: one for code, one in drafted.items() if not one.of_another},
        **{code: decode_told(code, stored, elements) for code, stored in verified.items()},
    }


def _facts(told: Iterable[Told]) -> Iterable[Fact]:
    return (fact for one in told for fact in one.facts)


def _unseen(row: Case) -> tuple[str, ...]:
    """Return the papers of a case that only a human can read."""
    lines = CaseEvidence.objects.filter(case=row).exclude(way__in=_SEEN_BY_RULES)
    return tuple(dict.fromkeys(lines.order_by("requirement").values_list("name", flat=True)))
