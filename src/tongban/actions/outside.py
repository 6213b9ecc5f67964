"""What lies outside the database (外部条件): clock, calendar, registers, gate, seal, press, index.

Actions receive it as one value, so that the only place that chooses adapters is the wiring.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Protocol

from tongban.adapters.documents import Document
from tongban.adapters.messages import Handing, NoCarrier, Outgoing
from tongban.adapters.payments import NoBank
from tongban.adapters.pdf_signatures import Checked
from tongban.adapters.search import Entry, Hit
from tongban.adapters.uploads import UploadOutcome
from tongban.core.authoring.trials import TrialPerson
from tongban.core.campaigns.definitions import Campaign
from tongban.core.cases.acts import CHINA_STANDARD_TIME
from tongban.core.cases.collecting import DeliveryPlaces
from tongban.core.cases.mode_practices import HandlingModes
from tongban.core.cases.service_practices import Practices
from tongban.core.certificates.renewals import RenewalTerms
from tongban.core.certificates.seals import Sealer
from tongban.core.exchange.calls import Closing
from tongban.core.exchange.clients import ApiClient, CallMatter
from tongban.core.exchange.refusals import Refused
from tongban.core.joint.terms import JointTerms
from tongban.core.notices.templates import NoticeTemplates
from tongban.core.officework.second_hands import TwoHands
from tongban.core.payments.bank import Bank
from tongban.core.payments.practice import FeePractices
from tongban.core.people.assurance_levels import AssuranceLevels
from tongban.core.people.registers import Registers
from tongban.core.reading.blocks import GuideText
from tongban.core.reading.pointing import Pointer
from tongban.core.supervision.rules import Rule
from tongban.core.supervision.settings import RuleSetting, in_force
from tongban.core.supervision.standing_rules import STANDING_RULES
from tongban.core.vocabulary.calendars import WorkingCalendar


class Gate(Protocol):
    """The upload gate: nothing enters but what it rebuilt."""

    def examine(self, content: bytes, *, name: str) -> UploadOutcome:
        """Return a rebuilt copy, or why the file is not taken."""
        ...


class Press(Protocol):
    """The press: turns the values of a document into a page for archives."""

    def render(self, document: Document) -> bytes:
        """Return the document as PDF."""
        ...


class PdfSeal(Protocol):
    """What signs a document as a whole, with the time at which it did."""

    def sign(self, document: bytes, *, reason: str) -> bytes:
        """Return the document with a signature."""
        ...


class PdfCheck(Protocol):
    """What judges a document that somebody brings."""

    def __call__(self, document: bytes) -> Checked:
        """Return whether it is as it was signed; raises `Unavailable` when it cannot be judged."""
        ...


class Index(Protocol):
    """The index: finds entries by the words that people use."""

    def search(self, query: str, limit: int = 10) -> tuple[Hit, ...]:
        """Return at most `limit` entries that fit, the best first."""
        ...


class SecondReader(Protocol):
    """A second reader of guides."""

    def __call__(self, guide: GuideText) -> tuple[Pointer, ...] | None:
        """Return the words it points at; None when it does not answer."""
        ...


class Mails(Protocol):
    """Whatever brings a mail."""

    def hand_over(self, outgoing: Outgoing) -> Handing:
        """Return what became of handing it over; raises nothing."""
        ...


class CallReply(Protocol):
    """What became of a call: what is said of it, its end, and the layer that refused it."""

    @property
    def body(self) -> Mapping[str, Any]:
        """Return what is said."""
        ...

    @property
    def closing(self) -> Closing:
        """Return the end that was written down."""
        ...

    @property
    def refused(self) -> Refused | None:
        """Return which layer refused, if one did."""
        ...


class CallsForClients(Protocol):
    """What calls departments' data for a system that was recognised."""

    def answer(
        self,
        client: ApiClient,
        matter: CallMatter,
        *,
        service: str,
        asked: Mapping[str, Any],
        today: date,
    ) -> CallReply:
        """Return what a dataset says, or which layer refused."""
        ...


def nobody(_token: str) -> ApiClient | None:
    """Vouch for nobody."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """Everything an action may need from outside.

    `population` are people on whom a condition is tried while it is written; nobody by default.
    `second_proposer` points at words of a guide that our rules may have missed; none by default.
    Without a `pdf_seal` documents are handed out unsigned, without a `pdf_check` none is judged.
    By `standing_rules` cases are watched, but as `rule_settings` say. `joint` says what is handled
    jointly, and how; nothing by default.
    `two_hands` says which acts take two officers; none by default.
    `access_tokens` says whose system shows a token that is no key of the interface; `calls` asks
    departments' data for systems that were recognised. `notices` are the words of what people are
    told, `mail` brings the codes that show an address to be somebody's; a robot's pasted address
    may be at one of `chat_origins` beside its vendor's own. At `delivery` places results are
    collected.
    """

    clock: Callable[[], datetime]
    calendar: WorkingCalendar
    registers: Registers
    gate: Gate
    sealer: Sealer
    press: Press
    index: Callable[[Iterable[Entry]], Index]
    public_url: str
    population: Callable[[], Sequence[TrialPerson]] = tuple
    second_proposer: SecondReader | None = None
    pdf_seal: PdfSeal | None = None
    pdf_check: PdfCheck | None = None
    access_tokens: Callable[[str], ApiClient | None] = nobody
    calls: CallsForClients | None = None
    standing_rules: tuple[Rule, ...] = STANDING_RULES
    rule_settings: Callable[[], Mapping[str, RuleSetting]] = dict
    assurance: AssuranceLevels = field(default_factory=AssuranceLevels)
    notices: NoticeTemplates = field(default_factory=NoticeTemplates)
    mail: Mails = field(default_factory=NoCarrier)
    chat_origins: tuple[str, ...] = ()
    delivery: DeliveryPlaces = field(default_factory=DeliveryPlaces)
    fees: FeePractices = field(default_factory=FeePractices)
    bank: Bank = field(default_factory=NoBank)
    two_hands: TwoHands = field(default_factory=TwoHands)
    joint: Mapping[str, JointTerms] = field(default_factory=dict)
    practices: Practices = field(default_factory=Practices)
    renewals: Mapping[str, RenewalTerms] = field(default_factory=dict)
    campaigns: Mapping[str, Campaign] = field(default_factory=dict)
    modes: HandlingModes = field(default_factory=HandlingModes)

    @property
    def now(self) -> datetime:
        """Return this moment."""
        return self.clock()

    @property
    def today(self) -> date:
        """Return the day it is in China."""
        return self.clock().astimezone(CHINA_STANDARD_TIME).date()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Return the rules by which cases are watched, as they are set."""
        return in_force(self.standing_rules, self.rule_settings())

    def with_rule(self, rule: Rule) -> "Outside":
        """Return the same, where one rule alone is watched, as it stands."""
        return replace(self, standing_rules=(rule,), rule_settings=dict)
