"""Addresses of data sharing (网址)."""

from collections.abc import Iterable
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse


def _with(name: str, *parts: object, pairs: Iterable[tuple[str, str]] = ()) -> str:
    address = reverse(f"console:{name}", args=parts)
    kept = [(key, value) for key, value in pairs if value]
    return f"{address}?{urlencode(kept)}" if kept else address


def plain(name: str) -> str:
    """Return a page that asks for nothing, such as the catalogue or the statistics."""
    return _with(f"data-{name}")


def dataset(code: str) -> str:
    """Return the page of a dataset."""
    return _with("data-set", code)


def edit(code: str) -> str:
    """Return the form that describes a resource anew."""
    return _with("data-set-edit", code)


def resource_act(code: str, verb: str) -> str:
    """Return where a form about a resource is sent."""
    return _with("data-set-act", code, verb)


def ask_for(
    dataset: str = "",
    *,
    interface: str = "",
    items: Iterable[str] = (),
    evidence: Iterable[str] = (),
    submissions: int = 0,
) -> str:
    """Return the form of a request with what is known of it filled in."""
    pairs = [
        ("dataset", dataset),
        ("interface", interface),
        *(("item", one) for one in items),
        *(("evidence", one) for one in evidence),
        ("submissions", str(submissions) if submissions else ""),
    ]
    return _with("data-request-new", pairs=pairs)


def request(key: UUID | str) -> str:
    """Return the page of a request."""
    return _with("data-request", key)


def request_act(key: UUID, verb: str) -> str:
    """Return where a form about a request is sent."""
    return _with("data-request-act", key, verb)


def grant(code: str) -> str:
    """Return the page of a grant."""
    return _with("data-grant", code)


def grant_act(code: str, verb: str) -> str:
    """Return where a form about a grant is sent."""
    return _with("data-grant-act", code, verb)


def demand_list() -> str:
    """Return the list of data that would save most papers."""
    return _with("demand")
