"""One entity (主体): each field with whose word it is, its records, what happened, corrections."""

from collections.abc import Iterator
from typing import Final

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from tongban.actions.audit import note
from tongban.core.libraries import events
from tongban.core.libraries.composing import ComposedField, compose
from tongban.core.vocabulary.errors import NotFound
from tongban.store.libraries.queries import OpenedEntity, entity_for
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, SideBySide, show
from tongban.web.console.libraries import frame
from tongban.web.console.libraries.entity_forms import (
    NOTHING_TYPED,
    Typed,
    asked_of,
    forms_of,
)
from tongban.web.console.requests import officer_of

_EVENTS: Final = {
    events.EntityFormed.name: gettext_lazy("建立"),
    events.RecordsJoined.name: gettext_lazy("归入记录"),
    events.RecordsLeft.name: gettext_lazy("移出记录"),
    events.EntityAbsorbed.name: gettext_lazy("合并了另一个主体"),
    events.EntityReleased.name: gettext_lazy("撤销合并"),
    events.AbsorbedInto.name: gettext_lazy("并入另一个主体"),
    events.CameBack.name: gettext_lazy("恢复为单独的主体"),
    events.CorrectionProposed.name: gettext_lazy("提出更正"),
    events.CorrectionAgreed.name: gettext_lazy("第二人同意，更正生效"),
    events.CorrectionDropped.name: gettext_lazy("不予更正"),
}


@officer_required(*frame.STEWARDS)
@require_safe
def entity(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show an entity; the look is written down for whom it is about."""
    found = found_entity(request, code)
    note(
        officer_of(request),
        "library.entity_open",
        f"entity:{code}",
        concerned=found.indexes,
        details={"library": found.library.code},
    )
    return show(request, page_of(found))


def found_entity(request: HttpRequest, code: str) -> OpenedEntity:
    """Return the entity of an address, if the officer's department keeps its library.

    Raises:
        NotFound: the same for what never was and for what another department keeps.
    """
    found = entity_for(officer_of(request), code)
    if found is None:
        note(officer_of(request), "library.entity_open", f"entity:{code}", outcome="not_found")
        raise NotFound(f"no entity {code} for this department")
    return found


def page_of(found: OpenedEntity, typed: Typed = NOTHING_TYPED) -> Page:
    """Return the page of an entity."""
    composed = compose(found.library, found.records, found.state.corrections)
    named = {one.field.code: one.value for one in composed}
    asked = tuple(asked_of(found, typed))
    return Page(
        title=named.get(found.library.title) or found.code,
        caption=found.library.name,
        back=navigation.BackLink(href=frame.place(found.library)),
        above=typed.news or "",
        errors=messages.ErrorSummary.of(tuple(field for _, field in asked)),
        wide=True,
        body=SideBySide(
            main=(
                lists.SummaryList(
                    rows=(lists.SummaryRow(key=gettext("主体编号"), value=found.code),)
                ),
                _goes_on(found),
                _fields(found, composed),
                _records(found),
                _history(found),
            ),
            beside=tuple(forms_of(found, asked)),
            label=gettext("更正和拆分"),
        ),
    )


def _goes_on(found: OpenedEntity) -> Content:
    if not found.state.into:
        return ""
    return messages.Inset(
        body=navigation.Link(
            words=gettext("已并入 %(code)s") % {"code": found.state.into},
            href=reverse("console:library_entity", args=[found.state.into]),
        )
    )


def _fields(found: OpenedEntity, composed: tuple[ComposedField, ...]) -> Component:
    return Section(
        title=gettext("字段和数源"),
        body=lists.DataTable(
            caption=gettext("字段和数源"),
            caption_hidden=True,
            columns=(
                lists.Column(words=gettext("字段")),
                lists.Column(words=gettext("内容")),
                lists.Column(words=gettext("数源")),
                lists.Column(words=gettext("其他登记簿的说法")),
            ),
            rows=tuple(
                lists.Row(
                    cells=(
                        one.field.label,
                        one.value or "—",
                        _source(found, one),
                        "；".join(_others(found, one)) or "—",
                    )
                )
                for one in composed
            ),
        ),
    )


def _source(found: OpenedEntity, one: ComposedField) -> Content:
    if one.corrected:
        return messages.Tag(words=gettext("经双人更正"), tone=messages.Tone.ATTENTION)
    return "—" if one.source is None else frame.register_name(found.library, one.source.register)


def _others(found: OpenedEntity, one: ComposedField) -> Iterator[str]:
    for other in one.others:
        yield f"{other.value}（{found.library.source(other.register).name}）"


def _records(found: OpenedEntity) -> Component:
    if not found.records:
        return messages.Inset(body=gettext("现在没有记录属于这个主体。"))
    return Section(
        title=gettext("来源记录"),
        body=lists.PlainList(
            items=tuple(
                f"{frame.register_name(found.library, one.register)} {one.key}"
                for one in found.records
            )
        ),
    )


def _history(found: OpenedEntity) -> Component:
    labels = {field.code: field.label for field in found.library.fields}
    return Section(
        title=gettext("主体的经过"),
        body=lists.Timeline(
            moments=tuple(
                lists.Moment(
                    title=_EVENTS[event.name],
                    at=event.at,
                    by=f"{frame.department(event.by.department)} {event.by.name}".strip(),
                    body=_said(event, labels),
                )
                for event in reversed(found.history)
            )
        ),
    )


def _said(event: events.AnyEntityEvent, labels: dict[str, str]) -> str:
    match event:
        case events.EntityAbsorbed(other=code) | events.AbsorbedInto(into=code):
            return code
        case events.EntityReleased(other=code, reason=reason):
            return f"{code}：{reason}"
        case events.RecordsLeft(reason=reason) | events.CorrectionDropped(reason=reason):
            return reason
        case events.CorrectionProposed(field=field, value=value, reason=reason):
            return f"{labels.get(field, field)}：{value}。{reason}"
        case _:
            return ""
