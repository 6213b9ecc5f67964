"""Targets and baselines (目标与基线): what was promised for this year, and compared with what."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.contrib import messages as told
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from tongban.actions.reform import baselines as taking
from tongban.actions.reform import targets as setting
from tongban.actions.reform.standing import BY_LAW
from tongban.core.people.actors import Role
from tongban.core.reform.figures import FigureKind
from tongban.core.reform.targets import Progress, Target, TargetScope, progress
from tongban.store.catalog.listing import ItemFilters, items_page
from tongban.store.reform import queries
from tongban.store.reform.queries import TargetLine
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.fields import TextInput
from tongban.web.components.forms import PlainForm, errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.words import written_date
from tongban.web.console.reform import places
from tongban.web.console.reform.asked import Asked, department_called, promised
from tongban.web.console.reform.posts import reformers_only
from tongban.web.console.reform.words import FIGURES, amount, base_words
from tongban.web.console.requests import KEEPERS, officer_of, outside_of

_MOST_PERCENT = 100


class TargetForm(PlainForm):
    """What is to be reduced by how much, and where."""

    where = forms.ChoiceField(label=gettext_lazy("范围"))
    called = forms.CharField(
        label=gettext_lazy("部门或事项的名称或编码"), required=False, max_length=200
    )
    figure = forms.ChoiceField(
        label=gettext_lazy("减什么"),
        choices=tuple((kind.value, words) for kind, words in FIGURES.items()),
    )
    percent = forms.IntegerField(
        label=gettext_lazy("比基线减少百分之几"), min_value=1, max_value=_MOST_PERCENT
    )

    def __init__(self, now: Asked, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["where"].choices = list(_choices(now))  # type: ignore[attr-defined]
        if not now.standing.is_province:
            del self.fields["called"]
        self._now = now

    def clean(self) -> dict[str, Any]:
        """Find what is called so, where the place is not one of a few."""
        answers = super().clean() or {}
        scope, _, code = answers.get("where", "").partition(":")
        if scope and not code and scope != TargetScope.CITY.value:
            code = _called(self._now, TargetScope(scope), answers.get("called", "").strip())
            if not code:
                self.add_error("called", gettext("没有找到。请写全称或编码。"))
            answers["where"] = f"{scope}:{code}"
        return answers

    def target(self, year: int) -> Target:
        """Return the target that the answers name."""
        scope, _, code = self.cleaned_data["where"].partition(":")
        return Target(
            year=year,
            scope=TargetScope(scope),
            code=code,
            figure=FigureKind(self.cleaned_data["figure"]),
            percent=self.cleaned_data["percent"],
        )


@officer_required(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def target_page(request: HttpRequest) -> HttpResponseBase:
    """Show the targets of this year and how far they are reached; a reformer sets more."""
    now, outside, officer = promised(request), outside_of(request), officer_of(request)
    form = TargetForm(now, request.POST or None)
    if request.method == "POST":
        reformers_only(request)
        form = TargetForm(now, request.POST)
        if form.is_valid():
            setting.set_target(officer, form.target(outside.today.year), outside)
            told.success(request, gettext("目标已设定。"))
            return HttpResponseRedirect(places.plain("targets"))
    held = queries.targets(outside.today.year)
    body: list[Content] = [
        reached(now, held, ending=Role.REFORMER in officer.roles)
        if held
        else messages.EmptyState(title=gettext("今年还没有设定目标"))
    ]
    if Role.REFORMER in officer.roles:
        asking = PostForm(
            body=fields_of(form), buttons=navigation.Button(words=gettext("设定目标"))
        )
        body.append(Section(title=gettext("设定一个目标"), body=asking))
    page = Page(
        title=gettext("%(year)d 年的目标") % {"year": outside.today.year},
        back=navigation.BackLink(href=places.home()),
        lead=gettext("完成情况按同一年办件计算，与%(base)s相比。") % {"base": base_words(now)},
        errors=errors_of(form) if form.is_bound else None,
        body=(*_without_baseline(now), *body),
        wide=True,
    )
    return show(request, page)


def _without_baseline(now: Asked) -> tuple[Content, ...]:
    if now.base != BY_LAW:
        return ()
    way = navigation.Link(words=gettext("保存一份基线"), href=places.plain("baselines"))
    told = gettext("今年还没有基线。有了基线，目标从基线算起；以前减的不再算。")
    return (messages.Inset(body=(told, way)),)


@officer_required(Role.REFORMER)
@require_POST
def end_target(request: HttpRequest, target: int) -> HttpResponseBase:
    """Take a target back."""
    setting.end_target(officer_of(request), target, outside_of(request))
    told.success(request, gettext("目标已撤回，记录仍然保留。"))
    return HttpResponseRedirect(places.plain("targets"))


@officer_required(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def baseline_page(request: HttpRequest) -> HttpResponseBase:
    """Show the baselines; a reformer takes one of today."""
    officer, outside = officer_of(request), outside_of(request)
    if request.method == "POST":
        reformers_only(request)
        taking.take(officer, outside, note=request.POST.get("note", ""))
        told.success(request, gettext("今天的基线已经保存，以后不会改动。"))
        return HttpResponseRedirect(places.plain("baselines"))
    found = queries.baselines()
    body: list[Content] = [
        lists.PlainList(
            items=tuple(
                navigation.Link(
                    words=" ".join(filter(None, (written_date(one.taken_on), one.note))),
                    href=places.home(one.release),
                )
                for one in found
            )
        )
        if found
        else messages.EmptyState(
            title=gettext("还没有保存过基线"),
            advice=gettext("没有基线时，与法律允许的做法相比。"),
        )
    ]
    if Role.REFORMER in officer.roles:
        asking = TextInput(name="note", label=gettext("说明"), optional=True)
        body.append(
            PostForm(body=asking, buttons=navigation.Button(words=gettext("保存今天的基线")))
        )
    page = Page(
        title=gettext("基线"),
        back=navigation.BackLink(href=places.home()),
        lead=gettext("基线是某一天全部事项的材料、时间、环节和跑动，保存后不再改动。"),
        body=tuple(body),
    )
    return show(request, page)


def reached(now: Asked, held: Iterable[TargetLine], *, ending: bool = False) -> Component:
    """Return how far targets are reached."""
    lines = [(one, progress(one.target, now.standing.towards(one.target))) for one in held]
    return lists.DataTable(
        caption=gettext("目标和完成情况"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("范围")),
            lists.Column(words=gettext("目标")),
            lists.Column(words=gettext("基线"), number=True),
            lists.Column(words=gettext("现在"), number=True),
            lists.Column(words=gettext("完成情况")),
        ),
        rows=tuple(lists.Row(cells=_cells(now, line, one, ending=ending)) for line, one in lines),
    )


def _cells(now: Asked, line: TargetLine, one: Progress, *, ending: bool) -> tuple[Content, ...]:
    target = line.target
    wanted = gettext("%(figure)s减 %(percent)d%%") % {
        "figure": FIGURES[target.figure],
        "percent": target.percent,
    }
    tag = messages.Tag(
        words=gettext("已达到") if one.met else gettext("未达到"),
        tone=messages.Tone.GOOD if one.met else messages.Tone.ATTENTION,
    )
    state = gettext("已减 %(percent)s%%") % {"percent": f"{one.reached:.1f}"}
    if not one.before:
        tag = messages.Tag(words=gettext("没有可减的"), tone=messages.Tone.PLAIN)
        state = gettext("基线里是 0：没有办件，或者已经减完。")
    last: Content = (tag, lists.Paragraph(body=state))
    if ending:
        button = navigation.Button(
            words=gettext("撤回"), kind=navigation.ButtonKind.SECONDARY, about=wanted
        )
        last = (tag, lists.Paragraph(body=state), _ending(line.id, button))
    return (
        _place(now, target),
        wanted,
        amount(one.before, target.figure),
        amount(one.now, target.figure),
        last,
    )


def _ending(target: int, button: Component) -> Component:
    return PostForm(action=f"{places.plain('targets')}{target}/end/", body="", buttons=button)


def _choices(now: Asked) -> Iterator[tuple[str, str]]:
    """Yield what a target can be set for; in a province departments and items are written."""
    release = now.standing.now_published
    yield f"{TargetScope.CITY.value}:", gettext("全市")
    if now.standing.is_province:
        yield f"{TargetScope.DEPARTMENT.value}:", gettext("一个部门（写在下面）")
        yield f"{TargetScope.ITEM.value}:", gettext("一个事项（写在下面）")
    else:
        for code, department in release.catalogue.departments.items():
            yield f"{TargetScope.DEPARTMENT.value}:{code}", department.short_name
    for journey in release.journeys.values():
        yield f"{TargetScope.JOURNEY.value}:{journey.code}", _journey(journey.name)
    if not now.standing.is_province:
        for item in release.catalogue.items.values():
            yield f"{TargetScope.ITEM.value}:{item.code}", _item(item.name)


def _called(now: Asked, scope: TargetScope, written: str) -> str:
    """Return the code of what goes by a name or a code, or "" for nothing."""
    if scope is TargetScope.DEPARTMENT:
        return department_called(now, written)
    if not written or written in now.standing.now_published.catalogue.items:
        return written
    found = items_page(ItemFilters(words=written))
    return next((one.listed.code for one in found if one.listed.name == written), "")


def _place(now: Asked, target: Target) -> str:
    """Return what a target is set for."""
    match target.scope:
        case TargetScope.CITY:
            return gettext("全市")
        case TargetScope.DEPARTMENT:
            return now.department_name(target.code)
        case TargetScope.ITEM:
            return _item(now.item_name(target.code))
        case TargetScope.JOURNEY:
            known = now.standing.now_published.journeys
            return _journey(known[target.code].name if target.code in known else target.code)


def _item(name: str) -> str:
    return gettext("事项：%(name)s") % {"name": name}


def _journey(name: str) -> str:
    return gettext("一件事：%(name)s") % {"name": name}
