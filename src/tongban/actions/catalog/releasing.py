"""A release (一次发布): versions appended beside those that stand, and one row naming them all."""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from django.db import connection

from tongban.actions.graph.parts import keep_part
from tongban.core.catalog.items import ServiceItem
from tongban.core.journeys.definitions import Journey
from tongban.store.catalog.models import ItemVersion, JourneyVersion, Release
from tongban.store.freezing.converter import stored

_PUBLISHING: Final = 519_900_001
"""The advisory lock that publishers take, so that two releases never interleave."""
_MANY: Final = 1000
"""Past so many codes, asking for all of them is cheaper than naming them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a release is made of."""

    definitions: dict[str, Any]
    items: list[int]
    journeys: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Appended:
    """The codes that got a new version, and the keys of all versions in force."""

    changed: tuple[str, ...]
    in_force: tuple[int, ...]


def one_publisher_at_a_time() -> None:
    """Let whoever else publishes wait until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_PUBLISHING])


def release_of(contents: Contents, newest: Release | None, *, by: str, note: str) -> Release:
    """Append a release of these contents, unless the newest is just that."""
    digest = digest_of(contents.definitions)
    wanted = (digest, contents.items, contents.journeys)
    if newest is not None and wanted == (newest.digest, newest.items, newest.journeys):
        return newest
    return Release.objects.create(
        by=by,
        note=note,
        digest=digest,
        definitions=contents.definitions,
        items=contents.items,
        journeys=contents.journeys,
    )


def appended(
    versions: type[ItemVersion] | type[JourneyVersion],
    definitions: Mapping[str, ServiceItem] | Mapping[str, Journey],
    before: list[int],
) -> Appended:
    """Append a version of each definition that differs from the one in force `before`."""
    newest = {row.code: row for row in _newest(versions, definitions)}
    standing = set(before)
    changed, in_force = [], []
    for code, definition in definitions.items():
        digest = digest_of(unversioned(definition))
        row = newest.get(code)
        if row is not None and row.pk in standing and row.digest == digest:
            in_force.append(row.pk)
            continue
        number = definition.version if row is None else max(definition.version, row.version + 1)
        in_force.append(_append(replace(definition, version=number), digest))
        changed.append(code)
    return Appended(changed=tuple(changed), in_force=tuple(in_force))


def _newest(
    versions: type[ItemVersion] | type[JourneyVersion], codes: Collection[str]
) -> Iterable[ItemVersion | JourneyVersion]:
    """Return the newest version of each code; of very many, of every code there is."""
    rows = versions.objects.defer("content").order_by("code", "-version").distinct("code")
    return list(rows if len(codes) > _MANY else rows.filter(code__in=list(codes)))


def _append(definition: ServiceItem | Journey, digest: str) -> int:
    """Append one version and return its key."""
    common = {
        "code": definition.code,
        "version": definition.version,
        "name": definition.name,
        "summary": definition.summary,
        "keywords": list(definition.keywords),
        "content": stored(definition),
        "digest": digest,
    }
    match definition:
        case ServiceItem():
            row = ItemVersion.objects.create(
                department=definition.department,
                audiences=[audience.value for audience in definition.audiences],
                effective_from=definition.effective_from,
                **common,
            )
            keep_part(row.pk, definition)
            return row.pk
        case Journey():
            return JourneyVersion.objects.create(
                event=definition.event.value, lead=definition.lead, **common
            ).pk


def unversioned(definition: ServiceItem | Journey) -> dict[str, Any]:
    """Return what a definition says, whatever its version."""
    return stored(replace(definition, version=1))


def digest_of(values: object) -> str:
    """Return the digest by which equal contents are known."""
    text = json.dumps(values, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
