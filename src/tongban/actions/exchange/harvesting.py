"""Harvesting (目录收割): the catalogue of a peer, page by page, again and again with the same end.

Each page is kept in a transaction of its own together with where to go on, so a run that breaks off
is taken up at that page. What a whole run did not see any more is gone; what it saw unchanged is
not touched.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, TypeAlias

from django.db import transaction

from tongban.adapters.dcat import DcatPage, read_page
from tongban.core.exchange.resources import DataResource
from tongban.core.vocabulary.errors import Unavailable
from tongban.store.exchange.models import HarvestedRow, PeerRow
from tongban.store.freezing.converter import stored

Fetch: TypeAlias = Callable[[str], bytes]
"""Return the page of a peer at a place within it, "" for the first."""

MOST_PAGES: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """What a run did: pages read, datasets new, changed, as before or gone, and what is unread."""

    pages: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    unread: tuple[str, ...] = ()


def harvest(peer: str, fetch: Fetch, *, at: datetime) -> Harvest:
    """Read the catalogue of a peer from where the last run broke off.

    Raises:
        Unavailable: when a page is not had; what was read until then is kept.
    """
    cursor, done = _begin(peer), Harvest()
    for _ in range(MOST_PAGES):
        page = read_page(fetch(cursor))
        done = _keep(peer, page, done, at)
        if not page.following:
            return done
        if page.following == cursor:
            raise Unavailable("the peer's pages lead in a circle")
        cursor = page.following
    raise Unavailable("the peer has more pages than a catalogue can have")


@transaction.atomic
def take_in(peer: str, document: bytes, *, at: datetime) -> Harvest:
    """Take a whole catalogue from one document, as if its peer had been read."""
    _begin(peer, anew=True)
    page = read_page(document)
    return _keep(peer, replace(page, following=""), Harvest(), at)


@transaction.atomic
def _begin(peer: str, *, anew: bool = False) -> str:
    """Return the page to begin with: where the last run broke off, or the first of a new run."""
    row, _ = PeerRow.objects.select_for_update().get_or_create(name=peer)
    if row.cursor and not anew:
        return row.cursor
    row.run += 1
    row.cursor = ""
    row.save(update_fields=["run", "cursor"])
    return ""


@transaction.atomic
def _keep(peer: str, page: DcatPage, done: Harvest, at: datetime) -> Harvest:
    """Keep what a page tells, and where to go on; after the last, find what is gone."""
    row = PeerRow.objects.select_for_update().get(name=peer)
    codes = dict.fromkeys(one.code for one in page.resources)
    known = {one.code: one for one in row.datasets.filter(code__in=list(codes))}
    new = changed = unchanged = 0
    for resource in page.resources:
        before = known.get(resource.code)
        now = _row(row, resource, at)
        if before is None:
            new += 1
        elif (before.digest, before.gone) == (now.digest, False):
            unchanged += 1
            now.changed_at = before.changed_at
        else:
            changed += 1
        known[resource.code] = now
    _write([known[code] for code in codes])
    row.cursor = page.following
    gone = 0
    if not page.following:
        row.whole_at = at
        gone = row.datasets.filter(run__lt=row.run, gone=False).update(gone=True, changed_at=at)
    row.save(update_fields=["cursor", "whole_at"])
    return Harvest(
        pages=done.pages + 1,
        new=done.new + new,
        changed=done.changed + changed,
        unchanged=done.unchanged + unchanged,
        gone=done.gone + gone,
        unread=(*done.unread, *page.unread),
    )


def _row(peer: PeerRow, resource: DataResource, at: datetime) -> HarvestedRow:
    content = stored(resource)
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return HarvestedRow(
        peer=peer,
        code=resource.code[:200],
        name=resource.name,
        holder=resource.holder,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        content=content,
        run=peer.run,
        changed_at=at,
    )


def _write(rows: list[HarvestedRow]) -> None:
    HarvestedRow.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["peer", "code"],
        update_fields=["name", "holder", "digest", "content", "run", "gone", "changed_at"],
    )
