"""Open a working copy (开始编制): of an item, of nothing, of a part, of several, or to end one.

One copy of an item is under way at a time: whoever opens it again gets the one that there is.
"""

from collections.abc import Sequence
from uuid import UUID

from django.db import IntegrityError, transaction

from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.actions.workshop.holding import (
    RevisionNote,
    append_revision,
    audit,
    hand_of,
    hold,
)
from tongban.core.authoring.access import may_write
from tongban.core.authoring.blank import NewItem, blank_item
from tongban.core.authoring.copies import WorkingCopy, copy_of
from tongban.core.authoring.edits import SetEnding, apply
from tongban.core.authoring.keys import refuse_bad_code
from tongban.core.authoring.merging import merge
from tongban.core.authoring.reshaping import joined, split_off
from tongban.core.authoring.review import require_editable
from tongban.core.authoring.review_errors import NotTheReviewer
from tongban.core.catalog.items import ServiceItem
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import InvalidValue, NotFound
from tongban.store.catalog import queries as catalogue_queries
from tongban.store.catalog.shelf import item_version
from tongban.store.workshop import queries
from tongban.store.workshop.models import WorkshopCopy


def open_item(officer: Officer, code: str, outside: Outside) -> UUID:
    """Return the copy that is under way for a published item, opened now if there is none.

    Raises:
        NotFound: when no item by that code is published.
        NotTheReviewer: when the officer does not write the items of its department.
    """
    item = _published(code)
    _require_writer(officer, item.department)
    return queries.open_copy_of(officer, code) or _opened(officer, copy_of(item), outside)


def open_new(officer: Officer, new: NewItem, outside: Outside) -> UUID:
    """Return a copy of a new item, which holds the lawful minimum."""
    _require_writer(officer, new.department)
    _refuse_taken(new.code)
    if not new.name.strip():
        raise InvalidValue("item", "请填写事项名称")
    return _opened(officer, blank_item(new, today=outside.today), outside)


def open_text(officer: Officer, copy: WorkingCopy, outside: Outside) -> UUID:
    """Return a copy that begins with a text made elsewhere, such as one read from a file."""
    _require_writer(officer, copy.item.department)
    if copy.based_on == 0:
        _refuse_taken(copy.item.code)
    return _opened(officer, copy, outside)


def open_ending(officer: Officer, code: str, outside: Outside, *, reason: str) -> UUID:
    """Return a copy that, once published, takes an item out of the catalogue (取消)."""
    item = _published(code)
    _require_writer(officer, item.department)
    if not reason.strip():
        raise InvalidValue("item", "请写明为什么取消这个事项")
    ending = apply(copy_of(item), SetEnding(reason=reason))
    return _opened(officer, ending, outside, words=f"取消事项：{reason.strip()}")


def open_split(
    officer: Officer, code: str, parts: Sequence[tuple[str, str]], outside: Outside
) -> tuple[UUID, ...]:
    """Return a copy for each (code, name) into which an item is split (拆分).

    The item itself leaves the catalogue with the last of them to be published.
    """
    item = _published(code)
    _require_writer(officer, item.department)
    copies = split_off(item, parts)
    for copy in copies:
        _refuse_taken(copy.item.code)
    with transaction.atomic():
        return tuple(
            _opened(officer, copy, outside, words=f"由“{item.name}”拆分") for copy in copies
        )


def open_join(
    officer: Officer, codes: Sequence[str], outside: Outside, *, code: str, name: str
) -> UUID:
    """Return the copy of one item that takes the place of several (合并)."""
    items = tuple(_published(one) for one in codes)
    for item in items:
        _require_writer(officer, item.department)
    _refuse_taken(code)
    names = "”“".join(item.name for item in items)
    copy = joined(items, code=code, name=name)
    return _opened(officer, copy, outside, words=f"由“{names}”合并")


@transaction.atomic
def catch_up(officer: Officer, copy: UUID, outside: Outside) -> int:
    """Take what was published meanwhile into a copy and return its newest revision.

    Raises:
        EditConflict: where both changed the same place; the copy stays as it is.
    """
    opened = hold(officer, copy)
    require_editable(opened.state, officer)
    before, newest = opened.copy.based_on, _published(opened.copy.item.code)
    base = item_version(newest.code, before)
    if base is None or newest.version == before:
        return opened.row.newest
    text = merge(copy_of(base), opened.copy, copy_of(newest))
    told = RevisionNote(words=f"并入已发布的第 {newest.version} 版")
    audit(officer, "catch_up", newest.code)
    return append_revision(opened.row, text, hand_of(officer, outside), told=told)


@transaction.atomic
def _opened(
    officer: Officer, copy: WorkingCopy, outside: Outside, *, words: str = "开始编制"
) -> UUID:
    hand = hand_of(officer, outside)
    row = WorkshopCopy(
        code=copy.item.code,
        department=copy.item.department,
        based_on=copy.based_on,
        opened_by=officer.staff_number,
        opened_at=hand.at,
    )
    try:
        with transaction.atomic():
            append_revision(row, copy, hand, told=RevisionNote(words=words))
    except IntegrityError:  # another administrator opened it at the same moment
        found = queries.open_copy_of(officer, copy.item.code)
        if found is None:
            raise
        return found
    audit(officer, "open", copy.item.code)
    return row.pk


def _published(code: str) -> ServiceItem:
    try:
        return published().catalogue.items[code]
    except KeyError:
        raise NotFound(f"no published item {code!r}") from None


def _refuse_taken(code: str) -> None:
    refuse_bad_code(code)
    if catalogue_queries.was_published(code) or queries.code_is_taken(code):
        raise InvalidValue("item", f"编码 {code} 已经有事项在用，请换一个")


def _require_writer(officer: Officer, department: str) -> None:
    if not may_write(officer, department):
        raise NotTheReviewer(f"this officer does not write items of {department}")
