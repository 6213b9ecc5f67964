"""Parts of the service graph (图谱片段), one beside each item version, read by the thousand."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from tongban.core.catalog.items import ServiceItem
from tongban.store.catalog.models import GraphPart, ItemVersion, Release
from tongban.store.freezing.converter import opened


def kept(versions: Sequence[int], *, form: int) -> dict[int, bytes]:
    """Return the parts of these item versions, by their keys, as far as they are kept."""
    rows = GraphPart.objects.filter(version__in=versions, form=form)
    return {version: bytes(content) for version, content in rows.values_list("version", "content")}


def digests(versions: Iterable[int]) -> dict[int, str]:
    """Return the digest of the content of each of these item versions, by their keys."""
    rows = ItemVersion.objects.filter(pk__in=list(versions)).values_list("pk", "digest")
    return dict(rows)


def released_at(release: int) -> datetime:
    """Return when a release was published: no other, of any database, has number and moment."""
    moment: datetime = Release.objects.values_list("published_at", flat=True).get(pk=release)
    return moment


def keep(parts: Mapping[int, bytes], *, form: int) -> None:
    """Keep the parts of these item versions, in the place of any of another form."""
    GraphPart.objects.bulk_create(
        [GraphPart(version_id=key, form=form, content=content) for key, content in parts.items()],
        update_conflicts=True,
        unique_fields=["version"],
        update_fields=["form", "content"],
    )


def versions(keys: Iterable[int]) -> dict[int, ServiceItem]:
    """Return these item versions by their keys, opened."""
    rows = ItemVersion.objects.filter(pk__in=list(keys)).values_list("pk", "content")
    return {key: opened(content, ServiceItem) for key, content in rows.iterator(chunk_size=500)}
