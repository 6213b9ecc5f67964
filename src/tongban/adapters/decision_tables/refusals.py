"""What cannot be said (说不出): named, with its line, and never dropped in silence."""

from collections.abc import Iterable
from dataclasses import dataclass

from tongban.core.vocabulary.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a file: on which line (0 for the whole of it), and why."""

    line: int
    reason: str

    def __str__(self) -> str:
        return f"第 {self.line} 行：{self.reason}" if self.line else self.reason


class TableRefused(InvalidValue):
    """A file of rules is not taken; `faults` lists everything that is wrong with it."""

    code = "table_refused"

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("decision table", "；".join(str(fault) for fault in self.faults))


class Unsayable(InvalidValue):
    """A condition has a part that the format has no words for; the reason names the part."""

    code = "unsayable"

    def __init__(self, reason: str) -> None:
        super().__init__("decision table", reason)
