"""A case under one version of an item, and what a newer version would make of it."""

from dataclasses import replace
from typing import Any

from casework import CITIZEN, act, calendar
from guidework import (
    MONDAY,
    catalogue,
    circumstances,
    days,
    fee,
    item,
    requirement,
)

from tongban.core.cases.acts import Performer
from tongban.core.cases.events import Event
from tongban.core.cases.folding import fold
from tongban.core.cases.rederiving import Rederived, rederive
from tongban.core.cases.state import CaseState
from tongban.core.cases.submissions import Submission
from tongban.core.cases.verbs.rebasing import Newer
from tongban.core.cases.verbs.receipt import receive
from tongban.core.cases.verbs.review import accept
from tongban.core.catalog.items import Channel, ServiceItem

CLERK = Performer(identifier="B001", name="何静", department="bureau")
LEASE, DEED = requirement("lease"), requirement("deed", deferrable=True, primary=False)
FILED = item(requirements=(LEASE, DEED), fees=(fee("card", 20),))
TOLD = {"p.area": 80}
KINDER = replace(FILED, version=2, promised_limit=days(5), requirements=(LEASE,))
STRICTER = replace(FILED, version=2, requirements=(LEASE, DEED, requirement("photo")))
TAX = fee("tax", 5)
IN_LAW = "个工作日（《行政许可法》第三十二条）”"


class Case:
    """A case under `FILED`, and what a newer version would make of it."""

    def __init__(
        self, filed: ServiceItem = FILED, *provided: str, needed: tuple[str, ...] = ()
    ) -> None:
        self.filed = filed
        needed = needed or tuple(one.id for one in filed.requirements)
        papers = Submission(
            needed=needed,
            provided=provided or needed,
            steps=tuple(one.id for one in filed.steps),
        )
        self.events: list[Event] = list(
            receive(filed, papers, act(MONDAY, CITIZEN), receipt_number="收1", channel=Channel.WEB)
        )
        self.later: dict[int, ServiceItem] = {}

    @property
    def state(self) -> CaseState:
        return fold(self.filed, self.events, self.later)

    def do(self, verb: Any, *first: Any, by: Performer = CLERK, **more: Any) -> "Case":
        self.events += verb(self.state, *first, act(MONDAY, by), **more)
        return self

    def accepted(self) -> "Case":
        return self.do(accept, notice_number="受1", calendar=calendar())

    def under(self, newest: ServiceItem, **known: Any) -> Rederived | None:
        told = known.pop("told", TOLD)
        papers = {one.id: frozenset(one.alternatives[0]) for one in self.state.item.requirements}
        return rederive(
            self.state,
            newest,
            circumstances(told, **known),
            catalogue=catalogue([newest]),
            papers=papers,
        )

    def newer(self, newest: ServiceItem, **known: Any) -> Newer:
        found = self.under(newest, **known)
        assert found is not None
        self.later[newest.version] = newest
        return found.newer
