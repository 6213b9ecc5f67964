"""Events of a case that moves between authorities (转交与转报).

One authority receives what another decides, or sends up what is for a higher one to decide. Each
says who answers for what and by when, so that nobody has to ask where the application is.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, TypeAlias

from tongban.core.cases.case_event import CaseEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class SentHome(CaseEvent):
    """What was received here is for another region to decide (转交): both clocks, both duties.

    By `forward_due_on` it is with the home authority, whose periods count from its arrival.
    """

    name: ClassVar[str] = "sent_home"
    label: ClassVar[str] = "转交业务属地"

    mode: str
    from_area: str
    from_office: str
    to_area: str
    to_office: str
    note_number: str
    forward_due_on: date
    acceptance_due_on: date
    received_answers_for: str
    decided_answers_for: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivedHome(CaseEvent):
    """The home authority has it (属地收到): its own periods count from this day."""

    name: ClassVar[str] = "arrived_home"
    label: ClassVar[str] = "业务属地收到"

    arrived_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SentUp(CaseEvent):
    """It is for a higher authority to decide (转报); what was told and handed in goes along."""

    name: ClassVar[str] = "sent_up"
    label: ClassVar[str] = "转报上级"

    to_item: str
    to_name: str
    note_number: str
    reason: str
    basis: str


MovingEvent: TypeAlias = SentHome | ArrivedHome | SentUp
