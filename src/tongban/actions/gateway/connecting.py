"""Connecting (接入登记): clients, their keys and connections, as an operator registers them.

Only the command line comes here: an address or a password of another system is never taken from a
page (A58, A61). Every act is written down, without the settings.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from tongban.actions.audit import note
from tongban.actions.targets import published
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotFound
from tongban.store.gateway.models import Client, ClientKey, Connection

Checked = Callable[[str, Mapping[str, Any]], object]
"""Makes a source of a kind and its settings; raises `ConfigurationError` when it cannot."""


@transaction.atomic
def connect(dataset: str, kind: str, settings: Mapping[str, Any], *, checked: Checked) -> None:
    """Let a dataset be reached this way from the next second on.

    Raises:
        ConfigurationError: when the settings do not describe a connection.
        InvalidValue: when keys or fields are not those of the dataset.
        NotFound: when the catalogue has no such dataset.
    """
    checked(kind, settings)
    _refuse_other_names(dataset, settings)
    row = Connection(dataset=dataset, kind=kind)
    row.settings = dict(settings)
    row.save()
    note(None, "gateway.connected", f"dataset:{dataset}", details={"kind": kind})


@transaction.atomic
def disconnect(dataset: str) -> None:
    """Let a dataset no longer be reached this way; raises `NotFound` when it was not."""
    removed, _ = Connection.objects.filter(pk=dataset).delete()
    if not removed:
        raise NotFound(f"no connection to {dataset!r}")
    note(None, "gateway.disconnected", f"dataset:{dataset}")


@transaction.atomic
def register_client(code: str, *, name: str, department: str) -> None:
    """Let a department's system be known; its keys come next."""
    Client.objects.update_or_create(pk=code, defaults={"name": name, "department": department})
    note(None, "gateway.client", f"client:{code}")


@transaction.atomic
def add_key(client: str, key_id: str, algorithm: str, material: bytes) -> None:
    """Let a client sign by one more key, so that keys can be changed in traffic.

    Raises:
        Conflict: when the key is known already.
        NotFound: when the client is not.
    """
    if not Client.objects.filter(pk=client).exists():
        raise NotFound(f"no client {client!r}")
    if ClientKey.objects.filter(pk=key_id).exists():
        raise Conflict(f"the key {key_id!r} is known already")
    row = ClientKey(key_id=key_id, client_id=client, algorithm=algorithm)
    row.material = material
    row.save()
    note(None, "gateway.key", f"client:{client}", details={"key": key_id})


@transaction.atomic
def revoke_key(key_id: str) -> None:
    """Let a key sign no more, from the next call on; raises `NotFound` when none stands."""
    if not ClientKey.objects.filter(pk=key_id, revoked_at=None).update(revoked_at=timezone.now()):
        raise NotFound(f"no standing key {key_id!r}")
    note(None, "gateway.key_revoked", f"key:{key_id}")


def _refuse_other_names(dataset: str, settings: Mapping[str, Any]) -> None:
    """Refuse keys and fields that the dataset does not have in the catalogue."""
    known = published().catalogue.datasets.get(dataset)
    if known is None:
        raise NotFound(f"the catalogue has no dataset {dataset!r}")
    if set(settings["keys"]) != set(known.keys):
        raise InvalidValue("keys", f"must be {', '.join(known.keys)}")
    beyond = sorted(set(settings["fields"]) - set(known.serves))
    if beyond:
        raise InvalidValue("fields", f"{dataset} does not serve {', '.join(beyond)}")
