"""What addresses of supervision answer to everybody (电子监察的预期); no order is open there."""

from attacks.expected import Expected

SEATS = "302 403 403 200 200 200 403 403"
SEATS_READ_ONLY = "302 403 403 405 405 405 403 403"
NO_ORDER = "302 403 403 404 404 404 403 403"
ORDER = "00000000-0000-4000-8000-000000000000"

SUPERVISED = {
    "console/supervision/": "console/supervision/",
    "console/supervision/orders/": "console/supervision/orders/",
    "console/supervision/orders/ended/": "console/supervision/orders/ended/",
    "console/supervision/orders.<slug:form>": "console/supervision/orders.csv",
    "console/supervision/orders/<uuid:order>/": f"console/supervision/orders/{ORDER}/",
    "console/supervision/orders/<uuid:order>/<slug:verb>/": (
        f"console/supervision/orders/{ORDER}/reply/"
    ),
    "console/supervision/rules/": "console/supervision/rules/",
}
SUPERVISED_EXPECTED = {
    "console/supervision/": Expected(SEATS, SEATS_READ_ONLY),
    "console/supervision/orders/": Expected(SEATS, SEATS_READ_ONLY),
    "console/supervision/orders/ended/": Expected(SEATS, SEATS_READ_ONLY),
    "console/supervision/orders.<slug:form>": Expected(SEATS, SEATS_READ_ONLY),
    "console/supervision/orders/<uuid:order>/": Expected(NO_ORDER, SEATS_READ_ONLY),
    "console/supervision/orders/<uuid:order>/<slug:verb>/": Expected(SEATS_READ_ONLY, NO_ORDER),
    "console/supervision/rules/": Expected(SEATS, SEATS_READ_ONLY),
}
