"""Publish a change (变更发布): a few items that come, change, leave or come back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction

from tongban.actions.catalog.releasing import (
    Contents,
    appended,
    one_publisher_at_a_time,
    release_of,
)
from tongban.core.catalog.datasets import Dataset
from tongban.core.catalog.elements import DataElement
from tongban.core.catalog.evidence import EvidenceType
from tongban.core.catalog.items import ServiceItem
from tongban.core.journeys.definitions import Journey
from tongban.core.vocabulary.errors import Unavailable
from tongban.store.catalog.definitions import SharedDefinitions
from tongban.store.catalog.models import ItemVersion, JourneyVersion, Release
from tongban.store.freezing.converter import opened, stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What comes into the catalogue and what leaves it, at once.

    `elements` and `evidence` are definitions that the items bring along. `withdrawn` are codes of
    items, `withdrawn_journeys` of journeys, `withdrawn_datasets` of datasets; `restored` are keys
    of versions that come back as they were.
    """

    items: tuple[ServiceItem, ...] = ()
    journeys: tuple[Journey, ...] = ()
    elements: tuple[DataElement, ...] = ()
    evidence: tuple[EvidenceType, ...] = ()
    datasets: tuple[Dataset, ...] = ()
    withdrawn: frozenset[str] = frozenset()
    withdrawn_journeys: frozenset[str] = frozenset()
    withdrawn_datasets: frozenset[str] = frozenset()
    restored: tuple[int, ...] = ()
    restored_journeys: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeMade:
    """What a change did: the release, versions by code, and the keys of what was withdrawn."""

    release: int
    versions: Mapping[str, int]
    journeys: Mapping[str, int]
    withdrawn: Mapping[str, int]
    withdrawn_journeys: Mapping[str, int]


@transaction.atomic
def publish_change(change: Change, *, by: str, note: str = "") -> ChangeMade:
    """Publish what a change says and leave everything else in force as it is.

    Raises:
        Unavailable: before the first release of a catalogue.
    """
    one_publisher_at_a_time()
    newest = Release.objects.order_by("-pk").first()
    if newest is None:
        raise Unavailable("nothing has been published yet")
    entering = {item.code: item for item in change.items}
    items = _in_force(ItemVersion, newest.items, {*entering, *change.withdrawn})
    joining = {journey.code: journey for journey in change.journeys}
    leaving = {*joining, *change.withdrawn_journeys}
    journeys = _in_force(JourneyVersion, newest.journeys, leaving)
    new = appended(ItemVersion, entering, newest.items)
    joined = appended(JourneyVersion, joining, newest.journeys)
    contents = Contents(
        definitions=_definitions(newest, change),
        items=sorted(
            {*newest.items} - {*items.values()}
            | {*new.in_force}
            | _back(ItemVersion, change.restored, newest.items)
        ),
        journeys=sorted(
            {*newest.journeys} - {*journeys.values()}
            | {*joined.in_force}
            | _back(JourneyVersion, change.restored_journeys, newest.journeys)
        ),
    )
    return ChangeMade(
        release=release_of(contents, newest, by=by, note=note).pk,
        versions=_versions(ItemVersion, new.in_force),
        journeys=_versions(JourneyVersion, joined.in_force),
        withdrawn={code: row for code, row in items.items() if code in change.withdrawn},
        withdrawn_journeys={
            code: row for code, row in journeys.items() if code in change.withdrawn_journeys
        },
    )


def _definitions(newest: Release, change: Change) -> dict[str, Any]:
    """Return the shared definitions of a release with those that a change brings along."""
    shared = opened(newest.definitions, SharedDefinitions)
    elements = {one.code: one for one in (*shared.elements, *change.elements)}
    evidence = {one.code: one for one in (*shared.evidence, *change.evidence)}
    datasets = {one.code: one for one in (*shared.datasets, *change.datasets)}
    return stored(
        replace(
            shared,
            elements=tuple(elements.values()),
            evidence=tuple(evidence.values()),
            datasets=tuple(
                one for code, one in datasets.items() if code not in change.withdrawn_datasets
            ),
        )
    )


def _in_force(
    versions: type[ItemVersion] | type[JourneyVersion],
    standing: Iterable[int],
    codes: Iterable[str],
) -> dict[str, int]:
    """Return the keys of the versions in force of these codes."""
    rows = versions.objects.filter(code__in=list(codes)).values_list("code", "pk")
    kept = {*standing}
    return {code: row for code, row in rows if row in kept}


def _back(
    versions: type[ItemVersion] | type[JourneyVersion],
    restored: Iterable[int],
    standing: Iterable[int],
) -> set[int]:
    """Return the versions that come back, unless another of the same code has come meanwhile."""
    codes = dict(versions.objects.filter(pk__in=list(restored)).values_list("code", "pk"))
    return {row for code, row in codes.items() if code not in _in_force(versions, standing, codes)}


def _versions(
    versions: type[ItemVersion] | type[JourneyVersion], keys: Iterable[int]
) -> dict[str, int]:
    rows = versions.objects.filter(pk__in=list(keys)).values_list("code", "version")
    return dict(rows)
