"""Publish a catalogue: append the versions that changed, never touch the ones that stand."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection, transaction

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.journeys.definitions import Journey
from tongban.store.catalog.converter import stored
from tongban.store.catalog.definitions import SharedDefinitions
from tongban.store.catalog.models import ItemVersion, JourneyVersion, Release

_PUBLISHING = 519_900_001
"""The advisory lock that publishers take, so that two releases never interleave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What a publication did: new versions by code, and the release they belong to."""

    release: int
    items: tuple[str, ...]
    journeys: tuple[str, ...]
    unchanged: int


@transaction.atomic
def publish(
    catalogue: Catalogue, journeys: Mapping[str, Journey], *, by: str, note: str = ""
) -> Publication:
    """Publish every definition whose content changed as a new version; withdraw what is gone.

    The version that a definition bears is where its numbering begins; the store counts on from
    the newest published one, so publishing the same content twice changes nothing.
    """
    _one_publisher_at_a_time()
    items = _publish(ItemVersion, catalogue.items)
    things = _publish(JourneyVersion, journeys)
    definitions = stored(SharedDefinitions.of(catalogue))
    release = _release(definitions, changed=bool(items or things), by=by, note=note)
    total = len(catalogue.items) + len(journeys)
    return Publication(
        release=release, items=items, journeys=things, unchanged=total - len(items) - len(things)
    )


def _one_publisher_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_PUBLISHING])


def _release(definitions: dict[str, Any], *, changed: bool, by: str, note: str) -> int:
    digest = _digest(definitions)
    newest = Release.objects.order_by("-id").first()
    if newest is not None and newest.digest == digest and not changed:
        return newest.pk
    release = Release.objects.create(by=by, note=note, digest=digest, definitions=definitions)
    return release.pk


def _publish(
    versions: type[ItemVersion] | type[JourneyVersion],
    definitions: Mapping[str, ServiceItem] | Mapping[str, Journey],
) -> tuple[str, ...]:
    """Append a version for each definition whose content differs from the newest published."""
    newest = {row.code: row for row in _newest(versions)}
    digests = {code: _digest(_unversioned(one)) for code, one in definitions.items()}
    changed = [
        code
        for code, digest in digests.items()
        if code not in newest or not newest[code].current or newest[code].digest != digest
    ]
    gone = [code for code, row in newest.items() if row.current and code not in definitions]
    versions.objects.filter(current=True, code__in=[*gone, *changed]).update(current=False)
    for code in changed:
        begun = definitions[code].version
        number = max(begun, newest[code].version + 1) if code in newest else begun
        _append(replace(definitions[code], version=number), digests[code])
    return tuple(changed)


def _newest(
    versions: type[ItemVersion] | type[JourneyVersion],
) -> Iterable[ItemVersion | JourneyVersion]:
    rows = versions.objects.defer("content").order_by("code", "-version").distinct("code")
    return list(rows)


def _append(definition: ServiceItem | Journey, digest: str) -> None:
    common = {
        "code": definition.code,
        "version": definition.version,
        "name": definition.name,
        "summary": definition.summary,
        "keywords": list(definition.keywords),
        "content": stored(definition),
        "digest": digest,
        "current": True,
    }
    match definition:
        case ServiceItem():
            ItemVersion.objects.create(
                department=definition.department,
                audiences=[audience.value for audience in definition.audiences],
                effective_from=definition.effective_from,
                **common,
            )
        case Journey():
            JourneyVersion.objects.create(
                event=definition.event.value, lead=definition.lead, **common
            )


def _unversioned(definition: ServiceItem | Journey) -> dict[str, Any]:
    return stored(replace(definition, version=1))


def _digest(values: object) -> str:
    text = json.dumps(values, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
