"""What is being done on the page (当前操作): where in the tree, and which small form is open."""

from dataclasses import dataclass

from django.http import HttpRequest

from tongban.core.authoring.trees import Path, node_at, read_path, show_path
from tongban.core.catalog.conditions.nodes import Condition
from tongban.core.vocabulary.errors import InvalidValue
from tongban.web.console.items import places
from tongban.web.console.items.conditions.places import Held
from tongban.web.console.items.desk import Desk


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """A condition on a desk; `chosen` is the node whose form is open, None for none."""

    desk: Desk
    place: str
    held: Held
    chosen: Path | None = None
    do: str = ""
    element: str = ""

    @property
    def condition(self) -> Condition:
        """The whole tree."""
        return self.held.condition

    @property
    def address(self) -> str:
        """The page without any form open; forms are sent to it."""
        return places.condition(self.desk.key, self.place)

    @property
    def hidden(self) -> tuple[tuple[str, str], ...]:
        """What every form of a node sends along."""
        at = show_path(self.chosen or ())
        return (*self.desk.hidden, ("at", at), ("do", self.do))


def task_of(request: HttpRequest, desk: Desk, held: Held, place: str) -> Task:
    """Return what the address asks for; a node that is not there leaves all forms shut."""
    asked = request.POST if request.method == "POST" else request.GET
    written = asked.get("at")
    chosen: Path | None = None
    if written is not None:
        try:
            chosen = read_path(written)
            node_at(held.condition, chosen)
        except InvalidValue:
            chosen = None
    return Task(
        desk=desk,
        place=place,
        held=held,
        chosen=chosen,
        do=asked.get("do", ""),
        element=asked.get("element", "").strip(),
    )
