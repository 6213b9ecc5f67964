"""What a verb is (动作): words, posts, a form, and the one action that it calls."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from tongban.actions.recording import OpenCase
from tongban.core.people.actors import Role
from tongban.web.components.component import Content, Words
from tongban.web.components.forms import PlainForm, fields_of
from tongban.web.components.navigation import ButtonKind
from tongban.web.counter.desk import Desk


class DeskForm(PlainForm):
    """A form about one desk; a verb that asks nothing uses it as it is.

    Of the fields in `either` at least one is wanted, so none of them is called optional.
    """

    either: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk, *args: Any, **options: Any) -> None:
        self.desk = desk
        super().__init__(*args, **options)

    def layout(self) -> Content:
        """Return the fields as they stand on the page."""
        return tuple(
            replace(field, optional=False) if field.name in self.either else field
            for field in fields_of(self)
        )


def nothing(desk: Desk) -> Content:
    """Say nothing above the form."""
    del desk
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """One thing that can be done; `brings` are the names of the events that show it was done.

    `act` takes the desk, the valid form and the revision that the officer saw. A verb that is
    `immediate` asks nothing and is a button on the page of the work. `beside` puts the evidence
    next to the form. A verb not done `in_hand` is open whoever holds the work. One that is
    `sealing` puts the seal of a department under something and wants a fresh proof (A38).
    """

    slug: str
    title: Words
    button: Words
    done: Words
    roles: frozenset[Role]
    brings: frozenset[str]
    open_to: Callable[[Desk], bool]
    act: Callable[[Desk, Any, int], OpenCase]
    form: type[DeskForm] = DeskForm
    above: Callable[[Desk], Content] = nothing
    kind: ButtonKind = ButtonKind.SECONDARY
    immediate: bool = False
    with_evidence: bool = False
    in_hand: bool = True
    sealing: bool = False

    def fits(self, roles: frozenset[Role]) -> bool:
        """Tell whether one of `roles` may do it."""
        return bool(self.roles & roles)
