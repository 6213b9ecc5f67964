"""Seeding (初始授权): what a catalogue brings along is granted to the platform as it stands.

A city that moves in shares its registers already; they go on serving every item. What is offered
later has to be asked for. What is only told for a check of a household is granted for that alone.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from tongban.actions.grants.keeping import keep_grants
from tongban.actions.grants.openings import refresh_openings
from tongban.core.catalog.availability import EVERY_ITEM
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.datasets import Dataset, Sharing
from tongban.core.exchange.grant_events import Made
from tongban.core.exchange.grants import PLATFORM, SERVICE, Grant
from tongban.core.exchange.household import means
from tongban.core.exchange.household.members import WRITTEN
from tongban.core.people.histories import SYSTEM
from tongban.core.vocabulary.dates import day_of
from tongban.store.exchange.queries.grants import datasets_ever_granted

GROUND: Final = "载入目录时已经共享的数据，沿用原有授权"
_FROM: Final = date(2000, 1, 1)
_UNTIL: Final = date(2099, 12, 31)


def grant_what_is_shared(catalogue: Catalogue, *, at: datetime, after: int) -> None:
    """Grant the platform every shared dataset that it was never granted, for every item."""
    known = datasets_ever_granted(catalogue.datasets)
    new = [
        one
        for one in catalogue.datasets.values()
        if one.code not in known
        and one.sharing is not Sharing.NOT_SHARED
        and not means.ONLY_HERE.issuperset(one.serves)
    ]
    keep_grants((_made(one, at), one.holder) for one in new)
    keep_grants(_for_checks(catalogue, at))
    refresh_openings(catalogue, today=day_of(at), after=after)


def _for_checks(catalogue: Catalogue, at: datetime) -> Iterator[tuple[Made, str]]:
    """Yield the grants under which households are checked, for the items that want it."""
    items = frozenset(one.code for one in catalogue.items.values() if means.means_tested(one))
    asked = means.sources(catalogue) if items else ()
    known = datasets_ever_granted((one.code for one in asked), means.PURPOSE)
    for one in asked:
        if one.code not in known:
            grant = Grant(
                code=f"C{day_of(at):%Y%m%d}-{one.code}"[:40],
                consumer=PLATFORM,
                dataset=one.code,
                fields=frozenset(means.elements_asked(one)),
                purpose=means.PURPOSE,
                items=items,
                valid_from=_FROM,
                valid_until=_UNTIL,
            )
            yield Made(at=at, by=SYSTEM, grant=grant, ground=str(WRITTEN)), one.holder


def _made(dataset: Dataset, at: datetime) -> Made:
    grant = Grant(
        code=f"G{day_of(at):%Y%m%d}-{dataset.code}"[:40],
        consumer=PLATFORM,
        dataset=dataset.code,
        fields=frozenset(dataset.serves),
        purpose=SERVICE,
        items=frozenset({EVERY_ITEM}),
        valid_from=_FROM,
        valid_until=_UNTIL,
    )
    return Made(at=at, by=SYSTEM, grant=grant, ground=GROUND)
