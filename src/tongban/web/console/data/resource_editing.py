"""Submitting and reviewing resources (目录报送与审核)."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.contrib import messages as told
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from tongban.actions.exchange import resources
from tongban.core.catalog.datasets import Sharing
from tongban.core.exchange.resource_review import ResourceState
from tongban.core.exchange.resources import DataResource, Form, Opening
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.store.exchange.queries.resources import opened_resource
from tongban.web.components import navigation
from tongban.web.components.access import officer_required
from tongban.web.components.forms import errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.console.data import places
from tongban.web.console.data.dataset_page import shown_resource
from tongban.web.console.data.frame import steward_of
from tongban.web.console.data.names import names
from tongban.web.console.data.resource_form import ResourceForm, first_answers
from tongban.web.console.data.words import reason_of
from tongban.web.console.requests import officer_of, outside_of

_BLANK: Final[Mapping[str, Any]] = {
    "form": Form.SERVICE.value,
    "sharing": Sharing.CONDITIONAL.value,
    "opening": Opening.NOT_OPEN.value,
}


@officer_required(Role.DATA_STEWARD)
@require_http_methods(["GET", "HEAD", "POST"])
def resource_new(request: HttpRequest) -> HttpResponseBase:
    """Describe a resource that nobody has described yet."""
    return _described(request, None, _BLANK)


@officer_required(Role.DATA_STEWARD)
@require_http_methods(["GET", "HEAD", "POST"])
def resource_edit(request: HttpRequest, code: str) -> HttpResponseBase:
    """Describe a resource anew; what is published stays until the review is over."""
    known = shown_resource(code, names(), opened_resource(code))
    if not steward_of(request, known.holder):
        raise PermissionDenied
    return _described(request, known, first_answers(known))


def _described(
    request: HttpRequest, known: DataResource | None, first: Mapping[str, Any]
) -> HttpResponseBase:
    form = ResourceForm(request.POST) if request.method == "POST" else ResourceForm(initial=first)
    if form.is_bound and form.is_valid():
        try:
            code = _submitted(request, form, known)
        except InvalidValue as error:
            form.add_error(None, _said(error))
        else:
            told.success(request, gettext("已报送，数据主管部门审核后向各部门发布。"))
            return HttpResponseRedirect(places.dataset(code))
    page = Page(
        title=gettext("报送数据资源") if known is None else gettext("修改数据资源"),
        caption="" if known is None else known.name,
        back=navigation.BackLink(href=places.plain("catalogue")),
        errors=errors_of(form) if form.is_bound else None,
        body=PostForm(
            body=fields_of(form),
            buttons=navigation.Button(words=gettext("报送审核")),
        ),
    )
    return show(request, page)


def _submitted(request: HttpRequest, form: ResourceForm, known: DataResource | None) -> str:
    officer = officer_of(request)
    family = () if known is None else known.family
    resource = form.resource(officer.department, family=family)
    if known is not None and resource.code != known.code:
        raise InvalidValue("resource", gettext("代码发布后不能改"))
    resources.submit(officer, resource, outside_of(request))
    return resource.code


def _said(error: InvalidValue) -> str:
    """Return what to tell of a description that does not do, codes that are unknown by name."""
    for sentence, words in _WITH_CODES.items():
        if error.reason.startswith(sentence):
            return str(words()) % {"codes": error.reason.removeprefix(sentence)}
    return reason_of(error)


_WITH_CODES: Final[Mapping[str, Callable[[], str]]] = {
    "没有这些数据元：": lambda: gettext("没有这些数据元：%(codes)s"),
    "没有这些材料：": lambda: gettext("没有这些材料：%(codes)s"),
}


@officer_required(Role.DATA_STEWARD)
@require_POST
def resource_act(request: HttpRequest, code: str, verb: str) -> HttpResponseBase:
    """Review or withdraw a resource, and say how it went."""
    if verb not in _ACTS:
        raise NotFound(f"no act {verb}")
    try:
        _ACTS[verb](request, code, request.POST.get("reason", ""))
    except InvalidValue as error:
        told.error(request, reason_of(error))
    except NotAllowed:
        told.error(request, gettext("这一步由另一个部门的数据管理员来做；自己报送的要由别人审核。"))
    except Conflict:
        told.error(request, gettext("这项数据的状态已经变了，请看看最新情况。"))
    else:
        told.success(request, gettext("已记录。"))
    return HttpResponseRedirect(
        places.plain("catalogue") if verb == "withdraw" else places.dataset(code)
    )


def _designate(request: HttpRequest, _code: str, _reason: str) -> None:
    element, department = request.POST.get("element", ""), request.POST.get("department", "")
    resources.designate(officer_of(request), element, department, outside_of(request))


_ACTS: Final[Mapping[str, Callable[[HttpRequest, str, str], ResourceState | None]]] = {
    "designate": _designate,
    "publish": lambda request, code, _: resources.publish(
        officer_of(request), code, outside_of(request)
    ),
    "return": lambda request, code, reason: resources.send_back(
        officer_of(request), code, outside_of(request), reason=reason
    ),
    "withdraw": lambda request, code, reason: resources.withdraw(
        officer_of(request), code, outside_of(request), reason=reason
    ),
}
