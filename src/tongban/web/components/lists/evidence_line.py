"""One document (材料): how it is obtained (取得方式), why it is needed, under which article."""

from dataclasses import dataclass
from typing import ClassVar

from tongban.web.components.component import Component, Content, Words
from tongban.web.components.messages.tag import Tone


@dataclass(frozen=True, kw_only=True, slots=True)
class EvidenceLine:
    """A document; `ready` when the applicant need not do anything about it."""

    title: Words
    way: Words
    reason: Words
    article: Words = ""
    ready: bool = False
    actions: Content = ""

    @property
    def tone(self) -> Tone:
        """What is still to be brought stands out."""
        return Tone.GOOD if self.ready else Tone.ATTENTION


@dataclass(frozen=True, kw_only=True, slots=True)
class EvidenceList(Component):
    """The documents of an application, those to bring first."""

    template: ClassVar[str] = "components/lists/evidence_list.html"

    lines: tuple[EvidenceLine, ...]

    @property
    def ordered(self) -> tuple[EvidenceLine, ...]:
        """What the applicant must do comes before what is ready."""
        return tuple(sorted(self.lines, key=lambda line: line.ready))
