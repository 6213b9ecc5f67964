"""Addresses of the reductions (网址)."""

from collections.abc import Sequence
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from tongban.core.reform.figures import FigureKind


def _with(name: str, *parts: object, **asked: object) -> str:
    kept = {key: value for key, value in asked.items() if value}
    address = reverse(f"console:{name}", args=parts)
    return f"{address}?{urlencode(kept)}" if kept else address


def home(base: int = 0, figure: FigureKind | None = None, *, after: int = 0) -> str:
    """Return the first page, with the departments after so many."""
    return _with("reform", base=base, figure=figure.value if figure else "", after=after)


def department(code: str, base: int = 0) -> str:
    """Return the page of a department."""
    return _with("reform-department", code, base=base)


def item(code: str, base: int = 0) -> str:
    """Return the page of an item, down to its documents."""
    return _with("reform-item", code, base=base)


def journey(code: str) -> str:
    """Return the schedule of a journey."""
    return _with("reform-journey", code)


def plain(name: str) -> str:
    """Return a page that asks for nothing, such as the league table or the targets."""
    return _with(f"reform-{name}")


def proposals(department: str) -> str:
    """Return what is proposed to a department."""
    return _with("reform-proposals", department=department)


def adopt(key: str, within: str = "") -> str:
    """Return the page that takes a proposal up, made for the items of one department."""
    return _with("reform-adopt", key=key, within=within)


def measure(key: UUID) -> str:
    """Return the page of a measure."""
    return _with("reform-measure", key)


def act(key: UUID, verb: str) -> str:
    """Return where a form about a measure is sent."""
    return _with("reform-act", key, verb)


def begin_journey(items: Sequence[str]) -> str:
    """Return the form of a new journey with these items picked."""
    return _with("reform-together-new", items=",".join(items))


def draft(key: UUID) -> str:
    """Return the page of a journey in the making."""
    return _with("reform-draft", key)


def draft_act(key: UUID, verb: str) -> str:
    """Return where a button about a journey in the making is sent."""
    return _with("reform-draft-act", key, verb)


def export(kind: str, base: int = 0) -> str:
    """Return the report as a file."""
    return _with(f"reform-{kind}", base=base)
