"""The rounds (第三方实测): each with its commitments; supervisors plan another."""

from collections.abc import Sequence
from datetime import date
from http import HTTPStatus

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from tongban.actions.assessment.rounds import everything, plan_round
from tongban.core.assessment.strata import Layer
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import InvalidValue
from tongban.store.assessment.queries import RoundLine, rounds
from tongban.web.components import fields, labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content, Words
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.sentences import refusal
from tongban.web.components.whole_number import whole_number
from tongban.web.components.words import written_date
from tongban.web.console.assessment.seats import SEATS, bar
from tongban.web.console.requests import officer_of, outside_of

_MOST = 400


@officer_required(*SEATS)
@require_safe
def listing(request: HttpRequest) -> HttpResponseBase:
    """Show the rounds."""
    return show(request, _page(request))


@officer_required(Role.SUPERVISOR)
@require_POST
def plan(request: HttpRequest) -> HttpResponseBase:
    """Plan a round, or say what is missing."""
    try:
        code = plan_round(
            officer_of(request),
            outside_of(request),
            title=request.POST.get("title", "").replace("\x00", ""),
            size=min(whole_number(request.POST.get("size", "")) or 0, _MOST),
            open_on=_day(request),
            layers=_layers(request),
        )
    except InvalidValue as wrong:
        page = _page(request, wrong)
        return show(request, page, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    news.success(request, gettext("样本已抽好，种子已封存。"))
    return HttpResponseRedirect(reverse("console:assessment-round", args=[code]))


def _layers(request: HttpRequest) -> tuple[Layer, ...]:
    """Return by what the population is divided, in one order however they were ticked."""
    ticked = set(request.POST.getlist("layers"))
    return tuple(layer for layer in Layer if layer.value in ticked)


def _day(request: HttpRequest) -> date:
    parts = [
        whole_number(request.POST.get(f"open_on_{name}", "")) or 0
        for name in ("year", "month", "day")
    ]
    try:
        return date(*parts)
    except ValueError as wrong:
        raise InvalidValue("open_on", gettext("请填启封日期")) from wrong


def _page(request: HttpRequest, wrong: InvalidValue | None = None) -> Page:
    may = Role.SUPERVISOR in officer_of(request).roles
    found, asked = rounds(), _fields(request, wrong) if may else ()
    return Page(
        title=gettext("第三方实测"),
        wide=True,
        errors=messages.ErrorSummary.of(asked) if wrong else None,
        lead=lists.Paragraph(
            body=gettext(
                "评估员按脚本试办抽到的事项；抽样的种子和答卷先封存，到启封日才公开，谁都改不了。"
            )
        ),
        body=(
            bar("console:assessment-rounds"),
            _table(found),
            Section(title=gettext("计划新一轮"), body=_form(asked)) if may else "",
        ),
    )


def _table(found: tuple[RoundLine, ...]) -> Content:
    if not found:
        return messages.EmptyState(title=gettext("还没有第三方实测"))
    return lists.DataTable(
        caption=gettext("第三方实测"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("名称")),
            lists.Column(words=gettext("指标版本")),
            lists.Column(words=gettext("启封日")),
            lists.Column(words=gettext("样本"), number=True),
            lists.Column(words=gettext("已封存答卷"), number=True),
            lists.Column(words=gettext("状态")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(
                        words=one.title, href=reverse("console:assessment-round", args=[one.id])
                    ),
                    one.edition,
                    written_date(one.open_on),
                    str(one.samples),
                    str(one.sealed),
                    gettext("已启封") if one.opened else gettext("封存中"),
                )
            )
            for one in found
        ),
    )


def _layers_hint(layer: Layer) -> str:
    count = len({parts for parts, _ in everything((layer,))})
    return gettext("%(count)s 层") % {"count": count}


def _form(asked: tuple[fields.Field, ...]) -> PostForm:
    return PostForm(
        action=reverse("console:assessment-plan"),
        body=asked,
        buttons=navigation.Button(words=gettext("抽样并封存种子")),
    )


def _fields(request: HttpRequest, wrong: InvalidValue | None) -> tuple[fields.Field, ...]:
    """Return what is asked of a new round, what was typed and what is wrong with it."""
    posted = request.POST
    errors = {wrong.kind: refusal(wrong)} if wrong else {}
    return (
        fields.TextInput(
            name="title",
            label=gettext("名称"),
            value=posted.get("title", ""),
            error=errors.get("title", ""),
        ),
        fields.NumberInput(
            name="size",
            label=gettext("抽多少个样本"),
            hint=gettext("每层至少一个，其余按各层的大小分。"),
            value=posted.get("size", "12"),
            whole=True,
            error=errors.get("sample", ""),
        ),
        _layers_asked(posted.getlist("layers"), errors.get("layers", "")),
        fields.DateInput(
            name="open_on",
            label=gettext("启封日期"),
            year=posted.get("open_on_year", ""),
            month=posted.get("open_on_month", ""),
            day=posted.get("open_on_day", ""),
            error=errors.get("open_on", ""),
        ),
    )


def _layers_asked(ticked: Sequence[str], error: Words) -> fields.Field:
    return fields.Checkboxes(
        name="layers",
        label=gettext("按什么分层"),
        hint=gettext("选得越多，层数越多，要抽的样本也越多。"),
        choices=tuple(
            fields.Choice(value=layer.value, label=labels.label(layer), hint=_layers_hint(layer))
            for layer in Layer
        ),
        values=tuple(ticked) or (Layer.CHANNEL.value,),
        error=error,
    )
