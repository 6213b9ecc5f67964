"""Reshaping (拆分、合并): one item becomes several, or several become one.

Nothing is decided here that an editor would not look at again: each part begins with everything the
whole had, and a join begins with everything its parts had, rows that mean the same only once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any, Final, cast

from tongban.core.authoring.copies import WorkingCopy
from tongban.core.authoring.keys import refuse_bad_code
from tongban.core.authoring.ordering import in_order
from tongban.core.authoring.sections import Part, Section
from tongban.core.catalog.conditions.nodes import ALWAYS, AnyOf
from tongban.core.catalog.items import FormField, ServiceItem
from tongban.core.catalog.steps import Output, Step, StepKind
from tongban.core.vocabulary.errors import InvalidValue

_FEWEST: Final = 2
_ONCE: Final = (StepKind.ACCEPTANCE, StepKind.DECISION, StepKind.DELIVERY)


def split_off(item: ServiceItem, parts: Sequence[tuple[str, str]]) -> tuple[WorkingCopy, ...]:
    """Return a copy of `item` for each (code, name); it leaves when the last is published."""
    codes = [code for code, _ in parts]
    if len(parts) < _FEWEST or len({*codes, item.code}) <= len(codes):
        raise InvalidValue("split", "拆分要写出至少两个新事项，编码互不相同，也不同于原事项")
    return tuple(
        WorkingCopy(item=_new(item, code=code, name=name), withdraws=(item.code,))
        for code, name in parts
    )


def joined(items: Sequence[ServiceItem], *, code: str, name: str) -> WorkingCopy:
    """Return a copy of one item with all that these items have; they leave when it is published."""
    if len({item.code for item in items}) < _FEWEST:
        raise InvalidValue("join", "合并要选至少两个不同的事项")
    first, *others = items
    if any(item.department != first.department for item in others):
        raise InvalidValue("join", "只能合并同一个部门的事项；跨部门的请做成“一件事”")
    copy = WorkingCopy(
        item=_new(first, code=code, name=name), withdraws=tuple(item.code for item in items)
    )
    for item in others:
        copy = _with(copy, item)
    return copy


def _new(item: ServiceItem, *, code: str, name: str) -> ServiceItem:
    refuse_bad_code(code)
    if not name.strip():
        raise InvalidValue("item", "请填写事项名称")
    return replace(item, code=code, version=1, name=name.strip())


def _with(copy: WorkingCopy, item: ServiceItem) -> WorkingCopy:
    """Return a copy with the rows of one more item."""
    for section in Section:
        if not section.brought_along and section is not Section.STEPS:
            more: tuple[Part, ...] = getattr(item, section.value)
            copy = copy.with_rows(section, _united(section, copy.rows(section), more))
    return copy.with_rows(Section.STEPS, in_order((*copy.item.steps, *_more_steps(copy, item))))


def _united(section: Section, rows: Iterable[Part], more: Iterable[Part]) -> tuple[Part, ...]:
    """Return the rows of both; what differs under one key stays under two."""
    known = {section.key(row): row for row in rows}
    for row in more:
        key = section.key(row)
        if key not in known:
            known[key] = row
        elif isinstance(row, FormField):
            known[key] = _wider(cast("FormField", known[key]), row)
        elif row != known[key] and _renamable(row):
            other = _renamed(row, key, known)
            known[section.key(other)] = other
    return tuple(known.values())


def _wider(field: FormField, other: FormField) -> FormField:
    """Return a field that is filled in wherever either is."""
    needs = (field.needed_when, other.needed_when)
    same = needs[0] == needs[1]
    when = needs[0] if same else ALWAYS if ALWAYS in needs else AnyOf(needs)
    return replace(field, needed_when=when, optional=field.optional and other.optional)


def _renamable(row: Part) -> bool:
    return hasattr(row, "id") or isinstance(row, Output)


def _renamed(row: Any, key: str, taken: Mapping[str, object]) -> Any:
    fresh = _free(key, taken)
    return replace(row, code=fresh) if isinstance(row, Output) else replace(row, id=fresh)


def _free(key: str, taken: Mapping[str, object]) -> str:
    return next(name for number in count(2) if (name := f"{key}_{number}") not in taken)


def _more_steps(copy: WorkingCopy, item: ServiceItem) -> Iterator[Step]:
    """Yield the steps that only `item` has; it is accepted, decided and delivered once."""
    known: dict[str, object] = {step.id: step for step in copy.item.steps}
    names: dict[str, str] = {}
    for step in item.steps:
        again = step.id in known and (step.kind in _ONCE or known[step.id] == step)
        names[step.id] = step.id if again or step.id not in known else _free(step.id, known)
        if not again:
            waits = tuple(names[before] for before in step.waits_for)
            known[names[step.id]] = step
            yield replace(step, id=names[step.id], waits_for=waits)
