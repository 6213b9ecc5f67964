"""Judging (授权判定): what the grants that were read say to a call, and the quotas of the day."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from tongban.actions.gateway.holding import Held, Pair
from tongban.core.exchange.calls import Call, Opened, permitted
from tongban.core.exchange.grants import Grant
from tongban.core.exchange.refusals import GrantRefused, Refused
from tongban.store.gateway import recording


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """A call that a grant permits, and the very version of the grant that does."""

    grant: str
    fields: frozenset[str]
    version: str
    areas: frozenset[str] = frozenset()
    reuse_seconds: int = 0

    def opened(self, call: Call, number: int) -> Opened:
        """Return the call as it may go out, under the number it was written down with."""
        return Opened(
            number=number,
            call=call,
            grant=self.grant,
            fields=self.fields,
            areas=self.areas,
            version=self.version,
            reuse_seconds=self.reuse_seconds,
        )


Judged: TypeAlias = Granted | Refused


def judge(call: Call, held: Mapping[Pair, Sequence[Held]], *, on: date) -> Judged:
    """Return what grants say to a call, quotas apart."""
    these = held.get((call.envelope.client, call.envelope.service), ())
    try:
        found = permitted(call, [one.grant for one in these], on=on, used={})
    except GrantRefused as refused:
        return refused
    version = next(one.version for one in these if one.grant.code == found.grant)
    return Granted(
        grant=found.grant,
        fields=found.fields,
        version=version,
        areas=found.areas,
        reuse_seconds=found.reuse_seconds,
    )


def limited(held: Mapping[Pair, Sequence[Held]]) -> dict[str, Grant]:
    """Return the grants that may be used so often a day."""
    every = (one.grant for several in held.values() for one in several)
    return {one.code: one for one in every if one.quota_a_day is not None}


def within_quota(judged: list[Judged], scarce: Mapping[str, Grant], *, on: date) -> list[Judged]:
    """Refuse what is beyond a day's quota; uses of this moment are counted one after another."""
    wanted = Counter(
        one.grant for one in judged if isinstance(one, Granted) and one.grant in scarce
    )
    after = recording.use(wanted, on=on)
    used = {code: after[code] - wanted[code] for code in wanted}
    settled: list[Judged] = []
    for one in judged:
        if isinstance(one, Granted) and one.grant in scarce:
            used[one.grant] += 1
            if used[one.grant] > (scarce[one.grant].quota_a_day or 0):
                settled.append(GrantRefused("quota_used"))
                continue
        settled.append(one)
    return settled
