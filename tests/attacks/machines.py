"""The interface for machines: where each operation is, and what it answers everybody (预期)."""

from attacks.expected import OPEN_TO_READ, Expected

NOT_SEALED_YET = Expected("404", "405")
POSTED = Expected("405", "400")
CLOSED = Expected("401", "405")
CLOSED_BOTH = Expected("401", "401")
CLOSED_POST = Expected("405", "401")
PUT_ALONE = Expected("405", "405")
NO_ONES = "00000000-0000-4000-8000-000000000000"
SYSTEMS = "302 403 403 403 403 403 200 403"
NO_SUCH_SYSTEM = "302 403 403 403 403 403 404 403"

_SERVICE, _FORM = "registration/services/<uuid:service_id>", "registration/eForms/<uuid:form_id>"
_SET = "registries/data/<slug:registry>/<slug:version>"
GOVSTACK = (
    ("registration/services", "registration/services", CLOSED),
    (_SERVICE, f"registration/services/{NO_ONES}", CLOSED),
    (f"{_SERVICE}/eForms", f"registration/services/{NO_ONES}/eForms", CLOSED),
    (_FORM, f"registration/eForms/{NO_ONES}", CLOSED),
    (f"{_SERVICE}/applications", f"registration/services/{NO_ONES}/applications", CLOSED_POST),
    ("registration/documents", "registration/documents", CLOSED_POST),
    ("registration/applications", "registration/applications", CLOSED),
    ("registration/applications/<slug:file_id>", "registration/applications/MC-1", CLOSED),
    ("registration/tasks", "registration/tasks", CLOSED),
    ("registration/tasks/<slug:task_id>", "registration/tasks/1", CLOSED),
    ("registration/tasks/<slug:task_id>/complete", "registration/tasks/1/complete", CLOSED_POST),
    ("registries/data/mypersonalDataUsage", "registries/data/mypersonalDataUsage", CLOSED),
    (_SET, "registries/data/population/1", CLOSED),
    *(
        (f"{_SET}/{one}", f"registries/data/population/1/{one}", CLOSED_POST)
        for one in ("read", "exists", "create", "updateOrCreate")
    ),
    *(
        (f"{_SET}/{one}", f"registries/data/population/1/{one}", PUT_ALONE)
        for one in ("update", "updateEntries")
    ),
    (f"{_SET}/<slug:record>/delete", "registries/data/population/1/7/delete", CLOSED_POST),
    (
        f"{_SET}/<slug:uuid>/readValue/<str:field>.json",
        "registries/data/population/1/7/readValue/name.json",
        CLOSED,
    ),
)

MACHINES = {
    "api/openapi.json": ("api/openapi.json", OPEN_TO_READ),
    "api/v1/items": ("api/v1/items", OPEN_TO_READ),
    "api/v1/items/<slug:code>": ("api/v1/items/food_business_licence", OPEN_TO_READ),
    "api/v1/item-schema": ("api/v1/item-schema", OPEN_TO_READ),
    "api/v1/journeys": ("api/v1/journeys", OPEN_TO_READ),
    "api/v1/search": ("api/v1/search?q=餐饮", OPEN_TO_READ),
    "api/v1/guides/<slug:kind>/<slug:code>": (
        "api/v1/guides/item/food_business_licence",
        POSTED,
    ),
    "api/v1/datasets": ("api/v1/datasets", OPEN_TO_READ),
    "api/v1/datasets/<slug:code>": ("api/v1/datasets/business", OPEN_TO_READ),
    "api/v1/datasets/<slug:code>/rejected-rows": (
        "api/v1/datasets/population/rejected-rows",
        CLOSED_BOTH,
    ),
    "api/v1/certificates/verify": ("api/v1/certificates/verify", POSTED),
    "api/v1/certificates/status/<int:number>": ("api/v1/certificates/status/0", OPEN_TO_READ),
    "api/v1/certificates/keys": ("api/v1/certificates/keys", OPEN_TO_READ),
    "api/v1/audit/head": ("api/v1/audit/head", NOT_SEALED_YET),
    "api/v1/audit/heads": ("api/v1/audit/heads", OPEN_TO_READ),
    "api/v1/audit/entries/<int:entry>/proof": ("api/v1/audit/entries/1/proof", NOT_SEALED_YET),
    "api/v1/audit/consistency": ("api/v1/audit/consistency?old=0", NOT_SEALED_YET),
    "api/v1/requests": ("api/v1/requests", CLOSED_BOTH),
    "api/v1/requests/<uuidstr:request_id>": (f"api/v1/requests/{NO_ONES}", CLOSED),
    "api/v1/requests/<uuidstr:request_id>/answers": (
        f"api/v1/requests/{NO_ONES}/answers",
        CLOSED_POST,
    ),
    "api/v1/grants": ("api/v1/grants", CLOSED),
    "api/v1/grants/<slug:code>": ("api/v1/grants/G1", CLOSED),
    "api/v1/grants/<slug:code>/changes": ("api/v1/grants/G1/changes", CLOSED_POST),
    "api/v1/services/<slug:dataset>/query": ("api/v1/services/population/query", CLOSED_POST),
    "api/v1/services/<slug:dataset>/verify": ("api/v1/services/population/verify", CLOSED_POST),
    "api/v1/graph/nodes": ("api/v1/graph/nodes", CLOSED),
    "api/v1/graph/node": ("api/v1/graph/node?node=dataset:population", CLOSED),
    "api/v1/graph/path": ("api/v1/graph/path?node=dataset:a&to=dataset:b", CLOSED),
    "api/v1/what-if": ("api/v1/what-if", CLOSED_POST),
    "api/v1/demand": ("api/v1/demand", CLOSED),
    "api/v1/cases": ("api/v1/cases", CLOSED),
    "api/v1/cases/<number>": ("api/v1/cases/MC-1", CLOSED),
    "api/v1/ratings": ("api/v1/ratings?since=2026-01-01", CLOSED),
    "api/v1/events": ("api/v1/events", CLOSED),
    **{
        f"api/govstack/{route}": (f"api/govstack/{filled}", expected)
        for route, filled, expected in GOVSTACK
    },
    "console/clients/": (
        "console/clients/",
        Expected(SYSTEMS, "302 403 403 403 403 403 422 403"),
    ),
    "console/clients/<str:code>/": (
        "console/clients/nobody/",
        Expected(NO_SUCH_SYSTEM, "302 403 403 403 403 403 405 403"),
    ),
    "console/clients/<str:code>/<slug:verb>/": (
        "console/clients/nobody/revoke/",
        Expected("302 403 403 403 403 403 405 403", NO_SUCH_SYSTEM),
    ),
    "api/<path:rest>": ("api/v2/items", Expected("404", "404")),
}
MACHINES_FILLED = {route: filled for route, (filled, _) in MACHINES.items()}
MACHINES_EXPECTED = {route: expected for route, (_, expected) in MACHINES.items()}
