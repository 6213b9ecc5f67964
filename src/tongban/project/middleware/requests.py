"""One log line a request (请求日志): which page, how it went, how long; never who or what."""

import time
import uuid
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]
_QUIET = ("/health/", "/static/")  # asked all the time, says nothing new
_log = structlog.get_logger("tongban.requests")


def request_log(get_response: Answer) -> Answer:
    """Log the route's pattern instead of the address, which may carry a case or a person.

    Every line of a request carries its `trace`, which pages of trouble show as its number.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        trace = uuid.uuid4().hex[:16]
        request.trace = trace  # type: ignore[attr-defined]
        structlog.contextvars.bind_contextvars(trace=trace)
        try:
            response = get_response(request)
            route = request.resolver_match.route if request.resolver_match else ""
            if not request.path.startswith(_QUIET):
                milliseconds = round((time.perf_counter() - began) * 1000, 1)
                _log.info(
                    "answered",
                    method=request.method,
                    route=route,
                    status=response.status_code,
                    milliseconds=milliseconds,
                )
        finally:
            structlog.contextvars.unbind_contextvars("trace")
        response["X-Request-Id"] = trace
        return response

    return respond
