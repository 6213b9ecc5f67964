"""What changes an item as a whole (整体变动): edit, cancel, split, join, suspend, resume."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.actions.workshop import opening, standing
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed, NotFound
from tongban.store.cases.queries.tallies import tally
from tongban.store.catalog.listing import versions_of
from tongban.store.catalog.queries import published_days
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.forms import PlainForm, errors_of, fields_of
from tongban.web.components.lists import Paragraph
from tongban.web.components.navigation import BackLink, Button, Link
from tongban.web.components.navigation.buttons import ButtonKind
from tongban.web.components.sections import Page, PostForm
from tongban.web.console.items import places
from tongban.web.console.items.review import forms
from tongban.web.console.items.showing import show
from tongban.web.console.items.told import refused, sentence
from tongban.web.console.requests import EDITORS, REVIEWERS, officer_of, outside_of

Told = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One change: its page, and what carries it out and says where to go on."""

    title: str | Promise
    lead: str | Promise
    carry_out: Callable[[Officer, str, Told, Outside], str]
    form: type[PlainForm] = forms.NothingForm
    warns: bool = False


def _edit(officer: Officer, code: str, _: Told, outside: Outside) -> str:
    return places.copy(opening.open_item(officer, code, outside))


def _cancel(officer: Officer, code: str, told: Told, outside: Outside) -> str:
    return places.copy(opening.open_ending(officer, code, outside, reason=told["reason"]))


def _split(officer: Officer, code: str, told: Told, outside: Outside) -> str:
    opening.open_split(officer, code, told["parts"], outside)
    return places.copies()


def _join(officer: Officer, code: str, told: Told, outside: Outside) -> str:
    codes = (code, *told["others"])
    key = opening.open_join(officer, codes, outside, code=told["code"], name=told["name"])
    return places.copy(key)


def _suspend(officer: Officer, code: str, told: Told, outside: Outside) -> str:
    standing.suspend(officer, code, outside, reason=told["reason"])
    return places.item(code)


def _resume(officer: Officer, code: str, _: Told, outside: Outside) -> str:
    standing.resume(officer, code, outside)
    return places.item(code)


def _follow(officer: Officer, code: str, _: Told, outside: Outside) -> str:
    return places.of_copy(opening.open_item(officer, code, outside), "standard")


CHANGES: Final[Mapping[str, Change]] = {
    "edit": Change(
        title=gettext_lazy("编制新版"),
        lead=gettext_lazy("从现行的一版开始改；审核通过、到了发布日期才生效。"),
        carry_out=_edit,
    ),
    "follow": Change(
        title=gettext_lazy("采用新版标准"),
        lead=gettext_lazy("从现行的一版开始，把标准的变化合进来；审核通过、到了发布日期才生效。"),
        carry_out=_follow,
    ),
    "cancel": Change(
        title=gettext_lazy("取消这个事项"),
        lead=gettext_lazy("取消也要送审。发布以后不再收件，在办的照原版本办完。"),
        form=forms.ReasonForm,
        carry_out=_cancel,
        warns=True,
    ),
    "split": Change(
        title=gettext_lazy("拆成几个事项"),
        lead=gettext_lazy(
            "每个新事项先有一份完整的编制稿，各自删去不要的；最后一个发布时，原事项退出目录。"
        ),
        form=forms.SplitForm,
        carry_out=_split,
    ),
    "join": Change(
        title=gettext_lazy("与其他事项合并"),
        lead=gettext_lazy(
            "合并稿里有各个事项的全部内容，相同的只留一份；发布时，原来的事项退出目录。"
        ),
        form=forms.JoinForm,
        carry_out=_join,
    ),
    "suspend": Change(
        title=gettext_lazy("暂停办理"),
        lead=gettext_lazy(
            "马上停止收件，申请人会看到原因；在办的照常办。离不开它的一件事也一起暂停。"
        ),
        form=forms.ReasonForm,
        carry_out=_suspend,
        warns=True,
    ),
    "resume": Change(
        title=gettext_lazy("恢复办理"),
        lead=gettext_lazy("照暂停前的版本恢复收件。"),
        carry_out=_resume,
    ),
}


@officer_required(*EDITORS, *REVIEWERS)
@require_http_methods(["GET", "HEAD", "POST"])
def whole_item(request: HttpRequest, code: str, verb: str) -> HttpResponseBase:
    """Show what a change means, or carry it out."""
    change, lines = CHANGES.get(verb), versions_of(code)
    if change is None or not lines:
        raise NotFound(f"no change {verb!r} of {code!r}")
    form = _form(request, change, code)
    above: Content = ""
    if request.method == "POST" and form.is_valid():
        try:
            onward = change.carry_out(
                officer_of(request), code, form.cleaned_data, outside_of(request)
            )
        except (InvalidValue, NotAllowed) as error:
            form.add_error(None, sentence(error))
            above = refused(error)
        else:
            messages.success(request, gettext("已办好：%(what)s。") % {"what": change.title})
            return HttpResponseRedirect(onward)
    return show(
        request,
        _page(
            change, form, code=code, name=lines[0].name, above=above, outside=outside_of(request)
        ),
    )


def _form(request: HttpRequest, change: Change, code: str) -> PlainForm:
    posted = request.POST if request.method == "POST" else None
    if change.form is not forms.JoinForm:
        return change.form(posted)
    items = published().catalogue.items
    own = items.get(code)
    codes = published_days(department=own.department) if own is not None else {}
    others = [(one, items[one].name) for one in codes if one != code]
    return forms.JoinForm(posted, others=others)


def _page(
    change: Change, form: PlainForm, *, code: str, name: str, above: Content, outside: Outside
) -> Page:
    running = sum(one.under_way for one in tally(code, since=outside.today))
    told = gettext("现在在办 %(count)d 件，都照收件时的版本办完。") % {"count": running}
    kind = ButtonKind.WARNING if change.warns else ButtonKind.PRIMARY
    return Page(
        title=change.title,
        caption=name,
        lead=change.lead,
        above=above,
        back=BackLink(href=places.item(code), words=name),
        errors=errors_of(form),
        body=(
            Paragraph(body=told),
            PostForm(
                body=fields_of(form),
                buttons=(
                    Button(words=change.title, kind=kind),
                    Link(words=gettext("返回"), href=places.item(code)),
                ),
            ),
        ),
    )
