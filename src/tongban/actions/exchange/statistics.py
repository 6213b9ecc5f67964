"""Statistics (共享统计): what became of the requests of a year, by the department that answers."""

from datetime import timedelta

from tongban.actions.outside import Outside
from tongban.core.exchange.statistics import HolderFigures, by_holder
from tongban.store.exchange.queries.requests import requests_since

_YEAR = timedelta(days=365)


def figures(outside: Outside) -> tuple[HolderFigures, ...]:
    """Return the figures of the year until now."""
    states = requests_since(outside.now - _YEAR)
    return by_holder(states, outside.calendar, today=outside.today)
