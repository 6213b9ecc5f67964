"""What a rule is given and what it says (体检规则、体检结果)."""

import enum
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.datasets import Dataset, Sharing
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.lint.snapshots import PublishedGuide
from tongban.core.catalog.sparing import is_spared
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.citations import Citation


class Severity(enum.Enum):
    """How bad it is (严重程度): an error may not be published, a warning wants a reason."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def label(self) -> str:
        """Return the severity in Chinese."""
        return {"error": "错误", "warning": "警告", "advice": "建议"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeal:
    """A source that has lost its force (废止), and from when; `replaced_by` says what now holds."""

    law: str
    since: date
    replaced_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """What impact assessments cover (影响评估情况): sensitive elements by the code of the item.

    `before` are those that published versions ask already: their assessment is to be made up for.
    """

    approved: Mapping[str, frozenset[str]]
    before: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """All that the rules look at: the catalogue, the day, and what is known from outside it.

    `published` are the guides that the public sees, by item code. `calendar` lets limits in
    different units be compared on real dates. `assessed` is None where nobody told.
    """

    catalogue: Catalogue
    today: date
    repealed: tuple[Repeal, ...] = ()
    published: Mapping[str, tuple[PublishedGuide, ...]] = field(default_factory=dict)
    calendar: WorkingCalendar | None = None
    assessed: Assessed | None = None

    def evidence_name(self, code: str) -> str:
        """Return the name of an evidence type, or its code when the catalogue has none."""
        evidence = self.catalogue.evidence.get(code)
        return evidence.name if evidence is not None else code

    def registers_for(self, code: str) -> tuple[Dataset, ...]:
        """Return the shared datasets that make the paper of an evidence type unnecessary.

        One that proves it or serves all its elements comes alone, else those that do so together.
        """
        evidence = self.catalogue.evidence.get(code)
        shared = tuple(
            one for one in self.catalogue.datasets.values() if one.sharing is not Sharing.NOT_SHARED
        )
        usable = frozenset(one.code for one in shared)
        proving = frozenset(one.code for one in shared if code in one.proves)
        carried = tuple(dict.fromkeys(evidence.proves)) if evidence is not None else ()
        serving = [frozenset(one.code for one in shared if part in one.serves) for part in carried]
        if not is_spared(proving, serving, usable):
            return ()
        alone = proving or (frozenset.intersection(*serving) if serving else frozenset())
        if alone:
            return tuple(one for one in shared if one.code in alone)[:1]
        first = {min(each) for each in serving}
        return tuple(one for one in shared if one.code in first)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What a rule says of one part of an item; `part` is a path such as `fees/copy`."""

    part: str
    message: str
    fix: str
    severity: Severity = Severity.ERROR


Check: TypeAlias = Callable[[ServiceItem, Survey], Iterable[Remark]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LintRule:
    """One rule (体检规则) with the provision it comes from."""

    code: str
    title: str
    citation: Citation
    check: Check


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One objection (体检结果): where, what, what to do, and by which provision."""

    rule: str
    severity: Severity
    where: str
    message: str
    fix: str
    citation: Citation
