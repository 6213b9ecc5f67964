"""Working copies (编制稿): what an administrator edits, at every moment a valid item.

A copy holds the item as it would be published and what it brings along: data elements and evidence
types that the catalogue does not have yet, and laws that nothing cited before. `withdraws` are the
items that leave the catalogue when it is published: those that it joins, or the one it is split
from. With `ends` it publishes nothing and only withdraws its item, for the reason given there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, cast

from tongban.core.authoring.sections import Part, Section
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.elements import DataElement
from tongban.core.catalog.evidence import EvidenceType
from tongban.core.catalog.items import Audience, CaseKind, Channel, ItemType, ServiceItem
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import TimeLimit


@dataclass(frozen=True, slots=True, eq=False)
class _Amended(Mapping[str, ServiceItem]):
    """Items with some gone and some put in, without opening those that nobody asks for."""

    published: Mapping[str, ServiceItem]
    own: Mapping[str, ServiceItem]
    gone: frozenset[str]

    def __getitem__(self, code: str) -> ServiceItem:
        if code in self.own:
            return self.own[code]
        if code in self.gone:
            raise KeyError(code)
        return self.published[code]

    def __iter__(self) -> Iterator[str]:
        yield from (code for code in self.published if code not in self.gone)
        yield from self.own

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingCopy:
    """An item in the making (编制稿); `based_on` is the published version it began from, or 0."""

    item: ServiceItem
    elements: tuple[DataElement, ...] = ()
    evidence: tuple[EvidenceType, ...] = ()
    laws: tuple[Citation, ...] = ()
    based_on: int = 0
    withdraws: tuple[str, ...] = ()
    ends: str = ""

    def rows(self, section: Section) -> tuple[Part, ...]:
        """Return the rows of a section in their order."""
        owner = self if section.brought_along else self.item
        return cast("tuple[Part, ...]", getattr(owner, section.value))

    def row(self, section: Section, key: str) -> Part | None:
        """Return one row by its key."""
        return next((one for one in self.rows(section) if section.key(one) == key), None)

    def with_rows(self, section: Section, rows: tuple[Part, ...]) -> "WorkingCopy":
        """Return the copy with other rows in one section."""
        changed: dict[str, Any] = {section.value: rows}
        if section.brought_along:
            return replace(self, **changed)
        return replace(self, item=replace(self.item, **changed))

    def within(self, catalogue: Catalogue) -> Catalogue:
        """Return the catalogue as it would be with this copy in it."""
        return replace(
            catalogue,
            items=_Amended(
                catalogue.items,
                own={} if self.ends else {self.item.code: self.item},
                gone=frozenset((*self.withdraws, self.item.code)),
            ),
            elements={**catalogue.elements, **{one.code: one for one in self.elements}},
            evidence={**catalogue.evidence, **{one.code: one for one in self.evidence}},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Basics:
    """The plain fields of an item (基本信息): everything that holds no rows and may be edited."""

    name: str
    item_type: ItemType
    case_kind: CaseKind
    audiences: tuple[Audience, ...]
    statutory_limit: TimeLimit
    promised_limit: TimeLimit
    acceptance_limit: TimeLimit
    extension_limit: TimeLimit | None = None
    extension_approver: str = ""
    delivery_limit: TimeLimit | None = None
    channels: tuple[Channel, ...] = ()
    implementation_code: str = ""
    standard_item: str = ""
    standard_version: int = 0
    summary: str = ""
    keywords: tuple[str, ...] = ()
    visits: int = 0
    visit_reason: str = ""
    contact: str = ""
    complaints: str = ""
    places: str = ""
    hours: str = ""
    effective_until: date | None = None
    local_notes: tuple[str, ...] = ()


def basics_of(item: ServiceItem) -> Basics:
    """Return the plain fields of an item."""
    return Basics(**{one.name: getattr(item, one.name) for one in fields(Basics)})


def with_basics(copy: WorkingCopy, basics: Basics) -> WorkingCopy:
    """Return the copy with other plain fields."""
    return replace(copy, item=replace(copy.item, **_plain(basics)))


def basics_changed(before: Basics, after: Basics) -> tuple[str, ...]:
    """Return the names of the plain fields in which two differ."""
    one, other = _plain(before), _plain(after)
    return tuple(name for name in one if one[name] != other[name])


def copy_of(item: ServiceItem) -> WorkingCopy:
    """Return a working copy of a published item."""
    return WorkingCopy(item=item, based_on=item.version)


def _plain(basics: Basics) -> Mapping[str, Any]:
    return {one.name: getattr(basics, one.name) for one in fields(Basics)}
