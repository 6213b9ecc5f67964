"""What every event of a case has (办件事件): a name, a label, the moment, and who acted."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from tongban.core.cases.acts import Performer
from tongban.core.vocabulary.errors import InvalidValue


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEvent:
    """What all events share: the moment, with its zone, and who acted."""

    name: ClassVar[str]
    label: ClassVar[str]

    at: datetime
    by: Performer

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise InvalidValue("case event", f"{self.name}: a moment without a time zone")
