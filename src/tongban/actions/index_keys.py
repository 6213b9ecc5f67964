"""Put another key over the blind indexes (盲索引换代): all or none."""

from typing import Final

from django.db import transaction

from tongban.actions.audit import note
from tongban.core.vocabulary.errors import ConfigurationError
from tongban.store.people.models import Account
from tongban.store.sealing import blind_index
from tongban.store.sealing.carrying import carry, connected, end_others
from tongban.store.sealing.indexes import generation

_LOOKED_UP: Final = 1_000


def carry_over() -> int:
    """Carry every blind index over to the newest key; return in how many rows.

    Whoever is connected is cut off at the end, and finds people by the new indexes when they
    connect again.

    Raises:
        ConfigurationError: when there is no new key, or the older ones are not those in use.
        Conflict: when a process does not let go of its connection.
    """
    try:
        with transaction.atomic():
            moved = carry()
            _require_found()
            note(None, "keys.indexes", f"generation:{generation()}", details={"rows": str(moved)})
            end_others()
    finally:
        connected().learn_generation()
    return moved


def _require_found() -> None:
    """Look people up by their numbers, as everything will from now on."""
    accounts = Account.objects.filter(person_index__isnull=False).order_by("pk")[:_LOOKED_UP]
    for account in accounts:
        if bytes(account.person_index or b"") != blind_index(account.person["number"]):
            raise ConfigurationError(
                "the first key is not the one with which people are found; nothing was changed"
            )
