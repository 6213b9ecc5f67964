"""What the centre, a unit and a supervisor do about a concern (办理): one verb at a time."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.feedback.keeping import clock_of, decided
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.authoring.review import Hand
from tongban.core.feedback import centre, disclosing, judging, unit
from tongban.core.feedback.concerns import ConcernKind, ConcernState
from tongban.core.feedback.desk import DeskTurn
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.store.feedback.concerns import visible
from tongban.store.feedback.models import ENDED, Concern

VERBS: Final[Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {
        "route": centre.route,
        "merge": centre.merge,
        "contact": centre.contact,
        "call_back": centre.call_back,
        "publish": centre.publish,
        "answer": unit.answer,
        "return": unit.give_back,
        "extend": unit.extend,
        "rectify": unit.rectify,
        "appeal": unit.appeal,
        "exclude": judging.exclude,
        "uphold": judging.uphold,
        "clarification": disclosing.ask_to_clarify,
        "opinion": disclosing.ask_opinion,
        "opinion_given": disclosing.take_opinion,
        "inform": disclosing.answer_information,
    }
)
"""What can be done about a concern, by the word in its address."""
_OF_THE_CENTRE: Final = frozenset({"contact", "call_back", "publish"})


@transaction.atomic
def handle(
    officer: Officer,
    concern: UUID,
    verb: str,
    outside: Outside,
    *,
    revision: int | None = None,
    **said: Any,
) -> ConcernState:
    """Do one thing about a concern that this officer may see.

    Raises:
        NotFound: when they may see none under this name.
        Conflict: when it has moved on from `revision`.
        NotAllowed: when they may not, or not now.
        InvalidValue: when something that must be said is missing.
    """
    if verb == "route" and said.get("department") not in published().catalogue.departments:
        raise InvalidValue("department", "请选择承办单位")
    turn = DeskTurn(hand=Hand(officer=officer, at=outside.now), clock=clock_of(outside))
    target = _target(concern, said["into"]) if verb == "merge" else None

    def decide(state: ConcernState) -> Any:
        _require_apart(officer, state, verb)
        return VERBS[verb](state, turn, **said)

    rows = Concern.objects.filter(pk__in=visible(officer).filter(pk=concern).values("pk"))
    row, event, state = decided(rows, decide, outside, revision=revision)
    if target is not None:
        Concern.objects.filter(pk=row.pk).update(into=target)
    note(
        officer,
        f"concern.{event.name}",
        f"concern:{row.pk}",
        concerned=[bytes(row.subject_index)] if row.subject_index else (),
        details={"department": row.department, "kind": row.kind},
    )
    return state


def _require_apart(officer: Officer, state: ConcernState, verb: str) -> None:
    """Let nobody of the rated department speak to whoever rated it."""
    rated = state.kind is ConcernKind.POOR_RATING and officer.department == state.department
    if rated and verb in _OF_THE_CENTRE:
        raise NotAllowed("the rated do not call the rater", rule="feedback.rated")


def _target(concern: UUID, number: str) -> Concern:
    """Return the work order into which another is merged: one that is open, and not itself."""
    kinds = [kind.value for kind in ConcernKind if kind.work_order]
    rows = Concern.objects.filter(number=number.strip(), kind__in=kinds).exclude(pk=concern)
    row = rows.exclude(status__in=ENDED).first()
    if row is None:
        raise InvalidValue("into", "没有这个编号的未办结工单")
    return row
