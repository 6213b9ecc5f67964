"""What addresses of supervision answer to everybody (电子监察的预期); no order is open there."""

from attacks.expected import CONSOLE, CONSOLE_READ_ONLY, Expected

SEATS = "302 403 403 200 200 200 403 403"
SEATS_READ_ONLY = "302 403 403 405 405 405 403 403"
NO_ORDER = "302 403 403 404 404 404 403 403"
ORDER = "00000000-0000-4000-8000-000000000000"

ONLY_SUPERVISORS = "302 403 403 403 403 200 403 403"
SUPERVISORS_READ_ONLY = "302 403 403 403 403 405 403 403"
SUPERVISORS_REFUSED = "302 403 403 403 403 422 403 403"
SUPERVISORS_DONE = "302 403 403 403 403 302 403 403"
NO_SUCH = "302 403 403 403 403 404 403 403"
OF_THE_DEPARTMENT = "302 403 403 200 404 200 403 403"
ASSESSORS = "302 403 403 403 403 403 403 403"
"""None of those who try here is an assessor."""

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
    "console/supervision/rules/<slug:code>/": "console/supervision/rules/promise_near/",
    "console/supervision/rules/<slug:code>/found/": (
        "console/supervision/rules/promise_near/found/"
    ),
    "console/supervision/rules/<slug:code>/<slug:verb>/": (
        "console/supervision/rules/promise_near/propose/"
    ),
    "console/supervision/figures/": "console/supervision/figures/",
    "console/supervision/figures/report.<slug:form>": "console/supervision/figures/report.xlsx",
    "console/supervision/figures/departments/<slug:code>/": (
        "console/supervision/figures/departments/market_regulation/"
    ),
    "console/supervision/figures/items/<slug:code>/": (
        "console/supervision/figures/items/food_business_licence/"
    ),
    "console/supervision/cases/": (
        "console/supervision/cases/?department=market_regulation&light=1"
    ),
    "console/supervision/cases/<str:number>/": "console/supervision/cases/{case_number}/",
    "console/supervision/mining/": "console/supervision/mining/",
    "console/supervision/mining/extract/": "console/supervision/mining/extract/",
    "console/supervision/mining/cases/": "console/supervision/mining/cases/?activity=受理",
    "console/supervision/mining/running/": "console/supervision/mining/running/",
    "console/supervision/mining/logs/": "console/supervision/mining/logs/",
    "console/supervision/mining/logs/<uuid:log>/": f"console/supervision/mining/logs/{ORDER}/",
    "console/supervision/mining/logs/<uuid:log>/progress/": (
        f"console/supervision/mining/logs/{ORDER}/progress/"
    ),
    "console/supervision/mining/logs/<uuid:log>/rejected.<slug:form>": (
        f"console/supervision/mining/logs/{ORDER}/rejected.csv"
    ),
    "console/supervision/mining/logs/<uuid:log>/<slug:verb>/": (
        f"console/supervision/mining/logs/{ORDER}/drop/"
    ),
    "console/assessment/": "console/assessment/",
    "console/assessment/indicators/<slug:code>/": "console/assessment/indicators/no_visit/",
    "console/assessment/standing.<slug:form>": "console/assessment/standing.csv",
    "console/assessment/searches/": "console/assessment/searches/",
    "console/assessment/searches.<slug:form>": "console/assessment/searches.csv",
    "console/assessment/rounds/": "console/assessment/rounds/",
    "console/assessment/rounds/plan/": "console/assessment/rounds/plan/",
    "console/assessment/rounds/<uuid:code>/": f"console/assessment/rounds/{ORDER}/",
    "console/assessment/rounds/<uuid:code>/open/": f"console/assessment/rounds/{ORDER}/open/",
    "console/assessment/rounds/<uuid:code>/samples/<int:place>/": (
        f"console/assessment/rounds/{ORDER}/samples/0/"
    ),
}
SUPERVISED_EXPECTED = {
    "console/supervision/": Expected(SEATS, SEATS_READ_ONLY),
    "console/supervision/orders/": Expected(SEATS, SEATS_READ_ONLY),
    "console/supervision/orders/ended/": Expected(SEATS, SEATS_READ_ONLY),
    "console/supervision/orders.<slug:form>": Expected(SEATS, SEATS_READ_ONLY),
    "console/supervision/orders/<uuid:order>/": Expected(NO_ORDER, SEATS_READ_ONLY),
    "console/supervision/orders/<uuid:order>/<slug:verb>/": Expected(SEATS_READ_ONLY, NO_ORDER),
    "console/supervision/rules/": Expected(SEATS, SEATS_READ_ONLY),
    "console/supervision/rules/<slug:code>/": Expected(ONLY_SUPERVISORS, SUPERVISORS_READ_ONLY),
    "console/supervision/rules/<slug:code>/found/": Expected(
        ONLY_SUPERVISORS, SUPERVISORS_READ_ONLY
    ),
    "console/supervision/rules/<slug:code>/<slug:verb>/": Expected(
        SUPERVISORS_READ_ONLY, SUPERVISORS_REFUSED
    ),
    "console/supervision/figures/": Expected(SEATS, SEATS_READ_ONLY),
    "console/supervision/figures/report.<slug:form>": Expected(SEATS, SEATS_READ_ONLY),
    "console/supervision/figures/departments/<slug:code>/": Expected(
        OF_THE_DEPARTMENT, SEATS_READ_ONLY
    ),
    "console/supervision/figures/items/<slug:code>/": Expected(OF_THE_DEPARTMENT, SEATS_READ_ONLY),
    "console/supervision/cases/": Expected(SEATS, SEATS_READ_ONLY),
    "console/supervision/cases/<str:number>/": Expected(OF_THE_DEPARTMENT, SEATS_READ_ONLY),
    "console/supervision/mining/": Expected(SEATS, SEATS_READ_ONLY),
    "console/supervision/mining/extract/": Expected(SUPERVISORS_READ_ONLY, SUPERVISORS_DONE),
    "console/supervision/mining/cases/": Expected(SEATS, SEATS_READ_ONLY),
    "console/supervision/mining/running/": Expected(SEATS, SEATS_READ_ONLY),
    "console/supervision/mining/logs/": Expected(ONLY_SUPERVISORS, SUPERVISORS_REFUSED),
    "console/supervision/mining/logs/<uuid:log>/": Expected(NO_SUCH, SUPERVISORS_READ_ONLY),
    "console/supervision/mining/logs/<uuid:log>/progress/": Expected(
        NO_SUCH, SUPERVISORS_READ_ONLY
    ),
    "console/supervision/mining/logs/<uuid:log>/rejected.<slug:form>": Expected(
        NO_SUCH, SUPERVISORS_READ_ONLY
    ),
    "console/supervision/mining/logs/<uuid:log>/<slug:verb>/": Expected(
        SUPERVISORS_READ_ONLY, NO_SUCH
    ),
    "console/assessment/": Expected(ONLY_SUPERVISORS, SUPERVISORS_READ_ONLY),
    "console/assessment/indicators/<slug:code>/": Expected(ONLY_SUPERVISORS, SUPERVISORS_READ_ONLY),
    "console/assessment/standing.<slug:form>": Expected(ONLY_SUPERVISORS, SUPERVISORS_READ_ONLY),
    "console/assessment/searches/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/assessment/searches.<slug:form>": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/assessment/rounds/": Expected(ONLY_SUPERVISORS, SUPERVISORS_READ_ONLY),
    "console/assessment/rounds/plan/": Expected(SUPERVISORS_READ_ONLY, SUPERVISORS_REFUSED),
    "console/assessment/rounds/<uuid:code>/": Expected(NO_SUCH, SUPERVISORS_READ_ONLY),
    "console/assessment/rounds/<uuid:code>/open/": Expected(SUPERVISORS_READ_ONLY, NO_SUCH),
    "console/assessment/rounds/<uuid:code>/samples/<int:place>/": Expected(ASSESSORS, ASSESSORS),
}
