"""Granted (现行授权): grants as they stand, of several consumers on several datasets at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models.expressions import RawSQL

from tongban.actions.gateway.holding import Held, Pair
from tongban.store.exchange.models import GrantRow
from tongban.store.exchange.queries.grants import grant_of

_VERSION = RawSQL("store_exchange_grantrow.xmin::text || store_exchange_grantrow.ctid::text", ())
"""What differs once anything was written to the row of a grant, by whomever."""


def grants_now(pairs: Iterable[Pair]) -> Mapping[Pair, Sequence[Held]]:
    """Return the grants of each pair of consumer and dataset, usable ones first (one query)."""
    wanted = frozenset(pairs)
    rows = (
        GrantRow.objects.filter(
            consumer__in={consumer for consumer, _ in wanted},
            dataset__in={dataset for _, dataset in wanted},
        )
        .annotate(version=_VERSION)
        .order_by("state", "-valid_until", "code")
    )
    found: defaultdict[Pair, list[Held]] = defaultdict(list)
    for row in rows:
        if (row.consumer, row.dataset) in wanted:
            found[row.consumer, row.dataset].append(Held(grant=grant_of(row), version=row.version))
    return found
