"""Publish what verifies (公开核验材料): the keys, and how certificates stand, without people."""

from collections.abc import Mapping
from typing import Any

from tongban.actions.outside import Outside
from tongban.core.certificates.status_lists import make_list, publish
from tongban.core.vocabulary.errors import NotFound
from tongban.store.certificates import issued


def keys(outside: Outside) -> Mapping[str, Any]:
    """Return the public halves of all keys that ever sealed here."""
    return outside.sealer.key_list()


def status_list(number: int, outside: Outside) -> dict[str, Any]:
    """Return one status list as of now, sealed.

    Raises:
        NotFound: when no certificate has its place there.
    """
    if not 0 <= number < issued.list_count():
        raise NotFound(f"no status list {number}")
    return publish(make_list(number, issued.not_valid_in(number), outside.now), outside.sealer)
