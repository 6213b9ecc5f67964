"""The plain fields of a copy (基本信息编辑), one topic a page, saved while they are filled in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.core.authoring.edits import SetBasics
from tongban.core.authoring.inspecting import Issue
from tongban.core.authoring.sections import BASICS
from tongban.core.vocabulary.errors import NotFound
from tongban.web.components.access import officer_required
from tongban.web.components.autosave import AutosavedForm, SavedNote
from tongban.web.components.component import Component, Content
from tongban.web.components.messages import ErrorSummary, FieldError
from tongban.web.components.navigation import Button, Link
from tongban.web.components.sections import Page, Section, SideBySide
from tongban.web.console.items import places
from tongban.web.console.items.bar import bar
from tongban.web.console.items.copies.remarks import remarks
from tongban.web.console.items.desk import Desk, desk_of
from tongban.web.console.items.findings import findings_list
from tongban.web.console.items.parts.basics import TOPICS, BasicsForm, topic_of
from tongban.web.console.items.parts.shown import errors_shown, fields_shown
from tongban.web.console.items.saving import Refused, save, saved_words
from tongban.web.console.items.showing import fragment, show, wants_fragment
from tongban.web.console.requests import KEEPERS


@officer_required(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def basics(request: HttpRequest, key: UUID, topic: str) -> HttpResponseBase:
    """Show one topic of the plain fields; a post saves it."""
    desk, kind = desk_of(request, key), TOPICS.get(topic)
    if kind is None:
        raise NotFound(f"no topic {topic!r}")
    if request.method != "POST":
        return _page(request, desk, topic, kind(desk=desk))
    form = kind(request.POST, desk=desk)
    if wants_fragment(request):
        return _saved_quietly(request, desk, form)
    if not form.is_valid():
        return _page(request, desk, topic, form)
    outcome = save(request, desk, SetBasics(basics=form.made()))
    if isinstance(outcome, Refused):
        return _page(request, desk, topic, form, refused=outcome.shown)
    messages.success(request, saved_words(outcome))
    return HttpResponseRedirect(places.copy(key))


def _saved_quietly(request: HttpRequest, desk: Desk, form: BasicsForm) -> HttpResponseBase:
    revision = request.POST.get("revision", "")
    number = int(revision) if revision.isdecimal() else desk.opened.revision
    words = gettext("有一项还没填好，填好后自动保存。")
    if form.is_valid():
        outcome = save(request, desk, SetBasics(basics=form.made()))
        words = outcome.words if isinstance(outcome, Refused) else saved_words(outcome)
        number = number if isinstance(outcome, Refused) else outcome.revision
    return fragment(request, SavedNote(revision=number, words=words, replaces=True))


def _page(
    request: HttpRequest, desk: Desk, topic: str, form: BasicsForm, *, refused: Content = ""
) -> HttpResponseBase:
    errors = errors_shown(form)
    if refused and errors is None:
        errors = ErrorSummary(errors=(FieldError(words=gettext("还没有保存，请看下面的说明")),))
    place, here = f"{BASICS}/{topic}", places.basics(desk.key, topic)
    beside = (
        Section(title=gettext("检查结果"), body=findings_list(_own(desk.issues(), topic))),
        remarks(desk, place, here),
    )
    return show(
        request,
        Page(
            title=form.title,
            lead=form.lead,
            back=desk.back,
            above=(bar(desk), refused),
            errors=errors,
            body=SideBySide(
                main=_form(desk, here, form), beside=beside, label=gettext("检查和批注")
            ),
            wide=True,
        ),
    )


def _form(desk: Desk, here: str, form: BasicsForm) -> Component:
    if not desk.writable:
        return Section(title=gettext("现在不能修改"), body=desk.opened.state.status.label)
    return AutosavedForm(
        action=here,
        save=here,
        body=fields_shown(form),
        note=SavedNote(revision=desk.opened.revision),
        buttons=(
            Button(words=gettext("保存")),
            Link(words=gettext("返回"), href=places.copy(desk.key)),
        ),
    )


def _own(issues: tuple[Issue, ...], topic: str) -> tuple[Issue, ...]:
    prefix = f"{BASICS}/"
    return tuple(
        one
        for one in issues
        if one.place.startswith(prefix) and topic_of(one.place.removeprefix(prefix)) == topic
    )
