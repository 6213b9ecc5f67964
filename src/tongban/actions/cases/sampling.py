"""Draw what is looked at again (抽样): by the month's sealed seed; shown when the month is over."""

import secrets
from datetime import date
from typing import Final, Protocol

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.core.cases.rule_events import Draw
from tongban.core.cases.sampling import commitment, is_drawn
from tongban.core.vocabulary.limits import TimeLimit, due
from tongban.store.modes.models import SamplingSeed
from tongban.store.modes.queries import SeedOfPeriod, runs_of

_SEED_BYTES: Final = 32


class Sampled(Protocol):
    """What says at which rate things are drawn, and how soon they are looked at (抽查比例)."""

    @property
    def per_thousand(self) -> int:
        """Return how many of a thousand are drawn."""
        ...

    @property
    def check_within(self) -> TimeLimit:
        """Return how soon what was drawn is looked at."""
        ...


def period_of(day: date) -> str:
    """Return the month in which a case is drawn."""
    return f"{day:%Y-%m}"


def draw(case: str, practice: Sampled, outside: Outside) -> Draw:
    """Return whether what has this id is looked at again: a case, or a paper mandate."""
    seed = _seed(period_of(outside.today), outside)
    drawn = is_drawn(bytes.fromhex(seed.seed), case, per_thousand=practice.per_thousand)
    check_by = due(practice.check_within, outside.today, outside.calendar).on
    return Draw(
        period=seed.period,
        commitment=seed.commitment,
        per_thousand=practice.per_thousand,
        drawn=drawn,
        check_by=check_by if drawn else None,
    )


def unlike(seed: SeedOfPeriod) -> int:
    """Return how many draws of a month that is over do not follow from its seed."""
    key = bytes.fromhex(seed.seed)
    broken = int(commitment(key) != seed.commitment)
    return broken + sum(
        is_drawn(key, case, per_thousand=rate) is not drawn
        for case, rate, drawn in runs_of(seed.period)
    )


@transaction.atomic
def _seed(period: str, outside: Outside) -> SamplingSeed:
    """Return the seed of a month; a new one is written into the audit before it is used."""
    found = SamplingSeed.objects.filter(period=period).first()
    if found is not None:
        return found
    key = secrets.token_bytes(_SEED_BYTES)
    row = SamplingSeed(period=period, commitment=commitment(key), made_at=outside.now)
    row.seed = key.hex()
    made = SamplingSeed.objects.bulk_create([row], ignore_conflicts=True)
    kept = SamplingSeed.objects.get(period=period)
    if made and kept.commitment == row.commitment:
        note(None, "sampling.sealed", period, details={"commitment": kept.commitment})
    return kept
