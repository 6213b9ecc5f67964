"""Edits (编辑): everything that an administrator does to a working copy, one frozen value each.

`apply` is the only way to change a copy, and its result is again a valid item. What cannot be done
is refused with a sentence that says what to do instead.
"""

from dataclasses import dataclass, replace
from typing import TypeAlias, assert_never, cast

from tongban.core.authoring.copies import (
    Basics,
    WorkingCopy,
    basics_changed,
    basics_of,
    with_basics,
)
from tongban.core.authoring.keys import refuse_bad_key
from tongban.core.authoring.ordering import in_order
from tongban.core.authoring.sections import BASICS, Part, Section
from tongban.core.catalog.steps import Step
from tongban.core.vocabulary.errors import InvalidValue

LONGEST_NAME = 200
LONGEST_KEYWORD = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPart:
    """Put a new row at the end of a section, or before the row `before` (增加)."""

    section: Section
    part: Part
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplacePart:
    """Put another row in the place of the one called `key` (修改)."""

    section: Section
    key: str
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovePart:
    """Take a row out (删除)."""

    section: Section
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePart:
    """Put a row at another position of its section, counted from 0 (移动)."""

    section: Section
    key: str
    to: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBasics:
    """Write the plain fields (基本信息、时限、联系方式)."""

    basics: Basics


@dataclass(frozen=True, slots=True, kw_only=True)
class SetEnding:
    """Say why the item is to be cancelled (取消事项); empty to keep it after all."""

    reason: str


Edit: TypeAlias = AddPart | ReplacePart | RemovePart | MovePart | SetBasics | SetEnding


def apply(copy: WorkingCopy, edit: Edit) -> WorkingCopy:
    """Return the copy after an edit.

    Raises:
        InvalidValue: with a sentence that says what to do instead.
    """
    match edit:
        case AddPart():
            return _added(copy, edit)
        case ReplacePart():
            return _replaced(copy, edit)
        case RemovePart():
            return _removed(copy, edit)
        case MovePart():
            return _moved(copy, edit)
        case SetBasics(basics=basics):
            _refuse_bad_basics(basics)
            return with_basics(copy, basics)
        case SetEnding(reason=reason):
            withdrawn = (copy.item.code,) if reason.strip() else ()
            return replace(copy, ends=reason.strip(), withdraws=withdrawn)
        case _ as impossible:
            assert_never(impossible)


def touched(copy: WorkingCopy, edit: Edit) -> tuple[str, ...]:
    """Return the places that an edit of `copy` writes."""
    match edit:
        case AddPart(section=section, part=part):
            return (section.place(section.key(part)),)
        case ReplacePart(section=section, key=key, part=part):
            return tuple(dict.fromkeys((section.place(key), section.place(section.key(part)))))
        case RemovePart(section=section, key=key):
            return (section.place(key),)
        case MovePart(section=section):
            return (section.order,)
        case SetBasics(basics=basics):
            changed = basics_changed(basics_of(copy.item), basics)
            return tuple(f"{BASICS}/{name}" for name in changed)
        case SetEnding():
            return (f"{BASICS}/ends",)
        case _ as impossible:
            assert_never(impossible)


def _added(copy: WorkingCopy, edit: AddPart) -> WorkingCopy:
    section, rows = edit.section, list(copy.rows(edit.section))
    key = _key(section, edit.part)
    if copy.row(section, key) is not None:
        raise InvalidValue("edit", f"{section.label}里已经有这一项，请修改原有的那一项")
    rows.insert(_position(copy, section, edit.before) if edit.before else len(rows), edit.part)
    return _with_rows(copy, section, rows)


def _replaced(copy: WorkingCopy, edit: ReplacePart) -> WorkingCopy:
    section, rows = edit.section, list(copy.rows(edit.section))
    place, key = _position(copy, section, edit.key), _key(section, edit.part)
    if key != edit.key and copy.row(section, key) is not None:
        raise InvalidValue("edit", f"{section.label}里已经有这一项，请换一个，或删除其中一项")
    rows[place] = edit.part
    if section is Section.STEPS and key != edit.key:
        rows = [_waiting_for(cast("Step", row), edit.key, key) for row in rows]
    return _with_rows(copy, section, rows)


def _removed(copy: WorkingCopy, edit: RemovePart) -> WorkingCopy:
    section, rows = edit.section, list(copy.rows(edit.section))
    place = _position(copy, section, edit.key)
    if section is Section.STEPS:
        _refuse_awaited(copy, edit.key)
    del rows[place]
    return _with_rows(copy, section, rows)


def _moved(copy: WorkingCopy, edit: MovePart) -> WorkingCopy:
    section, rows = edit.section, list(copy.rows(edit.section))
    moved = rows.pop(_position(copy, section, edit.key))
    rows.insert(max(0, edit.to), moved)
    after = _with_rows(copy, section, rows)
    if after.rows(section) != tuple(rows):
        raise InvalidValue("edit", "环节要排在它等待的环节后面；想换顺序，请先改“等待哪些环节”")
    return after


def _with_rows(copy: WorkingCopy, section: Section, rows: list[Part]) -> WorkingCopy:
    if section in (Section.STEPS, Section.OUTPUTS) and not rows:
        raise InvalidValue("edit", f"{section.label}至少要有一项；请先增加一项，再删除这一项")
    if section is Section.STEPS:
        return copy.with_rows(section, in_order(cast("list[Step]", rows)))
    return copy.with_rows(section, tuple(rows))


def _position(copy: WorkingCopy, section: Section, key: str) -> int:
    keys = [section.key(row) for row in copy.rows(section)]
    if key not in keys:
        raise InvalidValue("edit", f"{section.label}里没有这一项，可能刚被删除；请重新打开本页")
    return keys.index(key)


def _key(section: Section, part: Part) -> str:
    if not isinstance(part, section.holds):
        raise InvalidValue("edit", f"{section.label}里不能放这种内容")
    key = section.key(part)
    refuse_bad_key(section, key)
    return key


def _waiting_for(step: Step, before: str, after: str) -> Step:
    """Return a step that waits for `after` where it waited for `before`."""
    waits = tuple(after if one == before else one for one in step.waits_for)
    return replace(step, waits_for=waits)


def _refuse_awaited(copy: WorkingCopy, key: str) -> None:
    waiting = [step.name for step in copy.item.steps if key in step.waits_for]
    if waiting:
        names = "”“".join(waiting)
        raise InvalidValue("edit", f"环节“{names}”还在等它；请先改这些环节等待的环节，再删除")


def _refuse_bad_basics(basics: Basics) -> None:
    if not basics.name.strip():
        raise InvalidValue("basics", "请填写事项名称")
    if len(basics.name) > LONGEST_NAME:
        raise InvalidValue("basics", f"事项名称最多 {LONGEST_NAME} 个字")
    if any(not 0 < len(word) <= LONGEST_KEYWORD for word in basics.keywords):
        raise InvalidValue("basics", f"每个关键词 1 到 {LONGEST_KEYWORD} 个字")
    if not basics.audiences or not basics.channels:
        raise InvalidValue("basics", "请至少选择一种服务对象和一种办理形式")
    if basics.visits < 0:
        raise InvalidValue("basics", "到现场次数填 0 或更大的整数")
