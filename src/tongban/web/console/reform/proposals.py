"""Proposals (措施建议): what the graph finds to reduce, and taking one up."""

from collections.abc import Iterable
from http import HTTPStatus

from django import forms
from django.contrib import messages as told
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from tongban.actions.reform import measures
from tongban.actions.reform.measures import Charge
from tongban.core.people.actors import Role
from tongban.core.reform.figures import FigureKind
from tongban.core.reform.preconditions import MeasureKind
from tongban.core.reform.proposing import Proposal
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotFound
from tongban.web.components import fields, labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.forms import DatePartsField, PlainForm, errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.console.reform import places
from tongban.web.console.reform.asked import Asked, asked, department_called, department_field
from tongban.web.console.reform.posts import is_reformer
from tongban.web.console.reform.words import FIGURES, KINDS, amount
from tongban.web.console.requests import KEEPERS, officer_of, outside_of
from tongban.web.console.words.sentences import said

LISTED = 60
"""So many proposals are listed, those that save most; a department or a kind narrows them."""


class AdoptForm(PlainForm):
    """Who carries a measure through, and by when."""

    title = forms.CharField(label=gettext_lazy("措施名称"), max_length=200)
    owner = forms.ChoiceField(label=gettext_lazy("责任部门"))
    due_on = DatePartsField(label=gettext_lazy("完成期限"))

    def __init__(self, now: Asked, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        departments = now.standing.now_published.catalogue.departments.items()
        self.fields["owner"].choices = [  # type: ignore[attr-defined]
            (code, one.short_name) for code, one in departments
        ]


@officer_required(*KEEPERS)
@require_safe
def proposal_list(request: HttpRequest) -> HttpResponseBase:
    """Show what could be reduced, what saves most first."""
    now = asked(request)
    written, kind = request.GET.get("department", ""), request.GET.get("kind", "")
    department = department_called(now, written)
    body: tuple[Content, ...] = (_filter(now, written, kind),)
    if now.standing.is_province and not department:
        body += (
            messages.EmptyState(
                title=gettext("请先写一个部门") if not written else gettext("没有找到这个部门"),
                advice=gettext("写部门的全称、简称或编码，看它的事项可以怎样减。"),
            ),
        )
    else:
        body += (_found(request, now, department, kind),)
    page = Page(
        title=gettext("图谱提出的措施"),
        back=navigation.BackLink(href=places.home()),
        lead=gettext("每条都在一年办件上试算过；是否符合法定前提，由立项的人判断。"),
        body=body,
        wide=True,
    )
    return show(request, page)


def _found(request: HttpRequest, now: Asked, department: str, kind: str) -> Component:
    within = department if now.standing.is_province else ""
    found = [
        one
        for one in measures.proposed(outside_of(request), within)
        if (within or department in ("", one.department)) and kind in ("", one.kind.value)
    ]
    if not found:
        return messages.EmptyState(
            title=gettext("没有可提的措施"), advice=gettext("换一个部门或种类再看。")
        )
    return _table(now, found[:LISTED], adopting=is_reformer(request))


@officer_required(Role.REFORMER)
@require_http_methods(["GET", "HEAD", "POST"])
def adopt(request: HttpRequest) -> HttpResponseBase:
    """Take one proposal up as a measure."""
    now, outside = asked(request), outside_of(request)
    key, within = request.GET.get("key", ""), request.GET.get("within", "")
    if now.standing.is_province and within not in now.standing.sums.departments:
        raise NotFound(f"no department {within}")
    found = {one.key: one for one in measures.proposed(outside, within)}
    if key not in found:
        raise NotFound(f"nothing is proposed as {key}")
    proposal = found[key]
    if request.method == "POST":
        form = AdoptForm(now, request.POST)
        if form.is_valid():
            answered = _adopted(request, proposal, form)
            if answered is not None:
                return answered
    else:
        first = {"title": words_of(now, proposal), "owner": proposal.department}
        form = AdoptForm(now, initial=first)
    page = Page(
        title=gettext("立项"),
        caption=words_of(now, proposal),
        back=navigation.BackLink(href=places.plain("proposals")),
        errors=errors_of(form) if form.is_bound else None,
        body=(
            *_facts(proposal),
            PostForm(body=fields_of(form), buttons=navigation.Button(words=gettext("立项"))),
        ),
    )
    return show(request, page)


def _adopted(request: HttpRequest, proposal: Proposal, form: AdoptForm) -> HttpResponseBase | None:
    """Take it up, or put what stands against it into the form."""
    answers = form.cleaned_data
    charge = Charge(owner=answers["owner"], due_on=answers["due_on"])
    try:
        measure = measures.adopt(
            officer_of(request),
            proposal.key,
            outside_of(request),
            title=answers["title"],
            charge=charge,
            within=proposal.within,
        )
    except InvalidValue:
        form.add_error("due_on", gettext("完成期限要晚于今天。"))
        return None
    except Conflict:
        told.warning(request, gettext("同事刚刚为这条建议立了项。"))
        return HttpResponseRedirect(places.plain("measures"))
    told.success(request, gettext("已立项，责任部门会收到提醒。"))
    return HttpResponseRedirect(places.measure(measure), status=HTTPStatus.FOUND)


def words_of(now: Asked, proposal: Proposal) -> str:
    """Return what a proposal is, in a line: the kind, the document or step, the item."""
    kind = str(KINDS[proposal.kind])
    if proposal.kind is MeasureKind.SHARE:
        evidence = now.standing.now_published.catalogue.evidence
        name = evidence[proposal.subject].name if proposal.subject in evidence else ""
        return gettext("%(kind)s：%(name)s（%(count)d 个事项）") % {
            "kind": kind,
            "name": name or proposal.subject,
            "count": len(proposal.items),
        }
    item = now.standing.now_published.catalogue.items.get(proposal.items[0])
    if item is None:
        return f"{kind}：{proposal.items[0]}"
    names = {one.id: one.name for one in item.requirements}
    names |= {one.id: one.name for one in item.steps}
    parts = "、".join(names[part] for _, part in proposal.parts if part in names)
    return f"{kind}：{item.name}" + (f"·{parts}" if parts else "")


def saving_words(proposal: Proposal) -> str:
    """Return what a proposal would save in a year."""
    saved = [
        gettext("%(figure)s %(amount)s")
        % {"figure": FIGURES[kind], "amount": amount(kind.of(proposal.saving), kind)}
        for kind in FigureKind
        if kind.of(proposal.saving)
    ]
    return "，".join(saved)


def _facts(proposal: Proposal) -> Iterable[Component]:
    first = proposal.kind.precondition
    yield lists.SummaryList(
        rows=(
            lists.SummaryRow(key=gettext("一年可减"), value=saving_words(proposal)),
            lists.SummaryRow(key=gettext("法定前提"), value=said(first.words)),
            lists.SummaryRow(key=gettext("依据"), value=first.basis.full),
        )
    )


def _table(now: Asked, found: Iterable[Proposal], *, adopting: bool) -> Component:
    return lists.DataTable(
        caption=gettext("图谱提出的措施"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("措施")),
            lists.Column(words=gettext("部门")),
            lists.Column(words=gettext("一年可减")),
            lists.Column(words=gettext("法定前提")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    _name(now, one, adopting=adopting),
                    now.department_name(one.department),
                    saving_words(one),
                    labels.citation(one.kind.precondition.basis),
                )
            )
            for one in found
        ),
    )


def _name(now: Asked, one: Proposal, *, adopting: bool) -> Content:
    words = words_of(now, one)
    if not adopting:
        return words
    return navigation.Link(words=words, href=places.adopt(one.key, one.within))


def _filter(now: Asked, department: str, kind: str) -> Component:
    return navigation.FilterBar(
        fields=(
            department_field(now, department),
            fields.Select(
                name="kind",
                label=gettext("种类"),
                choices=tuple(
                    fields.Choice(value=one.value, label=words) for one, words in KINDS.items()
                ),
                value=kind,
                blank=gettext("全部种类"),
            ),
        ),
        clear=places.plain("proposals") if department or kind else "",
    )
