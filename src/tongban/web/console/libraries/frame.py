"""What the pages of libraries share (公用): who may, whose name, and words that recur."""

from typing import Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy

from tongban.actions.targets import published
from tongban.core.libraries.definitions import Library
from tongban.core.libraries.reviewing import PairStatus
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import NotFound
from tongban.store.libraries.queries import LibraryCount, library_count
from tongban.web.components import messages
from tongban.web.console.requests import officer_of

STEWARDS: Final = (Role.DATA_STEWARD,)
STATUSES: Final = {
    PairStatus.OPEN: gettext_lazy("待核对"),
    PairStatus.ONE: gettext_lazy("同一主体"),
    PairStatus.APART: gettext_lazy("不是同一主体"),
}
_TONES: Final = {
    PairStatus.OPEN: messages.Tone.ATTENTION,
    PairStatus.ONE: messages.Tone.GOOD,
    PairStatus.APART: messages.Tone.PLAIN,
}


def tag(status: PairStatus) -> messages.Tag:
    """Return where a pair stands, in a word or two."""
    return messages.Tag(words=STATUSES[status], tone=_TONES[status])


def department(code: str) -> str:
    """Return the short name of a department."""
    known = published().catalogue.departments.get(code)
    return known.short_name if known else code


def register_name(library: Library, code: str) -> str:
    """Return the name of a register with its department."""
    source = library.source(code)
    return f"{source.name}（{department(source.department)}）"


def counted(code: str) -> LibraryCount:
    """Return a library with its counts.

    Raises:
        NotFound: when there is none.
    """
    found = library_count(code)
    if found is None:
        raise NotFound(f"no library {code}")
    return found


def keeps(request: HttpRequest, library: Library) -> bool:
    """Tell whether the officer is a steward of the department that keeps a library."""
    officer = officer_of(request)
    return Role.DATA_STEWARD in officer.roles and officer.department == library.keeper


def kept(request: HttpRequest, code: str) -> LibraryCount:
    """Return a library that the officer's department keeps.

    Raises:
        NotFound: the same for what never was and for what another department keeps.
    """
    found = counted(code)
    if not keeps(request, found.library):
        raise NotFound(f"no library {code} for this department")
    return found


def place(library: Library) -> str:
    """Return the page of a library."""
    return reverse("console:library", args=[library.code])
