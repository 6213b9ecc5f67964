"""Registration building block (登记注册): services, e-forms, applications and tasks.

A service is an item in force, its e-form the questions it asks. An application that is put here is
written down for its applicant, who files it themselves (行政许可法 第二十九条): until then it is
PENDING under the id of the draft, from then on under the number of the case (its papers:
`documents`). Tasks are the open work of the department; an officer does them, so that completing
one is refused.
"""

from datetime import UTC, datetime, time
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from tongban.actions.audit import note
from tongban.actions.clients.filing import WrittenDown, write_down
from tongban.actions.targets import published
from tongban.core.catalog.items import ServiceItem
from tongban.core.exchange.clients import ApiClient, ApiScope
from tongban.core.vocabulary.errors import InvalidValue, NotFound, Reason
from tongban.store.cases.queries.followed import FollowedCase, cases_of, followed_case
from tongban.store.cases.queries.open_tasks import OpenTask, open_task, open_tasks
from tongban.web.api.facts import read_facts
from tongban.web.api.govstack.answering import body_of, bounded, spoken, system_error, told
from tongban.web.api.govstack.forms import schema_of
from tongban.web.api.govstack.naming import form_id, item_of_form, item_of_service, service_id

MOST: Final = 100
_PENDING: Final = {"code": "PENDING", "title": "Pending"}
_APPROVED: Final = {"code": "APPROVED", "title": "Approved"}
_REJECTED: Final = {"code": "REJECTED", "title": "Rejected"}
_SENT_BACK: Final = {"code": "SENDBACK", "title": "Sent back"}
_STATUSES: Final = {
    "granted": _APPROVED,
    "issued": _APPROVED,
    "delivered": _APPROVED,
    "completed": _APPROVED,
    "refused": _REJECTED,
    "acceptance_refused": _REJECTED,
    "withdrawn": _REJECTED,
    "awaiting_correction": _SENT_BACK,
}
_ENDED: Final = frozenset({"completed", "acceptance_refused", "withdrawn"})


@spoken("GET", scope=ApiScope.CASES_READ)
def services(request: HttpRequest, client: ApiClient) -> HttpResponse:
    """List the services, made shorter by a part of their name."""
    del client
    wanted = request.GET.get("name", "").strip()[:100]
    every = published().catalogue.items.values()
    return told([_service(one) for one in every if wanted in one.name])


@spoken("GET", scope=ApiScope.CASES_READ)
def service(request: HttpRequest, client: ApiClient, service_id: UUID) -> HttpResponse:
    """Return a service."""
    del request, client
    return told(_service(item_of_service(service_id, dict(published().catalogue.items))))


@spoken("GET", scope=ApiScope.CASES_READ)
def forms(request: HttpRequest, client: ApiClient, service_id: UUID) -> HttpResponse:
    """List the e-forms of a service: one."""
    del request, client
    item = item_of_service(service_id, dict(published().catalogue.items))
    return told([_form(item)])


@spoken("GET", scope=ApiScope.CASES_READ)
def form(request: HttpRequest, client: ApiClient, form_id: UUID) -> HttpResponse:
    """Return an e-form with its schema."""
    del request, client
    catalogue = published().catalogue
    item = item_of_form(form_id, dict(catalogue.items))
    return told({**_form(item), "schema": schema_of(item, catalogue)})


@spoken("POST", scope=ApiScope.CASES_FILE)
def submit(request: HttpRequest, client: ApiClient, service_id: UUID) -> HttpResponse:
    """Write an application down for its applicant."""
    catalogue, said = published().catalogue, body_of(request)
    item = item_of_service(service_id, dict(catalogue.items))
    data = (said.get("formData") or {}) if isinstance(said.get("formData"), dict | None) else None
    facts = data.get("data", {}) if isinstance(data, dict) else None
    if not isinstance(facts, dict):
        raise InvalidValue("formData", Reason.FORMAT)
    answers = read_facts(facts, catalogue.elements)
    applicant = _uuid(said.get("applicantId"))
    return told(_written(write_down(client, applicant, item.code, answers), item, said))


@spoken("GET", scope=ApiScope.CASES_READ)
def applications(request: HttpRequest, client: ApiClient) -> HttpResponse:
    """List the department's applications, of one service or of all."""
    found = cases_of(
        client.department,
        after="",
        status="",
        limit=bounded(request, "maxResult", usual=50, most=MOST),
        skip=bounded(request, "firstResult", usual=0, most=100_000),
        item=_item_named(request.GET.get("serviceId", "")),
    )
    return told([_listed(one) for one in found])


@spoken("GET", "PUT", scope=ApiScope.CASES_READ)
def application(request: HttpRequest, client: ApiClient, file_id: str) -> HttpResponse:
    """Return an application; what an officer writes into it is written by the officer."""
    found = followed_case(client.department, file_id[:64])
    if found is None:
        raise NotFound("no such application")
    if request.method == "PUT":
        return _by_people()
    note(client.steward(), "case.followed", f"case:{file_id}", case_number=file_id)
    return told(_file(found[0]))


@spoken("GET", scope=ApiScope.CASES_READ)
def tasks(request: HttpRequest, client: ApiClient) -> HttpResponse:
    """List the department's open work."""
    found = open_tasks(
        client.department,
        case_number=request.GET.get("fileId", "")[:64],
        first=bounded(request, "firstResult", usual=0, most=100_000),
        most=bounded(request, "maxResult", usual=50, most=MOST),
    )
    return told([_task(one) for one in found])


@spoken("GET", scope=ApiScope.CASES_READ)
def task(request: HttpRequest, client: ApiClient, task_id: str) -> HttpResponse:
    """Return one piece of open work."""
    del request
    return told(_task(_open(client, task_id)))


@spoken("POST", scope=ApiScope.CASES_READ)
def complete(request: HttpRequest, client: ApiClient, task_id: str) -> HttpResponse:
    """Refuse: work on a case is done by an officer in person."""
    del request
    _open(client, task_id)
    return _by_people()


def _by_people() -> HttpResponse:
    words = gettext("这一步由本人登录后办理，系统不能代办")
    return system_error(HTTPStatus.FORBIDDEN, code="in_person", words=words)


def _open(client: ApiClient, task_id: str) -> OpenTask:
    plain = task_id.isascii() and task_id.isdecimal() and len(task_id) < 19  # noqa: PLR2004 - bigint
    found = open_task(client.department, int(task_id)) if plain else None
    if found is None:
        raise NotFound("no such task")
    return found


def _service(item: ServiceItem) -> dict[str, Any]:
    return {
        "id": str(service_id(item.code)),
        "name": item.name,
        "version": str(item.version),
        "type": "Public",
        "isExecutable": True,
        "isClosed": False,
        "description": item.summary,
        "serviceBody": [
            {"code": "item", "value": item.code},
            {"code": "department", "value": item.department},
        ],
    }


def _form(item: ServiceItem) -> dict[str, Any]:
    return {
        "eFormId": str(form_id(item.code)),
        "name": item.name,
        "description": item.summary,
        "version": str(item.version),
        "latest": True,
    }


def _written(one: WrittenDown, item: ServiceItem, said: dict[str, Any]) -> dict[str, Any]:
    return {
        "fileId": str(one.id),
        "registered": one.at.isoformat(),
        "serviceId": str(service_id(one.item)),
        "serviceName": item.name,
        "applicantId": str(said.get("applicantId")),
        "status": _PENDING,
        "ended": False,
    }


def _file(one: FollowedCase) -> dict[str, Any]:
    return {
        "fileId": one.number,
        "registered": _moment(one),
        "serviceId": str(service_id(one.item)),
        "serviceName": one.item_name,
        "applicantId": "",
        "status": _STATUSES.get(one.status, _PENDING),
        "ended": one.status in _ENDED,
    }


def _listed(one: FollowedCase) -> dict[str, Any]:
    return {
        "fileId": one.number,
        "registered": _moment(one),
        "description": one.item_name,
        "serviceName": one.item_name,
        "serviceId": str(service_id(one.item)),
        "eformId": str(form_id(one.item)),
        "documentUrls": [],
    }


def _task(one: OpenTask) -> dict[str, Any]:
    return {
        "taskId": str(one.id),
        "mainTaskId": one.kind,
        "name": one.name,
        "taskName": one.name,
        "assigneeId": "",
        "roleId": one.kind,
        "created": one.opened_at.isoformat(),
        "description": one.name,
        "serviceId": str(service_id(one.item)),
        "serviceName": one.item_name,
        "fileId": one.case_number,
        "eFormId": str(form_id(one.item)),
        "status": _PENDING,
    }


def _moment(one: FollowedCase) -> str:
    if one.received_on is None:
        return ""
    return datetime.combine(one.received_on, time(), UTC).isoformat()


def _item_named(written: str) -> str:
    if not written:
        return ""
    return item_of_service(_uuid(written), dict(published().catalogue.items)).code


def _uuid(written: object) -> UUID:
    try:
        return UUID(str(written))
    except ValueError as error:
        raise InvalidValue("id", Reason.FORMAT) from error
