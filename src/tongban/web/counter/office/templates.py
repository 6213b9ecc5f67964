"""Templates of opinions (意见模板): the department's words, written anew in versions."""

from uuid import UUID

from django import forms
from django.contrib import messages as flash
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.officework import templates
from tongban.actions.targets import published
from tongban.core.officework.templates import (
    LONGEST,
    OpinionKind,
    OpinionTemplate,
    Place,
    TemplateWritten,
)
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotFound
from tongban.store.officework.queries import KeptTemplate, template_of, templates_of
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.forms import PlainForm, errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.sentences import refusal
from tongban.web.counter.office.words import KINDS
from tongban.web.counter.requests import HANDLERS, officer_of, outside_of


class TemplateForm(PlainForm):
    """Words, where they serve, and what they are called."""

    def __init__(self, officer: Officer, *args: object, **options: object) -> None:
        self.officer = officer
        super().__init__(*args, **options)

    def questions(self) -> dict[str, forms.Field]:
        """Ask for the name, the kind of work, the item and the words."""
        items = [
            (one.code, one.name)
            for one in published().catalogue.items.values()
            if self.officer.department in {one.department, *(s.department for s in one.steps)}
        ]
        places = "、".join(f"{{{one.value}}}" for one in Place)
        return {
            "title": forms.CharField(label=gettext("名称"), max_length=30),
            "kind": forms.ChoiceField(
                label=gettext("用在哪里"),
                choices=[(kind.value, words) for kind, words in KINDS.items()],
            ),
            "item": forms.ChoiceField(
                label=gettext("事项"),
                required=False,
                choices=[("", gettext("全部事项")), *items],
                widget=forms.Select,
            ),
            "words": forms.CharField(
                label=gettext("意见"),
                help_text=gettext("可以用这些占位，办理时自动填入：%(places)s")
                % {"places": places},
                max_length=LONGEST,
                widget=forms.Textarea,
            ),
        }

    @property
    def template(self) -> OpinionTemplate:
        """Return what was filled in."""
        said = self.cleaned_data
        return OpinionTemplate(
            department=self.officer.department,
            kind=OpinionKind(said["kind"]),
            item=said["item"],
            title=said["title"],
            words=said["words"],
        )


@officer_required(*HANDLERS)
@require_http_methods(["GET", "HEAD", "POST"])
def template_list(request: HttpRequest) -> HttpResponseBase:
    """Show the words of the department; whoever decides for it writes new ones."""
    officer = officer_of(request)
    form = TemplateForm(officer, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _written(request, form, None):
        return HttpResponseRedirect(reverse("counter:templates"))
    writing = (
        (Section(title=gettext("新的模板"), body=_form(form)),)
        if Role.APPROVER in officer.roles
        else ()
    )
    page = Page(
        title=gettext("意见模板"),
        lead=gettext("办理时列在“常用意见”里，可以用键盘选用；选用以后还可以补充。"),
        back=navigation.BackLink(href=reverse("counter:office"), words=gettext("返回日常办公")),
        errors=errors_of(form),
        body=(_table(templates_of(officer.department)), *writing),
        wide=True,
    )
    return show(request, page)


@officer_required(Role.APPROVER)
@require_http_methods(["GET", "HEAD", "POST"])
def one_template(request: HttpRequest, template: UUID) -> HttpResponseBase:
    """Write some words anew, or offer them no longer."""
    officer = officer_of(request)
    kept = template_of(officer.department, template)
    if kept is None:
        raise Http404
    if request.method == "POST" and request.POST.get("verb") == "retire":
        return _retired(request, template)
    told = kept.template
    initial = {
        "title": told.title,
        "kind": told.kind.value,
        "item": told.item,
        "words": told.words,
    }
    posted = request.POST if request.method == "POST" else None
    form = TemplateForm(officer, posted, initial=initial)
    if posted is not None and form.is_valid() and _written(request, form, template):
        return HttpResponseRedirect(reverse("counter:templates"))
    page = Page(
        title=told.title,
        caption=gettext("意见模板，第 %(version)s 版") % {"version": told.version},
        back=navigation.BackLink(href=reverse("counter:templates"), words=gettext("返回意见模板")),
        errors=errors_of(form),
        body=(_form(form), _retiring(kept), _versions(kept)),
    )
    return show(request, page)


def _written(request: HttpRequest, form: TemplateForm, template: UUID | None) -> bool:
    try:
        templates.write(officer_of(request), form.template, outside_of(request), template=template)
    except NotFound as missing:
        raise Http404 from missing
    except InvalidValue as wrong:
        form.add_error("words", refusal(wrong))
    except Conflict:
        form.add_error("words", gettext("内容没有变化"))
    else:
        flash.success(request, gettext("已保存，以后办理时可以选用。"))
        return True
    return False


def _retired(request: HttpRequest, template: UUID) -> HttpResponseBase:
    try:
        templates.retire(officer_of(request), template, outside_of(request))
    except Conflict:
        flash.warning(request, gettext("这个模板已经停用。"))
    else:
        flash.success(request, gettext("已停用；以前作出的意见不受影响。"))
    return HttpResponseRedirect(reverse("counter:templates"))


def _form(form: TemplateForm) -> Component:
    return PostForm(body=fields_of(form), buttons=navigation.Button(words=gettext("保存模板")))


def _retiring(kept: KeptTemplate) -> Content:
    if kept.template.retired:
        return messages.Inset(body=gettext("这个模板已经停用；保存新的一版就重新启用。"))
    return PostForm(
        body="",
        buttons=navigation.Button(
            words=gettext("停用这个模板"),
            kind=navigation.ButtonKind.SECONDARY,
            name="verb",
            value="retire",
        ),
    )


def _versions(kept: KeptTemplate) -> Component:
    moments = tuple(
        lists.Moment(
            title=gettext("编写") if isinstance(one, TemplateWritten) else gettext("停用"),
            at=one.at,
            by=one.by.name,
            body=one.words if isinstance(one, TemplateWritten) else "",
        )
        for one in reversed(kept.history)
    )
    return Section(title=gettext("各版本"), body=lists.Timeline(moments=moments))


def _table(known: tuple[KeptTemplate, ...]) -> Component:
    if not known:
        return messages.EmptyState(
            title=gettext("还没有意见模板"), advice=gettext("由本部门审批人员编写。")
        )
    items = published().catalogue.items
    return lists.DataTable(
        caption=gettext("意见模板"),
        caption_hidden=True,
        columns=tuple(
            lists.Column(words=words)
            for words in (
                gettext("名称"),
                gettext("用在哪里"),
                gettext("事项"),
                gettext("意见"),
                gettext("版本"),
            )
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(
                        words=one.template.title, href=reverse("counter:template", args=[one.id])
                    ),
                    KINDS[one.template.kind],
                    items[one.template.item].name
                    if one.template.item in items
                    else gettext("全部事项"),
                    one.template.words,
                    gettext("第 %(version)s 版，已停用") % {"version": one.template.version}
                    if one.template.retired
                    else gettext("第 %(version)s 版") % {"version": one.template.version},
                )
            )
            for one in known
        ),
    )
