"""Publish a whole city (全目录发布): what changed gets a version, what is gone is withdrawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from tongban.actions.catalog.releasing import (
    Contents,
    appended,
    digest_of,
    one_publisher_at_a_time,
    release_of,
    unversioned,
)
from tongban.actions.grants.seeding import grant_what_is_shared
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.journeys.definitions import Journey
from tongban.store.catalog.definitions import SharedDefinitions
from tongban.store.catalog.models import ItemVersion, JourneyVersion, Release
from tongban.store.freezing.converter import stored


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
    one_publisher_at_a_time()
    newest = Release.objects.order_by("-pk").first()
    items = appended(ItemVersion, catalogue.items, newest.items if newest else [])
    things = appended(JourneyVersion, journeys, newest.journeys if newest else [])
    contents = Contents(
        definitions=stored(SharedDefinitions.of(catalogue)),
        items=sorted(items.in_force),
        journeys=sorted(things.in_force),
    )
    release = release_of(contents, newest, by=by, note=note)
    before = 0 if newest is None else newest.pk
    grant_what_is_shared(catalogue, at=release.published_at, after=before)
    new = len(items.changed) + len(things.changed)
    return Publication(
        release=release.pk,
        items=items.changed,
        journeys=things.changed,
        unchanged=len(contents.items) + len(contents.journeys) - new,
    )


def is_known(catalogue: Catalogue, journeys: Mapping[str, Journey]) -> bool:
    """Tell whether every definition of a city was published before, just as it is.

    So a city is not published again over what was changed since then.
    """
    newest = Release.objects.order_by("-pk").first()
    if newest is None:
        return False
    shared = stored(SharedDefinitions.of(catalogue))
    known = all(
        one in newest.definitions.get(kind, ())
        for kind, definitions in shared.items()
        for one in definitions
    )
    return (
        known
        and _were_published(ItemVersion, catalogue.items.values())
        and _were_published(JourneyVersion, journeys.values())
    )


def _were_published(
    versions: type[ItemVersion] | type[JourneyVersion],
    definitions: Iterable[ServiceItem] | Iterable[Journey],
) -> bool:
    wanted = {(one.code, digest_of(unversioned(one))) for one in definitions}
    return wanted <= {*versions.objects.values_list("code", "digest")}
