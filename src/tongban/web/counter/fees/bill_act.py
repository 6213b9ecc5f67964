"""What an act about a bill is (收费动作): words, posts, a form, and the one action it calls."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, TypeAlias
from uuid import UUID

from django import forms

from tongban.actions.outside import Outside
from tongban.core.payments.bills import Bill
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.money import Money
from tongban.web.components.component import Words
from tongban.web.components.forms import PlainForm

LONGEST: Final = 200
_FEN = 100
Fields: TypeAlias = dict[str, forms.Field]


@dataclass(frozen=True, slots=True, kw_only=True)
class BillDesk:
    """One bill before one officer, and the revision that the officer saw."""

    officer: Officer
    id: UUID
    bill: Bill
    outside: Outside
    revision: int


class BillForm(PlainForm):
    """The form of one act about a bill."""

    def __init__(self, desk: BillDesk, fields: Callable[[BillDesk], Fields], *args: Any) -> None:
        self._wanted = fields(desk)
        super().__init__(*args)

    def questions(self) -> Fields:
        """Return the fields of the act."""
        return self._wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class BillAct:
    """One thing that can be done about a bill: when, by whom, with what form, and how."""

    slug: str
    title: Words
    done: Words
    roles: frozenset[Role]
    open_to: Callable[[Bill], bool]
    fields: Callable[[BillDesk], Fields]
    carry_out: Callable[[BillDesk, dict[str, Any]], None]


def reason(label: Words) -> forms.Field:
    """Return the field that asks why."""
    return forms.CharField(label=str(label), max_length=LONGEST, widget=forms.Textarea)


def one_of(
    label: Words, choices: Iterable[tuple[str, str]], *, chosen: str | None = None
) -> forms.Field:
    """Return the field that asks which one; one is `chosen` already, as is the only one."""
    found = list(choices)
    return forms.ChoiceField(
        label=str(label),
        choices=found,
        initial=found[0][0] if len(found) == 1 else chosen,
        widget=forms.RadioSelect,
    )


def yuan(amount: Decimal) -> Money:
    """Return yuan as they were typed."""
    return Money(int(amount * _FEN))


def amount_field(label: Words, hint: Words, initial: Money) -> forms.Field:
    """Return the field that asks for an amount in yuan."""
    return forms.DecimalField(
        label=str(label),
        help_text=str(hint),
        min_value=Decimal("0.01"),
        max_digits=12,
        decimal_places=2,
        initial=Decimal(initial.fen) / _FEN,
    )
