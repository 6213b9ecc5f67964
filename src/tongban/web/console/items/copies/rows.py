"""One row in its form (分部编辑): saved while it is filled in, by its button without script.

A new row is added by its button; its condition and its papers are then built on pages of their own.
"""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.core.authoring.edits import AddPart, Edit, ReplacePart
from tongban.core.authoring.sections import Part, Section
from tongban.core.authoring.wording import title_of
from tongban.core.vocabulary.errors import InvalidValue, NotFound
from tongban.web.components.access import officer_required
from tongban.web.components.autosave import AutosavedForm
from tongban.web.components.component import Component, Content
from tongban.web.components.messages import ErrorSummary, FieldError
from tongban.web.components.navigation import BackLink, Button, Link
from tongban.web.components.sections import Page, PostForm, SideBySide
from tongban.web.components.sections import Section as PageSection
from tongban.web.console.items import places
from tongban.web.console.items.bar import bar
from tongban.web.console.items.conditions.places import CONDITIONAL, summary
from tongban.web.console.items.copies.notes import KeyedNote
from tongban.web.console.items.copies.remarks import remarks
from tongban.web.console.items.copies.sections import section_named
from tongban.web.console.items.copies.ways import ways_summary
from tongban.web.console.items.desk import Desk, desk_of
from tongban.web.console.items.findings import findings_list, of_place
from tongban.web.console.items.parts.form import PartForm
from tongban.web.console.items.parts.registry import FORMS
from tongban.web.console.items.parts.shown import errors_shown, fields_shown, offered_to
from tongban.web.console.items.saving import Refused, save, saved_words
from tongban.web.console.items.showing import fragment, show, wants_fragment
from tongban.web.console.items.told import sentence, word
from tongban.web.console.requests import KEEPERS


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """One row on a desk: its section, its key, and how it stands; None for a new one."""

    desk: Desk
    section: Section
    key: str
    before: Part | None

    @property
    def place(self) -> str:
        """The place of the row."""
        return self.section.place(self.key)

    @property
    def address(self) -> str:
        """The page of the row."""
        return places.row(self.desk.key, self.section, self.key)

    def edit(self, part: Part) -> Edit:
        """Return the edit that writes a part here."""
        if self.before is None:
            return AddPart(section=self.section, part=part)
        return ReplacePart(section=self.section, key=self.key, part=part)


@officer_required(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def row(request: HttpRequest, key: UUID, name: str) -> HttpResponseBase:
    """Show the form of a row, or of a new one; a post saves it."""
    sheet = _sheet(request, desk_of(request, key), section_named(name))
    kind = FORMS[sheet.section]
    if request.method != "POST":
        return _page(request, sheet, kind(desk=sheet.desk, before=sheet.before))
    form = kind(request.POST, desk=sheet.desk, before=sheet.before)
    return (
        _saved_quietly(request, sheet, form)
        if wants_fragment(request)
        else _saved(request, sheet, form)
    )


def _sheet(request: HttpRequest, desk: Desk, section: Section) -> Sheet:
    key = request.POST.get("key") or request.GET.get("key", "")
    before = desk.copy.row(section, key) if key else None
    if key and before is None:
        raise NotFound(f"no row {key!r} in {section.value}")
    return Sheet(desk=desk, section=section, key=key, before=before)


def _saved(request: HttpRequest, sheet: Sheet, form: PartForm) -> HttpResponseBase:
    part = _part(form)
    if part is None:
        return _page(request, sheet, form)
    outcome = save(request, sheet.desk, sheet.edit(part))
    if isinstance(outcome, Refused):
        return _page(request, sheet, form, refused=outcome.shown)
    messages.success(request, saved_words(outcome))
    desk, section = sheet.desk, sheet.section
    if sheet.before is None and section in CONDITIONAL:
        return HttpResponseRedirect(places.row(desk.key, section, section.key(part)))
    return HttpResponseRedirect(places.section(desk.key, section))


def _saved_quietly(request: HttpRequest, sheet: Sheet, form: PartForm) -> HttpResponseBase:
    part, key, words = _part(form), sheet.key, gettext("有一项还没填好，填好后自动保存。")
    revision = request.POST.get("revision", "")
    number = int(revision) if revision.isdecimal() else sheet.desk.opened.revision
    if part is not None:
        outcome = save(request, sheet.desk, sheet.edit(part))
        if isinstance(outcome, Refused):
            words = outcome.words
        else:
            words, number = saved_words(outcome), outcome.revision
            key = sheet.section.key(part)
    return fragment(request, KeyedNote(revision=number, words=words, replaces=True, key=key))


def _part(form: PartForm) -> Part | None:
    """Return the part of a valid form; what the core refuses becomes an error of the form."""
    if not form.is_valid():
        return None
    try:
        return form.made()
    except InvalidValue as error:
        form.add_error(None, sentence(error))
        return None


def _page(
    request: HttpRequest, sheet: Sheet, form: PartForm, *, refused: Content = ""
) -> HttpResponseBase:
    desk, section = sheet.desk, sheet.section
    label = word(section.label)
    title = title_of(sheet.before, desk.names) if sheet.before is not None else ""
    errors = errors_shown(form)
    if refused and errors is None:
        errors = ErrorSummary(errors=(FieldError(words=gettext("还没有保存，请看下面的说明")),))
    return show(
        request,
        Page(
            title=title or gettext("增加：%(part)s") % {"part": label},
            caption=label,
            back=BackLink(href=places.section(desk.key, section), words=label),
            above=(bar(desk), refused),
            errors=errors,
            body=SideBySide(
                main=(_form(sheet, form), *offered_to(form)),
                beside=_beside(sheet),
                label=gettext("检查和批注"),
            ),
            wide=True,
        ),
    )


def _form(sheet: Sheet, form: PartForm) -> Component:
    desk = sheet.desk
    back = Link(words=gettext("返回"), href=places.section(desk.key, sheet.section))
    if not desk.writable:
        return PageSection(title=gettext("现在不能修改"), body=desk.opened.state.status.label)
    if sheet.before is None:
        button = Button(words=gettext("增加"))
        return PostForm(body=fields_shown(form), hidden=desk.hidden, buttons=(button, back))
    return AutosavedForm(
        action=sheet.address,
        save=sheet.address,
        body=fields_shown(form),
        note=KeyedNote(revision=desk.opened.revision, key=sheet.key),
        buttons=(Button(words=gettext("保存")), back),
    )


def _beside(sheet: Sheet) -> Content:
    desk = sheet.desk
    if sheet.before is None:
        return PageSection(
            title=gettext("增加以后"),
            body=gettext("可以再写明什么情况才需要、看检查结果和写批注。"),
        )
    own = of_place(desk.issues(), sheet.place)
    return (
        *summary(desk, sheet.place),
        *ways_summary(desk, sheet.section, sheet.before),
        PageSection(title=gettext("检查结果"), body=findings_list(own)),
        remarks(desk, sheet.place, sheet.address),
    )
