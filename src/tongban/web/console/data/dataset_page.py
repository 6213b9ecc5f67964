"""One dataset (数据详情): its fields, who may read it, who asks for it, and what can be done."""

from collections.abc import Iterator
from datetime import timedelta

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.exchange.usage import calls_under
from tongban.core.authoring.access import CATALOGUE_KEEPER
from tongban.core.catalog.elements import Sensitivity
from tongban.core.exchange.resource_review import ResourceState, ResourceStatus
from tongban.core.exchange.resources import DataResource, as_resource, holders_of
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import NotFound
from tongban.store.exchange.queries.grants import listed_grants
from tongban.store.exchange.queries.requests import listed_requests
from tongban.store.exchange.queries.resources import OpenedResource, opened_resource
from tongban.store.quality.queries.checks import scores
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.console.data import places
from tongban.web.console.data.catalogue import usable_for
from tongban.web.console.data.frame import steward_of, tag
from tongban.web.console.data.grants import grant_table
from tongban.web.console.data.names import Names, names
from tongban.web.console.data.request_list import request_table
from tongban.web.console.data.words import EVENTS, FORMS, OPENING, RESOURCES, SHARING
from tongban.web.console.requests import KEEPERS, officer_of, outside_of

_RECENTLY = timedelta(days=30)


@officer_required(*KEEPERS)
@require_safe
def dataset(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show one dataset, as it is published or as it was submitted."""
    called, opened = names(), opened_resource(code)
    resource = shown_resource(code, called, opened)
    state = None if opened is None else opened.state
    today, granted = outside_of(request).today, listed_grants(dataset=code)
    calls = calls_under((one.grant.code for one in granted), since=today - _RECENTLY)
    page = Page(
        title=resource.name,
        caption=called.department(resource.holder),
        lead=resource.summary,
        back=navigation.BackLink(href=places.plain("catalogue")),
        body=(
            *_standing(state),
            _facts(resource, called, calls=calls),
            *_acts(request, resource, state, published=code in called.catalogue.datasets),
            Section(title=gettext("信息项"), body=_fields(resource, called)),
            *_designation(request, resource, called),
            Section(
                title=gettext("谁可以用"),
                body=grant_table(granted, called, today=today),
            ),
            Section(
                title=gettext("谁在要"), body=request_table(listed_requests(dataset=code), called)
            ),
            *_history(opened),
        ),
        wide=True,
    )
    return show(request, page)


def shown_resource(code: str, called: Names, opened: OpenedResource | None) -> DataResource:
    """Return what is shown of a dataset: under review as submitted, else as published.

    Raises:
        NotFound: when there is neither.
    """
    if opened is not None:
        return opened.state.resource
    known = called.catalogue.datasets.get(code)
    if known is None:
        raise NotFound(f"no dataset {code}")
    return as_resource(known, {one: called.element(one) for one in known.serves})


def _facts(resource: DataResource, called: Names, *, calls: int) -> Component:
    known = called.catalogue.datasets.get(resource.code)
    pairs: tuple[tuple[str, Content], ...] = (
        (gettext("代码"), resource.code),
        (gettext("所在系统"), resource.system or gettext("未填写")),
        (gettext("共享方式"), str(FORMS[resource.form])),
        (gettext("共享属性"), tag(SHARING[resource.sharing])),
        (gettext("共享条件"), resource.condition),
        (gettext("依据"), "" if resource.basis is None else resource.basis.full),
        (gettext("开放属性"), str(OPENING[resource.opening])),
        (gettext("凭什么查"), called.elements(resource.keys)),
        (gettext("可免交的材料"), called.evidence(resource.proves)),
        (gettext("覆盖地区"), "、".join(resource.areas)),
        (gettext("更新周期"), resource.update_cycle),
        (gettext("质量评分"), _quality(resource) if known else ""),
        (gettext("本平台可用于"), usable_for(known, called) if known else gettext("尚未发布")),
        (gettext("近 30 天调用"), gettext("共 %(count)d 次") % {"count": calls}),
    )
    return lists.SummaryList(
        rows=tuple(lists.SummaryRow(key=key, value=value) for key, value in pairs if value)
    )


def _quality(resource: DataResource) -> Content:
    """Return the score of the last check with the way to it; what was told before there was one."""
    points = scores().get(resource.code, resource.quality)
    link = navigation.Link(
        words=gettext("看质量"), href=reverse("console:quality-set", args=[resource.code])
    )
    return (gettext("还没有检查过") if points is None else str(points), " ", link)


def _fields(resource: DataResource, called: Names) -> Component:
    heads = (gettext("信息项"), gettext("字段"), gettext("敏感"), gettext("数源部门"))
    return lists.DataTable(
        caption=gettext("信息项"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=words) for words in heads),
        rows=tuple(
            lists.Row(
                cells=(
                    one.label or called.element(one.element),
                    f"{one.name}（{one.element}）",
                    _sensitive(one.element, called),
                    _source(one.element, resource, called),
                )
            )
            for one in resource.fields
        ),
    )


def _sensitive(element: str, called: Names) -> str:
    known = called.catalogue.elements.get(element)
    sensitive = known is not None and known.sensitivity is Sensitivity.SENSITIVE
    return gettext("敏感个人信息") if sensitive else ""


def _source(element: str, resource: DataResource, called: Names) -> str:
    """Return whose word on an element counts, and who else holds it."""
    known = called.catalogue.elements.get(element)
    home = None if known is None else known.source_of_truth
    others = [
        called.department(one.holder)
        for one in holders_of(element, called.catalogue)
        if one.holder not in (home, resource.holder)
    ]
    said = gettext("未确定") if home is None else called.department(home)
    if not others:
        return said
    return gettext("%(home)s（%(others)s也有）") % {
        "home": said,
        "others": "、".join(dict.fromkeys(others)),
    }


def _designation(
    request: HttpRequest, resource: DataResource, called: Names
) -> Iterator[Component]:
    """Yield how whoever keeps the catalogue names the department whose word counts."""
    if not steward_of(request, CATALOGUE_KEEPER):
        return
    departments = called.catalogue.departments.items()
    asked = (
        fields.Select(
            name="element",
            label=gettext("信息项"),
            choices=tuple(
                fields.Choice(value=one, label=called.element(one)) for one in resource.serves
            ),
        ),
        fields.Select(
            name="department",
            label=gettext("数源部门"),
            value=resource.holder,
            choices=tuple(
                fields.Choice(value=code, label=one.short_name) for code, one in departments
            ),
        ),
    )
    words = gettext("确定数源部门")
    form = PostForm(
        action=places.resource_act(resource.code, "designate"),
        body=asked,
        buttons=navigation.Button(words=words, kind=navigation.ButtonKind.SECONDARY),
    )
    yield messages.Details(summary=words, body=form)


def _standing(state: ResourceState | None) -> Iterator[Component]:
    if state is None or state.status is ResourceStatus.PUBLISHED:
        return
    yield tag(RESOURCES[state.status])
    if state.reason:
        yield messages.Inset(body=state.reason)


def _acts(
    request: HttpRequest, resource: DataResource, state: ResourceState | None, *, published: bool
) -> Iterator[Component]:
    """Yield what this officer can do now."""
    ways: list[Component] = []
    if published and Role.DATA_STEWARD in officer_of(request).roles:
        ways.append(
            navigation.Button(words=gettext("提出数据需求"), href=places.ask_for(resource.code))
        )
    if steward_of(request, resource.holder):
        ways.append(navigation.Link(words=gettext("修改目录"), href=places.edit(resource.code)))
    if ways:
        yield navigation.Buttons(items=tuple(ways))
    if state is None:
        return
    if state.status is ResourceStatus.SUBMITTED and steward_of(request, CATALOGUE_KEEPER):
        yield _form(resource.code, "publish", gettext("审核通过并发布"))
        yield _form(resource.code, "return", gettext("退回修改"), gettext("需要修改什么"))
    if state.status is ResourceStatus.PUBLISHED and steward_of(request, resource.holder):
        yield _form(resource.code, "withdraw", gettext("撤下"), gettext("为什么撤下"))


def _form(code: str, verb: str, words: str, asked: str = "") -> Component:
    kind = navigation.ButtonKind.SECONDARY if asked else navigation.ButtonKind.PRIMARY
    body = (fields.Textarea(name="reason", label=asked, form=verb),) if asked else ()
    button = navigation.Button(words=words, kind=kind)
    form = PostForm(action=places.resource_act(code, verb), body=body, buttons=button)
    return messages.Details(summary=words, body=form) if asked else form


def _history(opened: OpenedResource | None) -> Iterator[Component]:
    if opened is None:
        return
    moments = tuple(
        lists.Moment(
            title=EVENTS[one.name], at=one.at, by=one.by.name, body=getattr(one, "reason", "")
        )
        for one in reversed(opened.history)
    )
    yield Section(title=gettext("经过"), body=lists.Timeline(moments=moments))
