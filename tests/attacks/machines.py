"""The interface for machines: where each operation is, and what it answers everybody (预期)."""

from attacks.expected import OPEN_TO_READ, Expected

NOT_SEALED_YET = Expected("404", "405")
POSTED = Expected("405", "400")

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
    "api/v1/certificates/verify": ("api/v1/certificates/verify", POSTED),
    "api/v1/certificates/status/<int:number>": ("api/v1/certificates/status/0", OPEN_TO_READ),
    "api/v1/certificates/keys": ("api/v1/certificates/keys", OPEN_TO_READ),
    "api/v1/audit/head": ("api/v1/audit/head", NOT_SEALED_YET),
    "api/v1/audit/heads": ("api/v1/audit/heads", OPEN_TO_READ),
    "api/v1/audit/entries/<int:entry>/proof": ("api/v1/audit/entries/1/proof", NOT_SEALED_YET),
    "api/v1/audit/consistency": ("api/v1/audit/consistency?old=0", NOT_SEALED_YET),
    "api/<path:rest>": ("api/v2/items", Expected("404", "404")),
}
MACHINES_FILLED = {route: filled for route, (filled, _) in MACHINES.items()}
MACHINES_EXPECTED = {route: expected for route, (_, expected) in MACHINES.items()}
