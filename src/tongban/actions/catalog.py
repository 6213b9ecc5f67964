"""Publish a catalogue: append the versions that changed, never touch the ones that stand.

`publish` takes a whole city, `publish_change` a few items that come, change or leave.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection, transaction

from tongban.actions.graph.parts import keep_part
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.elements import DataElement
from tongban.core.catalog.evidence import EvidenceType
from tongban.core.catalog.items import ServiceItem
from tongban.core.journeys.definitions import Journey
from tongban.core.vocabulary.errors import Unavailable
from tongban.store.catalog.definitions import SharedDefinitions
from tongban.store.catalog.models import ItemVersion, JourneyVersion, Release
from tongban.store.freezing.converter import opened, stored

_PUBLISHING = 519_900_001
"""The advisory lock that publishers take, so that two releases never interleave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What a publication did: new versions by code, and the release they belong to."""

    release: int
    items: tuple[str, ...]
    journeys: tuple[str, ...]
    unchanged: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What comes into the catalogue and what leaves it, at once.

    `elements` and `evidence` are definitions that the items bring along. `withdrawn` are codes of
    items, `withdrawn_journeys` of journeys; `restored` are keys of versions that come back as they
    were.
    """

    items: tuple[ServiceItem, ...] = ()
    elements: tuple[DataElement, ...] = ()
    evidence: tuple[EvidenceType, ...] = ()
    withdrawn: frozenset[str] = frozenset()
    withdrawn_journeys: frozenset[str] = frozenset()
    restored: tuple[int, ...] = ()
    restored_journeys: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeMade:
    """What a change did: the release, versions by code, and the keys of what was withdrawn."""

    release: int
    versions: Mapping[str, int]
    withdrawn: Mapping[str, int]
    withdrawn_journeys: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contents:
    """What a release is made of."""

    definitions: dict[str, Any]
    items: list[int]
    journeys: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Appended:
    """The codes that got a new version, and the keys of all versions in force."""

    changed: tuple[str, ...]
    in_force: tuple[int, ...]


@transaction.atomic
def publish(
    catalogue: Catalogue, journeys: Mapping[str, Journey], *, by: str, note: str = ""
) -> Publication:
    """Publish every definition whose content changed as a new version; withdraw what is gone.

    The version that a definition bears is where its numbering begins; the store counts on from
    the newest published one, so publishing the same content twice changes nothing.
    """
    _one_publisher_at_a_time()
    newest = Release.objects.order_by("-pk").first()
    items = _appended(ItemVersion, catalogue.items, newest.items if newest else [])
    things = _appended(JourneyVersion, journeys, newest.journeys if newest else [])
    contents = _Contents(
        definitions=stored(SharedDefinitions.of(catalogue)),
        items=sorted(items.in_force),
        journeys=sorted(things.in_force),
    )
    release = _release(contents, newest, by=by, note=note)
    new = len(items.changed) + len(things.changed)
    return Publication(
        release=release.pk,
        items=items.changed,
        journeys=things.changed,
        unchanged=len(contents.items) + len(contents.journeys) - new,
    )


@transaction.atomic
def publish_change(change: Change, *, by: str, note: str = "") -> ChangeMade:
    """Publish what a change says and leave everything else in force as it is.

    Raises:
        Unavailable: before the first release of a catalogue.
    """
    _one_publisher_at_a_time()
    newest = Release.objects.order_by("-pk").first()
    if newest is None:
        raise Unavailable("nothing has been published yet")
    items, journeys = _keys(ItemVersion, newest.items), _keys(JourneyVersion, newest.journeys)
    entering = {item.code: item for item in change.items}
    appended = _appended(ItemVersion, entering, newest.items)
    gone = {code: items[code] for code in change.withdrawn if code in items}
    gone_journeys = {code: journeys[code] for code in change.withdrawn_journeys if code in journeys}
    left = {row for code, row in items.items() if code not in {*entering, *gone}}
    back = {row for code, row in _keys(ItemVersion, change.restored).items() if code not in items}
    contents = _Contents(
        definitions=_definitions(newest, change),
        items=sorted(left | back | {*appended.in_force}),
        journeys=sorted(
            {*journeys.values()} - {*gone_journeys.values()} | _back_again(change, journeys)
        ),
    )
    return ChangeMade(
        release=_release(contents, newest, by=by, note=note).pk,
        versions=_versions(appended.in_force),
        withdrawn=gone,
        withdrawn_journeys=gone_journeys,
    )


def _back_again(change: Change, in_force: Mapping[str, int]) -> set[int]:
    """Return the journeys that come back, unless another version of them has come meanwhile."""
    rows = _keys(JourneyVersion, change.restored_journeys)
    return {row for code, row in rows.items() if code not in in_force}


def _definitions(newest: Release, change: Change) -> dict[str, Any]:
    """Return the shared definitions of a release with those that a change brings along."""
    shared = opened(newest.definitions, SharedDefinitions)
    elements = {one.code: one for one in (*shared.elements, *change.elements)}
    evidence = {one.code: one for one in (*shared.evidence, *change.evidence)}
    return stored(
        replace(shared, elements=tuple(elements.values()), evidence=tuple(evidence.values()))
    )


def _keys(
    versions: type[ItemVersion] | type[JourneyVersion], in_force: Iterable[int]
) -> dict[str, int]:
    """Return the keys of the versions in force by code."""
    rows = versions.objects.filter(pk__in=list(in_force)).values_list("code", "pk")
    return dict(rows)


def _versions(keys: Iterable[int]) -> dict[str, int]:
    rows = ItemVersion.objects.filter(pk__in=list(keys)).values_list("code", "version")
    return dict(rows)


def _one_publisher_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_PUBLISHING])


def _release(contents: _Contents, newest: Release | None, *, by: str, note: str) -> Release:
    """Append a release of these contents, unless the newest is just that."""
    digest = _digest(contents.definitions)
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


def _appended(
    versions: type[ItemVersion] | type[JourneyVersion],
    definitions: Mapping[str, ServiceItem] | Mapping[str, Journey],
    before: list[int],
) -> _Appended:
    """Append a version of each definition that differs from the one in force `before`."""
    newest = {row.code: row for row in _newest(versions)}
    standing = set(before)
    changed, in_force = [], []
    for code, definition in definitions.items():
        digest = _digest(_unversioned(definition))
        row = newest.get(code)
        if row is not None and row.pk in standing and row.digest == digest:
            in_force.append(row.pk)
            continue
        number = definition.version if row is None else max(definition.version, row.version + 1)
        in_force.append(_append(replace(definition, version=number), digest))
        changed.append(code)
    return _Appended(changed=tuple(changed), in_force=tuple(in_force))


def _newest(
    versions: type[ItemVersion] | type[JourneyVersion],
) -> Iterable[ItemVersion | JourneyVersion]:
    rows = versions.objects.defer("content").order_by("code", "-version").distinct("code")
    return list(rows)


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


def _unversioned(definition: ServiceItem | Journey) -> dict[str, Any]:
    return stored(replace(definition, version=1))


def _digest(values: object) -> str:
    text = json.dumps(values, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
