"""What an address asks for (筛选条件): a kind of look, a stretch of time, a place in the list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlencode

from tongban.core.audit.looks import LookKind
from tongban.store.audit.looks import Narrowed
from tongban.web.components.whole_number import whole_number

PERIODS: Final = {"30": timedelta(days=30), "365": timedelta(days=365)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A kind and a period as they stand in the address; what it does not know asks for all."""

    kind: LookKind | None
    period: str
    before: int | None

    @classmethod
    def of(cls, address: Mapping[str, str]) -> "Asked":
        """Return what an address asks for."""
        kinds = {kind.value: kind for kind in LookKind}
        period = address.get("period", "")
        return cls(
            kind=kinds.get(address.get("kind", "")),
            period=period if period in PERIODS else "",
            before=whole_number(address.get("before", "")),
        )

    @property
    def filtered(self) -> bool:
        """Tell whether less than everything is asked for."""
        return self.kind is not None or bool(self.period)

    def narrowed(self, now: datetime) -> Narrowed:
        """Return the same for the query."""
        since = now - PERIODS[self.period] if self.period else None
        return Narrowed(kind=self.kind, since=since)

    def query(self, *, before: int | None = None) -> str:
        """Return the address of the same list, from entry `before` on."""
        parts = {
            "kind": self.kind.value if self.kind else "",
            "period": self.period,
            "before": "" if before is None else str(before),
        }
        kept = urlencode({name: value for name, value in parts.items() if value})
        return f"?{kept}" if kept else ""
