"""Each act of the review on its own page (审核操作): what it means, what is asked, one button."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from tongban.actions.workshop import reviewing
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.store.cases.queries.tallies import tally
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.forms import PlainForm, errors_of, fields_of
from tongban.web.components.lists import Paragraph
from tongban.web.components.navigation import BackLink, Button, Link
from tongban.web.components.navigation.buttons import ButtonKind
from tongban.web.components.sections import Page, PostForm, Section, SideBySide
from tongban.web.components.whole_number import whole_number
from tongban.web.console.items import places
from tongban.web.console.items.bar import bar
from tongban.web.console.items.cards import whole
from tongban.web.console.items.desk import Desk, desk_of
from tongban.web.console.items.findings import findings_list
from tongban.web.console.items.published.beside import beside_published
from tongban.web.console.items.review import forms
from tongban.web.console.items.showing import show
from tongban.web.console.items.told import refused, sentence
from tongban.web.console.requests import EDITORS, REVIEWERS


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """One act: its page, its form and what carries it out."""

    title: str | Promise
    lead: str | Promise
    button: str | Promise
    done: str | Promise
    form: type[PlainForm]
    carry_out: Callable[[Desk, Mapping[str, Any], int], object]
    kind: ButtonKind = ButtonKind.PRIMARY


def _send(desk: Desk, told: Mapping[str, Any], _: int) -> object:
    return reviewing.send(desk.officer, desk.key, desk.outside, words=told["words"])


def _recall(desk: Desk, _told: Mapping[str, Any], _: int) -> object:
    return reviewing.recall(desk.officer, desk.key, desk.outside)


def _decide(desk: Desk, told: Mapping[str, Any], seen: int) -> object:
    opinion = told["opinion"]
    if told["decision"] == "return":
        return reviewing.give_back(desk.officer, desk.key, desk.outside, opinion=opinion)
    return reviewing.approve(desk.officer, desk.key, desk.outside, revision=seen, opinion=opinion)


def _schedule(desk: Desk, told: Mapping[str, Any], _: int) -> object:
    return reviewing.schedule(desk.officer, desk.key, desk.outside, effective_on=told["day"])


def _unschedule(desk: Desk, _told: Mapping[str, Any], _: int) -> object:
    return reviewing.unschedule(desk.officer, desk.key, desk.outside)


def _discard(desk: Desk, told: Mapping[str, Any], _: int) -> object:
    return reviewing.discard(desk.officer, desk.key, desk.outside, reason=told["reason"])


ACTS: Final[Mapping[str, Act]] = {
    "send": Act(
        title=gettext_lazy("送审"),
        lead=gettext_lazy(
            "先由本部门另一位同事业务审核，再由法制机构审核。送审后不能修改，需要时可以撤回。"
        ),
        button=gettext_lazy("送审"),
        done=gettext_lazy("已送审，等业务审核。"),
        form=forms.WordsForm,
        carry_out=_send,
    ),
    "recall": Act(
        title=gettext_lazy("撤回修改"),
        lead=gettext_lazy("撤回以后可以继续修改；再送审时，两道审核重新开始。"),
        button=gettext_lazy("撤回"),
        done=gettext_lazy("已撤回，可以继续修改。"),
        form=forms.NothingForm,
        carry_out=_recall,
    ),
    "approve": Act(
        title=gettext_lazy("审核"),
        lead=gettext_lazy("左边是要审的内容。看完以后写明决定。"),
        button=gettext_lazy("提交审核决定"),
        done=gettext_lazy("审核决定已提交。"),
        form=forms.DecisionForm,
        carry_out=_decide,
    ),
    "schedule": Act(
        title=gettext_lazy("定发布日期"),
        lead=gettext_lazy("到这一天自动发布并施行。发布前还会再检查一次，不合格就退回来。"),
        button=gettext_lazy("就定这一天"),
        done=gettext_lazy("发布日期已定。"),
        form=forms.DayForm,
        carry_out=_schedule,
    ),
    "unschedule": Act(
        title=gettext_lazy("取消发布日期"),
        lead=gettext_lazy("审核结果保留，可以另定日期。"),
        button=gettext_lazy("取消发布日期"),
        done=gettext_lazy("已取消发布日期。"),
        form=forms.NothingForm,
        carry_out=_unschedule,
        kind=ButtonKind.WARNING,
    ),
    "discard": Act(
        title=gettext_lazy("放弃这份编制稿"),
        lead=gettext_lazy("放弃以后不能再编制这一份；写过的内容仍留在记录里。"),
        button=gettext_lazy("放弃"),
        done=gettext_lazy("已放弃。"),
        form=forms.ReasonForm,
        carry_out=_discard,
        kind=ButtonKind.WARNING,
    ),
}


@officer_required(*EDITORS, *REVIEWERS)
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, key: UUID, verb: str) -> HttpResponseBase:
    """Show an act, or carry it out and go back to the copy."""
    desk, one = desk_of(request, key), ACTS.get(verb)
    if one is None:
        raise NotFound(f"no act {verb!r}")
    form = one.form(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, desk, verb, form)
    seen = whole_number(request.POST.get("revision", "")) or 0
    try:
        one.carry_out(desk, form.cleaned_data, seen)
    except Conflict:
        note = gettext("您看过以后内容又改了，请重新看一遍再决定")
        form.add_error(None, note)
    except (InvalidValue, NotAllowed) as error:
        form.add_error(None, sentence(error))
        return _page(request, desk, verb, form, above=refused(error))
    else:
        messages.success(request, str(one.done))
        return HttpResponseRedirect(places.copy(key))
    return _page(request, desk, verb, form)


def _page(
    request: HttpRequest, desk: Desk, verb: str, form: PlainForm, *, above: Content = ""
) -> HttpResponseBase:
    one = ACTS[verb]
    posted = PostForm(
        action=places.review(desk.key, verb),
        hidden=desk.hidden,
        body=(*fields_of(form),),
        buttons=(
            Button(words=one.button, kind=one.kind),
            Link(words=gettext("返回"), href=places.copy(desk.key)),
        ),
    )
    body: Content = (*_before(desk, verb), posted)
    if verb == "approve":
        decide = Section(title=gettext("审核决定"), body=posted)
        body = SideBySide(main=_read(desk), beside=decide, label=gettext("审核决定"))
    return show(
        request,
        Page(
            title=one.title,
            lead=one.lead,
            back=BackLink(href=places.copy(desk.key), words=desk.copy.item.name),
            above=(bar(desk), above),
            errors=errors_of(form),
            body=body,
            wide=True,
        ),
    )


def _read(desk: Desk) -> Content:
    """Return what a reviewer reads: the differences first, then the text and what lint says."""
    return (
        Section(title=gettext("改了什么"), id="changes", body=beside_published(desk)),
        Section(title=gettext("检查结果"), body=findings_list(desk.issues())),
        *whole(desk.copy, desk.names),
    )


def _before(desk: Desk, verb: str) -> tuple[Content, ...]:
    """Return what to know before an act: the findings, or the cases that keep their version."""
    if verb == "send":
        return (Section(title=gettext("检查结果"), body=findings_list(desk.issues(), desk.key)),)
    if verb != "schedule":
        return ()
    counted = tally(desk.copy.item.code, since=desk.outside.today)
    running = sum(one.under_way for one in counted)
    told = gettext("在办的 %(count)d 件照收件时的版本办完，不受新版影响。") % {"count": running}
    return (Paragraph(body=told),)
