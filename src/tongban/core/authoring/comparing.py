"""Comparing (版本比较): two versions side by side in plain words, grouped by part.

Each difference says what it means for the applicant: heavier, lighter, depending on the person, or
nothing. 优化营商环境条例 §35 wants one standard for one matter, and a standard that nobody can lay
beside another is none.
"""

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tongban.core.authoring.burdens import Burden, of_all, of_field, of_row
from tongban.core.authoring.copies import WorkingCopy, basics_of
from tongban.core.authoring.sections import BASICS, Part, Section
from tongban.core.authoring.wording import Names, WordedRow, names_in, rows_of, title_of
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.sentences import Grammar, words_of


class ChangeKind(enum.Enum):
    """What happened to a part (变化类型)."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"

    @property
    def label(self) -> str:
        """Return the word a reader sees."""
        return {"added": "新增", "removed": "删除", "changed": "修改", "moved": "调整顺序"}[
            self.value
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """One line of a part before and after, in words; empty where nothing stood (逐行变化)."""

    label: str
    before: str
    after: str
    burden: Burden = Burden.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One part in which two versions differ (差异), with what it means for the applicant."""

    place: str
    group: str
    title: str
    kind: ChangeKind
    rows: tuple[RowChange, ...]
    burden: Burden


def compare(
    before: WorkingCopy, after: WorkingCopy, catalogue: Catalogue, *, grammar: Grammar = words_of
) -> tuple[Difference, ...]:
    """Return every difference, section by section.

    `catalogue` gives codes their names, `grammar` conditions their sentences.
    """
    names = replace(names_in(catalogue, before, after), grammar=grammar)
    return tuple(_differences(before, after, names))


def overall(differences: Iterable[Difference]) -> Burden:
    """Return what all differences together mean for the applicant."""
    return of_all(tuple(one.burden for one in differences))


def _differences(before: WorkingCopy, after: WorkingCopy, names: Names) -> Iterator[Difference]:
    yield from _basics(before, after, names)
    for section in Section:
        one = {section.key(row): row for row in before.rows(section)}
        other = {section.key(row): row for row in after.rows(section)}
        for key in dict.fromkeys((*other, *one)):
            found = _of_row(section, key, (one.get(key), other.get(key)), names)
            if found is not None:
                yield found
        if [key for key in one if key in other] != [key for key in other if key in one]:
            yield _moved(section, one.values(), other.values(), names)


def _basics(before: WorkingCopy, after: WorkingCopy, names: Names) -> Iterator[Difference]:
    one, other = basics_of(before.item), basics_of(after.item)
    pairs = zip(rows_of(one, names), rows_of(other, names), strict=True)
    changed = [pair for pair in pairs if pair[0] != pair[1]]
    for was, now in changed:
        burden = of_field(type(one), was.field, getattr(one, was.field), getattr(other, was.field))
        yield Difference(
            place=f"{BASICS}/{was.field}",
            group="基本信息",
            title=was.label,
            kind=ChangeKind.CHANGED,
            rows=(RowChange(label=was.label, before=was.words, after=now.words, burden=burden),),
            burden=burden,
        )
    if before.ends != after.ends:
        yield Difference(
            place=f"{BASICS}/ends",
            group="基本信息",
            title="取消事项",
            kind=ChangeKind.CHANGED,
            rows=(RowChange(label="取消的原因", before=before.ends, after=after.ends),),
            burden=Burden.NONE,
        )


def _of_row(
    section: Section, key: str, sides: tuple[Part | None, Part | None], names: Names
) -> Difference | None:
    before, after = sides
    if before == after:
        return None
    if before is None or after is None:
        return _come_or_gone(section, key, sides, names)
    rows = tuple(_changed_rows(before, after, names))
    return Difference(
        place=section.place(key),
        group=section.label,
        title=title_of(after, names),
        kind=ChangeKind.CHANGED,
        rows=rows,
        burden=of_all(tuple(row.burden for row in rows)),
    )


def _come_or_gone(
    section: Section, key: str, sides: tuple[Part | None, Part | None], names: Names
) -> Difference:
    came = sides[0] is None
    row = sides[1] if came else sides[0]
    burden = of_row(section, row)
    told = [one for one in rows_of(row, names) if one.words not in ("", "否")]
    return Difference(
        place=section.place(key),
        group=section.label,
        title=title_of(row, names),
        kind=ChangeKind.ADDED if came else ChangeKind.REMOVED,
        rows=tuple(_one_sided(one, came=came) for one in told),
        burden=burden if came else burden.opposite,
    )


def _one_sided(row: WordedRow, *, came: bool) -> RowChange:
    before, after = ("", row.words) if came else (row.words, "")
    return RowChange(label=row.label, before=before, after=after)


def _changed_rows(before: Part, after: Part, names: Names) -> Iterator[RowChange]:
    for was, now in zip(rows_of(before, names), rows_of(after, names), strict=True):
        one, other = getattr(before, was.field), getattr(after, was.field)
        if one != other:
            yield RowChange(
                label=was.label,
                before=was.words,
                after=now.words,
                burden=of_field(type(before), was.field, one, other),
            )


def _moved(
    section: Section, before: Iterable[Part], after: Iterable[Part], names: Names
) -> Difference:
    was, now = (" → ".join(title_of(row, names) for row in side) for side in (before, after))
    return Difference(
        place=section.order,
        group=section.label,
        title="顺序",
        kind=ChangeKind.MOVED,
        rows=(RowChange(label="顺序", before=was, after=now),),
        burden=Burden.NONE,
    )
