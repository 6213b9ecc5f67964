"""Expiring (授权到期): what ended by itself is counted on no longer.

Guides read the days of a grant anew each day; the graph and the figures are made for what is
granted, so they are told. Answers that may be told again no longer are deleted.
"""

from tongban.actions.grants.openings import refresh_openings
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.vocabulary.errors import Unavailable
from tongban.store.gateway.reusable import forget_before


def sweep(outside: Outside) -> bool:
    """Write what may be counted on today; tell whether that is something else than before."""
    forget_before(outside.now)
    try:
        catalogue = published().catalogue
    except Unavailable:
        return False
    return refresh_openings(catalogue, today=outside.today)
