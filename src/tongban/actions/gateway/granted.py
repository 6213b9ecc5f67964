"""Granted (现行授权): grants as they stand, of several consumers on several datasets at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tongban.actions.gateway.journal import Pair
from tongban.core.exchange.grants import Grant
from tongban.store.exchange.models import GrantRow
from tongban.store.exchange.queries.grants import grant_of


def grants_now(pairs: Iterable[Pair]) -> Mapping[Pair, Sequence[Grant]]:
    """Return the grants of each pair of consumer and dataset, usable ones first (one query)."""
    wanted = frozenset(pairs)
    rows = GrantRow.objects.filter(
        consumer__in={consumer for consumer, _ in wanted},
        dataset__in={dataset for _, dataset in wanted},
    ).order_by("state", "-valid_until", "code")
    found: defaultdict[Pair, list[Grant]] = defaultdict(list)
    for row in rows:
        if (row.consumer, row.dataset) in wanted:
            found[row.consumer, row.dataset].append(grant_of(row))
    return found
