"""The door for the bank (付款通知入口): signed notices come in here, and nothing else.

No session and no form: whoever comes proves who they are by a signature (A64). What is not believed
is answered alike, whatever was wrong with it.
"""

import json
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from tongban.actions.payments.noticing import take_notice
from tongban.core.vocabulary.errors import InvalidValue
from tongban.web.components.access import public
from tongban.web.hall.visitor import outside_of

_MOST_BYTES = 16 * 1024


@public
@csrf_exempt
@require_POST
def notices(request: HttpRequest) -> HttpResponseBase:
    """Take a notice of the bank."""
    body = request.body
    if len(body) > _MOST_BYTES:
        return _said({"taken": False}, HTTPStatus.FORBIDDEN)
    try:
        verdict = take_notice(dict(request.headers), body, outside_of(request))
    except InvalidValue:
        return _said({"taken": False}, HTTPStatus.FORBIDDEN)
    return _said({"taken": True, "as": verdict}, HTTPStatus.OK)


def _said(said: dict[str, object], status: HTTPStatus) -> HttpResponse:
    return HttpResponse(json.dumps(said), content_type="application/json", status=status)
