"""What an address says of a request that is still to be put (需求线索)."""

from dataclasses import dataclass

from django.http import HttpRequest

from tongban.core.catalog.datasets import Dataset
from tongban.core.exchange.requests import Origin, Replaced
from tongban.core.graph.demand.derive import NEW
from tongban.web.console.data.names import Names

MOST = 200
"""So many items or papers an address may name."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What an address says of a request that is still to be put."""

    dataset: Dataset | None
    interface: str
    items: tuple[str, ...]
    evidence: tuple[str, ...]
    submissions: int
    case: str

    @classmethod
    def read(cls, request: HttpRequest, called: Names) -> "Wish":
        """Return what the address says; what it says wrongly is as if it said nothing."""
        asked, catalogue = request.GET, called.catalogue
        interface = asked.get("interface", "")
        if interface.partition(NEW)[0] not in catalogue.departments or NEW not in interface:
            interface = ""
        many = asked.get("submissions", "")
        return cls(
            dataset=catalogue.datasets.get(asked.get("dataset", "")),
            interface=interface,
            items=tuple(one for one in asked.getlist("item")[:MOST] if one in catalogue.items),
            evidence=tuple(
                one for one in asked.getlist("evidence")[:MOST] if one in catalogue.evidence
            ),
            submissions=int(many) if many.isascii() and many.isdecimal() and len(many) < 10 else 0,  # noqa: PLR2004 - more papers than people
            case=asked.get("case", "")[:40],
        )

    @property
    def holder(self) -> str:
        """Return the department that would answer."""
        return self.interface.partition(NEW)[0] if self.dataset is None else self.dataset.holder

    def replaced(self, case: str) -> Replaced:
        """Return what the request would replace; `case` is the one that gave rise to it."""
        origin = Origin.DEMAND_LIST if self.submissions else Origin.STEWARD
        if case:
            origin = Origin.CASE
        return Replaced(
            origin=origin,
            evidence=self.evidence,
            submissions=self.submissions,
            case_number=case,
        )
