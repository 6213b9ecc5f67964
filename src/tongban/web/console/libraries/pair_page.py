"""One pair (成对核对): both records side by side, what each comparison adds, and the decision."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.audit import note
from tongban.actions.libraries.reviewing import explained
from tongban.core.libraries.events import PairJudged
from tongban.core.libraries.reviewing import PairStatus
from tongban.core.vocabulary.errors import NotFound
from tongban.store.libraries.queries import OpenedPair, pair_for
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, Section, SideBySide, show
from tongban.web.console.libraries import frame
from tongban.web.console.requests import officer_of

LONGEST: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed for a decision that was not taken, and what to tell about it."""

    verdict: str = ""
    reason: str = ""
    wrong: tuple[tuple[str, str], ...] = ()
    news: messages.Notification | None = None


NOTHING_TYPED: Final = Typed()


@officer_required(*frame.STEWARDS)
@require_safe
def pair(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show a pair; the look is written down for whom it is about."""
    found = found_pair(request, key)
    note(
        officer_of(request),
        "library.pair_open",
        f"pair:{key}",
        concerned=found.line.indexes,
        details={"library": found.library.code},
    )
    return show(request, page_of(found))


def found_pair(request: HttpRequest, key: UUID) -> OpenedPair:
    """Return the pair of an address, if the officer's department keeps its library.

    Raises:
        NotFound: the same for what never was and for what another department keeps.
    """
    found = pair_for(officer_of(request), key)
    if found is None:
        note(officer_of(request), "library.pair_open", f"pair:{key}", outcome="not_found")
        raise NotFound(f"no pair {key} for this department")
    return found


def page_of(found: OpenedPair, typed: Typed = NOTHING_TYPED) -> Page:
    """Return the page of a pair."""
    asked = tuple(_fields(found, typed))
    return Page(
        title=gettext("这两条记录是不是同一主体？"),
        caption=found.library.name,
        back=navigation.BackLink(href=reverse("console:library_review", args=[found.library.code])),
        above=typed.news or "",
        errors=messages.ErrorSummary.of(asked),
        wide=True,
        body=SideBySide(
            main=(_records(found), _weights(found), _history(found)),
            beside=(frame.tag(found.state.status), _form(found, asked)),
            label=gettext("核对结论"),
        ),
    )


def _records(found: OpenedPair) -> Component:
    one, other = found.line.one, found.line.other
    rows = [
        (gettext("登记簿"), *(frame.register_name(found.library, r.register) for r in (one, other)))
    ]
    rows += [
        (field.label, one.values.get(field.code, ""), other.values.get(field.code, ""))
        for field in found.library.fields
    ]
    return Section(
        title=gettext("两条记录"),
        body=lists.DataTable(
            caption=gettext("两条记录"),
            caption_hidden=True,
            columns=(
                lists.Column(words=gettext("字段")),
                lists.Column(words=gettext("一条记录")),
                lists.Column(words=gettext("另一条记录")),
            ),
            rows=(
                *(
                    lists.Row(cells=(label, left or "—", right or "—"))
                    for label, left, right in rows
                ),
                lists.Row(cells=(gettext("所属主体编号"), *map(_entity, found.entities))),
            ),
        ),
    )


def _entity(code: str) -> Content:
    if not code:
        return "—"
    return navigation.Link(words=code, href=reverse("console:library_entity", args=[code]))


def _weights(found: OpenedPair) -> Component:
    judged, model = explained(found), found.library.model
    rows = [(gettext("比较以前"), "", judged.prior)]
    rows += [(part.label, part.level or gettext("有一边不知道"), part.weight)
             for part in judged.parts]  # fmt: skip
    rows.append((gettext("合计得分"), "", judged.weight))
    return Section(
        title=gettext("得分说明"),
        body=(
            lists.DataTable(
                caption=gettext("每一项加多少分"),
                caption_hidden=True,
                columns=(
                    lists.Column(words=gettext("比较项")),
                    lists.Column(words=gettext("比较结果")),
                    lists.Column(words=gettext("得分"), number=True),
                ),
                rows=tuple(
                    lists.Row(cells=(label, level, f"{weight:+.1f}"))
                    for label, level, weight in rows
                ),
            ),
            lists.Paragraph(
                body=gettext(
                    "每多 1 分，是同一主体的可能增加一倍。%(link)s 分以上自动合并，"
                    "%(review)s 分以上请人核对。"
                )
                % {"link": f"{model.link_from:g}", "review": f"{model.review_from:g}"}
            ),
        ),
    )


def _history(found: OpenedPair) -> Component:
    if not found.history:
        return messages.Inset(body=gettext("还没有人核对过。"))
    return Section(
        title=gettext("核对经过"),
        body=lists.Timeline(
            moments=tuple(
                lists.Moment(
                    title=_said(event),
                    at=event.at,
                    by=f"{frame.department(event.by.department)} {event.by.name}",
                    body=event.reason,
                )
                for event in reversed(found.history)
            )
        ),
    )


def _said(event: object) -> str:
    match event:
        case PairJudged(one=True):
            return str(frame.STATUSES[PairStatus.ONE])
        case PairJudged():
            return str(frame.STATUSES[PairStatus.APART])
        case _:
            return gettext("撤销结论")


def _form(found: OpenedPair, asked: tuple[fields.Field, ...]) -> Component:
    undoing = found.state.status is not PairStatus.OPEN
    return PostForm(
        action=reverse(
            "console:library_pair_act", args=[found.line.id, "undo" if undoing else "decide"]
        ),
        hidden=(("revision", str(found.revision)),),
        body=asked,
        buttons=navigation.Button(
            words=gettext("撤销这个结论") if undoing else gettext("提交结论"),
            kind=navigation.ButtonKind.WARNING if undoing else navigation.ButtonKind.PRIMARY,
        ),
    )


def _fields(found: OpenedPair, typed: Typed) -> Iterator[fields.Field]:
    wrong = dict(typed.wrong)
    if found.state.status is PairStatus.OPEN:
        yield fields.Radios(
            name="verdict",
            label=gettext("您的结论"),
            choices=(
                fields.Choice(value="one", label=frame.STATUSES[PairStatus.ONE]),
                fields.Choice(value="apart", label=frame.STATUSES[PairStatus.APART]),
            ),
            value=typed.verdict,
            error=wrong.get("verdict", ""),
        )
    yield fields.Textarea(
        name="reason",
        label=gettext("理由"),
        hint=gettext("例如：两边的电话和住址一致，姓名是同音字。"),
        value=typed.reason,
        rows=3,
        limit=LONGEST,
        error=wrong.get("reason", ""),
    )
