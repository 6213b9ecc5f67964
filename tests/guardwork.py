"""A hold, a report of deletion and an assessment, for tests that need one of each."""

from city.people import officer
from city.workshop import FOOD, Workshop

from tongban.actions.outside import Outside
from tongban.actions.retention import holding
from tongban.core.people.actors import Role
from tongban.core.people.holds import HoldScope
from tongban.store.retention.models import Deletion


def guarded(outside: Outside) -> None:
    """Hold a kind of record, report a deletion, and have an item assessed."""
    steward = officer("data_bureau", Role.DATA_STEWARD, staff="g1")
    holding.ask(
        steward, outside, scope=HoldScope.KIND, target="jobs", reason="审计", basis="审计通知书"
    )
    Deletion.objects.create(
        kind="drafts", older_than=outside.now, deleted=1, held=0, at=outside.now
    )
    Workshop.of("market_regulation", outside).assessed(FOOD)
