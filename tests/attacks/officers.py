"""What addresses of officers' lists and office answer to everybody (日常办公的预期)."""

from attacks.expected import COUNTER, COUNTER_READ_ONLY, Expected

NOTHING = "00000000-0000-4000-8000-000000000000"
HANDLING = "302 403 403 200 200 403 403 403"
HANDLING_READ_ONLY = "302 403 403 405 405 403 403 403"
HANDLING_REFUSED = "302 403 403 422 422 403 403 403"
NOT_THERE = "302 403 403 404 404 403 403 403"
OFFICE = "counter/office/"

OFFICERS_FILLED = {
    "counter/inbox.<slug:form>": "counter/inbox.csv",
    "counter/cases/all/": "counter/cases/all/",
    "counter/cases/all.<slug:form>": "counter/cases/all.csv",
    "counter/views/": "counter/views/",
    OFFICE: OFFICE,
    f"{OFFICE}absences/": f"{OFFICE}absences/",
    f"{OFFICE}absences/<uuid:absence>/end/": f"{OFFICE}absences/{NOTHING}/end/",
    f"{OFFICE}interests/": f"{OFFICE}interests/",
    f"{OFFICE}interests/<uuid:case>/": f"{OFFICE}interests/{{case}}/",
    f"{OFFICE}templates/": f"{OFFICE}templates/",
    f"{OFFICE}templates/<uuid:template>/": f"{OFFICE}templates/{NOTHING}/",
    f"{OFFICE}seconds/<uuid:act>/": f"{OFFICE}seconds/{NOTHING}/",
    f"{OFFICE}workload/": f"{OFFICE}workload/",
    f"{OFFICE}workload/assign/": f"{OFFICE}workload/assign/",
    f"{OFFICE}batches/": f"{OFFICE}batches/",
    f"{OFFICE}batches/<uuid:batch>/": f"{OFFICE}batches/{NOTHING}/",
    f"{OFFICE}batches/<uuid:batch>/progress/": f"{OFFICE}batches/{NOTHING}/progress/",
    f"{OFFICE}batches/<uuid:batch>/undo/": f"{OFFICE}batches/{NOTHING}/undo/",
    f"{OFFICE}batches/<uuid:batch>/papers.pdf": f"{OFFICE}batches/{NOTHING}/papers.pdf",
}
_READ = Expected(COUNTER, COUNTER_READ_ONLY)
_NOTHING_TO_READ = Expected(NOT_THERE, HANDLING_READ_ONLY)
_NOTHING_TO_DO = Expected(HANDLING_READ_ONLY, NOT_THERE)
OFFICERS_EXPECTED = {
    "counter/inbox.<slug:form>": _READ,
    "counter/cases/all/": _READ,
    "counter/cases/all.<slug:form>": _READ,
    "counter/views/": Expected(COUNTER_READ_ONLY, "302 403 403 404 404 404 403 403"),
    OFFICE: Expected(HANDLING, HANDLING_READ_ONLY),
    f"{OFFICE}absences/": Expected(HANDLING, HANDLING_REFUSED),
    f"{OFFICE}absences/<uuid:absence>/end/": _NOTHING_TO_DO,
    f"{OFFICE}interests/": Expected(HANDLING, HANDLING_REFUSED),
    f"{OFFICE}interests/<uuid:case>/": Expected(
        "302 403 403 200 404 403 403 403", "302 403 403 422 404 403 403 403"
    ),
    f"{OFFICE}templates/": Expected(HANDLING, HANDLING_REFUSED),
    f"{OFFICE}templates/<uuid:template>/": Expected(NOT_THERE, NOT_THERE),
    f"{OFFICE}seconds/<uuid:act>/": Expected(NOT_THERE, NOT_THERE),
    f"{OFFICE}workload/": Expected(HANDLING, HANDLING_READ_ONLY),
    f"{OFFICE}workload/assign/": _NOTHING_TO_DO,
    f"{OFFICE}batches/": Expected(HANDLING, HANDLING),
    f"{OFFICE}batches/<uuid:batch>/": _NOTHING_TO_READ,
    f"{OFFICE}batches/<uuid:batch>/progress/": _NOTHING_TO_READ,
    f"{OFFICE}batches/<uuid:batch>/undo/": _NOTHING_TO_DO,
    f"{OFFICE}batches/<uuid:batch>/papers.pdf": _NOTHING_TO_READ,
}
