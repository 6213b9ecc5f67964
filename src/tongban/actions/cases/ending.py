"""End a case (办结): make out its results, let them reach the person, close it.

What can be delivered electronically is delivered and closed in the same act: the person finds it
under “my certificates” at once.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from uuid import UUID

from django.db import transaction

from tongban.actions.cases.opening import as_officer
from tongban.actions.certificates.issuing import make_out
from tongban.actions.certificates.settling import settle
from tongban.actions.numbering import notice_number
from tongban.actions.outside import Outside
from tongban.actions.recording import OpenCase
from tongban.actions.targets import published
from tongban.core.cases.acts import Act
from tongban.core.cases.events import Event, Granted, Refused
from tongban.core.cases.folding import advance
from tongban.core.cases.outcomes import DeliveryWay
from tongban.core.cases.state import CaseState
from tongban.core.cases.verbs import delivery, ending
from tongban.core.catalog.elements import Value
from tongban.core.catalog.steps import Output, OutputKind
from tongban.core.people.actors import Officer, Role
from tongban.core.people.facts import Fact
from tongban.core.vocabulary.errors import NotAllowed
from tongban.store.cases.draft_content import decode_fact
from tongban.store.cases.models import Filing

NOTHING_SETTLED: Mapping[str, Value] = MappingProxyType({})
ISSUING = frozenset({Role.WINDOW, Role.EXAMINER, Role.APPROVER})


def issue_and_deliver(
    officer: Officer,
    case: UUID,
    outside: Outside,
    *,
    way: DeliveryWay = DeliveryWay.ELECTRONIC,
    tracking: str = "",
    settled: Mapping[str, Value] = NOTHING_SETTLED,
    revision: int | None = None,
) -> OpenCase:
    """Make out every result of a granted case, deliver it (or the refusal) and close the case.

    `settled` are elements that the result itself settles, such as the number of a new business.
    """

    def verb(opened: OpenCase, act: Act) -> tuple[Event, ...]:
        events = made_out(opened, settled, act, outside)
        events += delivery.deliver(advance(opened.state, events), way, act, tracking=tracking)
        return events + ending.complete(advance(opened.state, events), act)

    return as_officer(officer, case, verb, outside, roles=ISSUING, revision=revision)


def deliver_at_once(
    opened: OpenCase, events: tuple[Event, ...], act: Act, outside: Outside
) -> tuple[Event, ...]:
    """Return what makes out and delivers at once what `events` granted; nothing if they did not.

    Where something is in the way, such as a fee, the results wait for an officer; so they do where
    the person wants them on paper.
    """
    state = advance(opened.state, events)
    if not isinstance(state.decision, Granted):
        return ()
    try:
        with transaction.atomic():
            made = _issue_all(replace(opened, state=state), act, outside)
            if state.result_delivery.way is not DeliveryWay.ELECTRONIC:
                return made
            made += delivery.deliver(advance(state, made), DeliveryWay.ELECTRONIC, act)
            return made + ending.complete(advance(state, made), act)
    except NotAllowed:
        return ()


def made_out(
    opened: OpenCase, settled: Mapping[str, Value], act: Act, outside: Outside
) -> tuple[Event, ...]:
    """Return the events that make out whatever there is to deliver; none for a refusal."""
    if isinstance(opened.state.decision, Refused):
        return ()
    settle(opened, settled, act)
    return _issue_all(opened, act, outside)


def _issue_all(opened: OpenCase, act: Act, outside: Outside) -> tuple[Event, ...]:
    facts = filed_facts(opened)
    events: tuple[Event, ...] = ()
    state: CaseState = opened.state
    made = {one.output for one in state.issued}
    for output in state.item.outputs:
        if output.code not in made:
            number = _result_number(opened, output, facts, outside)
            events += delivery.issue(advance(state, events), output.code, act, number=number)
    return events


def _result_number(
    opened: OpenCase, output: Output, facts: Mapping[str, Fact], outside: Outside
) -> str:
    if output.kind is not OutputKind.CERTIFICATE:
        return notice_number(opened, "结", outside)
    return make_out(
        opened.row,
        opened.state.item,
        output,
        facts,
        catalogue=published().catalogue,
        outside=outside,
    )


def filed_facts(opened: OpenCase) -> dict[str, Fact]:
    """Return the facts as they were filed, put right since, and settled by other cases."""
    return known_of(opened.row.filing)


def known_of(filing: Filing) -> dict[str, Fact]:
    """Return the facts of a filing by element, as far as the catalogue still has it."""
    elements = published().catalogue.elements
    stored = filing.content["facts"]
    facts = (decode_fact(one, elements) for one in stored if one["element"] in elements)
    return {fact.element: fact for fact in facts}
