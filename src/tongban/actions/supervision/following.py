"""Follow a case (实时监察): what each event shows is written down in its own transaction."""

from collections.abc import Iterable

from tongban.actions.outside import Outside
from tongban.actions.supervision.keeping import keep
from tongban.core.cases.events import Event
from tongban.core.cases.folding import Versions, advance
from tongban.core.cases.state import CaseState
from tongban.core.supervision.sightings import Sighting
from tongban.core.supervision.watching import at_event
from tongban.store.cases.models import Case


def follow(
    row: Case, state: CaseState, events: Iterable[Event], outside: Outside, *, later: Versions
) -> None:
    """Write down what `events` show, which happen to a case that stood at `state`."""
    found: list[Sighting] = []
    for event in events:
        found += at_event(outside.rules, state, event, outside.calendar)
        state = advance(state, (event,), later)
    keep(row, found, outside.now)
