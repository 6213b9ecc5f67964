"""Is it alive, is it ready (健康检查): for the supervisor, the load balancer and the operator.

Live means that the process answers. Ready means that it can serve: the database answers, its
tables are of this version, and a catalogue is loaded. A worker without heartbeat is told, but does
not take the pages away.
"""

from collections.abc import Callable
from dataclasses import dataclass

import structlog
from django.core.cache import caches
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tongban.actions.audit.freshness import seal_overdue
from tongban.web.components.access import public

_WORKER_SILENCE_SECONDS = 30
_MIGRATED = "schema-is-current"
_log = structlog.get_logger("tongban.health")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One question to the installation; only an essential one decides readiness."""

    name: str
    passes: Callable[[], bool]
    essential: bool = True


@public
@require_safe
@never_cache
def live(_request: HttpRequest) -> HttpResponse:
    """Answer that the process runs."""
    return HttpResponse("live\n", content_type="text/plain")


@public
@require_safe
@never_cache
def ready(_request: HttpRequest) -> HttpResponse:
    """Answer whether pages can be served, with each finding; 503 when they cannot."""
    findings = {check.name: _passed(check) for check in CHECKS}
    serving = all(findings[check.name] for check in CHECKS if check.essential)
    return JsonResponse({"ready": serving, **findings}, status=200 if serving else 503)


def _passed(check: Check) -> bool:
    try:
        return check.passes()
    except DatabaseError as fault:
        _log.warning("not ready", check=check.name, exc_info=fault)
        return False


def database_answers() -> bool:
    """Tell whether a query comes back."""
    return _value("SELECT 1") == 1


def schema_is_current() -> bool:
    """Tell whether every migration of this version is applied; a yes is remembered."""
    if caches["local"].get(_MIGRATED):
        return True
    executor = MigrationExecutor(connection)
    current = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    if current:
        caches["local"].set(_MIGRATED, value=True, timeout=3600)
    return current


def catalogue_is_loaded() -> bool:
    """Tell whether a catalogue was published."""
    return bool(_value("SELECT EXISTS (SELECT FROM store_catalog_release)"))


def worker_is_alive() -> bool:
    """Tell whether a background worker gave a sign of life lately."""
    return bool(
        _value(
            "SELECT EXISTS (SELECT FROM procrastinate_workers"
            " WHERE last_heartbeat > now() - %s * interval '1 second')",
            _WORKER_SILENCE_SECONDS,
        )
    )


def audit_is_sealed() -> bool:
    """Tell whether what was written down is sealed in time, so that decisions can be made."""
    return not seal_overdue()


def _value(query: str, *parameters: int) -> object:
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        row = cursor.fetchone()
    return row[0] if row else None


CHECKS = (
    Check(name="database", passes=database_answers),
    Check(name="schema", passes=schema_is_current),
    Check(name="catalogue", passes=catalogue_is_loaded),
    Check(name="worker", passes=worker_is_alive, essential=False),
    Check(name="audit", passes=audit_is_sealed, essential=False),
)
