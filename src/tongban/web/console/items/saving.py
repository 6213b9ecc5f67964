"""Saving (保存): edits applied on what the officer saw, and what can come of it.

Nothing is lost: what a colleague wrote elsewhere is joined, and where both wrote in one place the
page shows both sides with the officer's own words still in the form.
"""

from dataclasses import dataclass
from typing import TypeAlias

from django.http import HttpRequest
from django.utils.translation import gettext

from tongban.actions.workshop.editing import Saved, edit
from tongban.core.authoring.edits import Edit
from tongban.core.authoring.merging import Clash, EditConflict
from tongban.core.authoring.wording import Names, rows_of
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.web.components.component import Content
from tongban.web.components.lists import SummaryList, SummaryRow
from tongban.web.components.messages import Notification, NotificationKind
from tongban.web.components.whole_number import whole_number
from tongban.web.console.items.desk import Desk
from tongban.web.console.items.told import refused, sentence, word


@dataclass(frozen=True, kw_only=True, slots=True)
class Refused:
    """Nothing was saved; `words` say why in a sentence, `shown` as a notice."""

    words: str
    shown: Content


Outcome: TypeAlias = Saved | Refused


def save(request: HttpRequest, desk: Desk, *edits: Edit) -> Outcome:
    """Apply edits that were made on a page shown at the posted revision."""
    seen = whole_number(request.POST.get("revision", "")) or desk.opened.revision
    try:
        return edit(desk.officer, desk.key, edits, desk.outside, revision=seen)
    except EditConflict as conflict:
        return Refused(
            words=gettext("同事刚刚也改了这一处，请重新打开本页看两边的内容"),
            shown=_both_sides(conflict, desk.names),
        )
    except (InvalidValue, NotAllowed) as error:
        return Refused(words=sentence(error), shown=refused(error))


def saved_words(outcome: Saved) -> str:
    """Return what a save has come to."""
    if outcome.merged:
        return gettext("已保存，并且合入了同事刚刚的修改。")
    return gettext("已保存。") if outcome.changed else gettext("没有变化。")


def _both_sides(conflict: EditConflict, names: Names) -> Notification:
    return Notification(
        title=gettext("您和同事同时改了这一处，您的修改还没有保存"),
        body=(
            *(_clash(clash, names) for clash in conflict.clashes),
            gettext("您填写的内容还在下面。再保存一次，就以您的为准。"),
        ),
        kind=NotificationKind.ATTENTION,
    )


def _clash(clash: Clash, names: Names) -> SummaryList:
    return SummaryList(
        rows=(
            SummaryRow(key=gettext("同事改成"), value=_side(clash.theirs, names)),
            SummaryRow(key=gettext("您改成"), value=_side(clash.mine, names)),
        )
    )


def _side(part: object, names: Names) -> str:
    if part is None:
        return gettext("已删除")
    try:
        rows = rows_of(part, names)
    except KeyError:  # a plain field rather than a row
        return str(part)
    return "；".join(f"{word(row.label)}：{row.words}" for row in rows if row.words)
