"""A look at the owner, and what they asked about it, for those who try every address."""

from tongban.actions.audit import indexes_of, note
from tongban.actions.outside import Outside
from tongban.actions.tickets.opening import ask_about
from tongban.core.people.actors import Citizen, Officer
from tongban.store.audit.looks import looks_at


def audited_places(owner: Citizen, officer: Officer, outside: Outside) -> dict[str, str]:
    """Return where a look at the owner and their question about it are."""
    about = indexes_of({"number": owner.person})
    note(officer, "case.open", "case", ground="受理", concerned=about)
    look = looks_at(owner)[0].entry
    ticket = ask_about(owner, look, outside, told="查看了办件", words="为什么查看？")
    return {"look": str(look), "ticket": str(ticket)}
