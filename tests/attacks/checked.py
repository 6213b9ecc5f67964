"""A register that was checked, with a row to put right, for addresses of quality to lead to."""

from city.people import officer
from quality_strategies import rule

from attacks.expected import (
    CONSOLE,
    CONSOLE_READ_ONLY,
    STEWARDING,
    STEWARDING_READ_ONLY,
    STEWARDING_REFUSED,
    Expected,
)
from tongban.actions.outside import Outside
from tongban.actions.quality import books, checking
from tongban.actions.quality.beginning import check_file
from tongban.core.people.actors import Officer, Role
from tongban.core.quality.checks import Filled
from tongban.store.quality.models import QueuedRow

QUALITY_FILLED = {
    "console/data/quality/": "console/data/quality/",
    "console/data/quality/sets/<slug:code>/": "console/data/quality/sets/business/",
    "console/data/quality/sets/<slug:code>/check/": "console/data/quality/sets/business/check/",
    "console/data/quality/sets/<slug:code>/upload/": "console/data/quality/sets/business/upload/",
    "console/data/quality/sets/<slug:code>/profile/": "console/data/quality/sets/business/profile/",
    "console/data/quality/sets/<slug:code>/rules/": "console/data/quality/sets/business/rules/",
    "console/data/quality/sets/<slug:code>/rules/new/<slug:kind>/": (
        "console/data/quality/sets/business/rules/new/listed/"
    ),
    "console/data/quality/sets/<slug:code>/rules/change/<slug:rule>/": (
        "console/data/quality/sets/business/rules/change/r1/"
    ),
    "console/data/quality/sets/<slug:code>/rules/<slug:verb>/": (
        "console/data/quality/sets/business/rules/return/"
    ),
    "console/data/quality/sets/<slug:code>/queue/": "console/data/quality/sets/business/queue/",
    "console/data/quality/sets/<slug:code>/queue/take-back/": (
        "console/data/quality/sets/business/queue/take-back/"
    ),
    "console/data/quality/sets/<slug:code>/queue/<slug:which>.xlsx": (
        "console/data/quality/sets/business/queue/waiting.xlsx"
    ),
    "console/data/quality/checks/<uuid:run>/": "console/data/quality/checks/{check}/",
    "console/data/quality/checks/<uuid:run>/progress/": (
        "console/data/quality/checks/{check}/progress/"
    ),
    "console/data/quality/rows/<uuid:key>/": "console/data/quality/rows/{queued_row}/",
    "console/data/quality/rows/<uuid:key>/<slug:verb>/": (
        "console/data/quality/rows/{queued_row}/return/"
    ),
}
STEWARDS_POST = Expected(STEWARDING_READ_ONLY, "302 403 403 403 403 403 302 403")
QUALITY_EXPECTED = {
    "console/data/quality/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/data/quality/sets/<slug:code>/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/data/quality/sets/<slug:code>/check/": STEWARDS_POST,
    "console/data/quality/sets/<slug:code>/upload/": Expected(STEWARDING, STEWARDING_REFUSED),
    "console/data/quality/sets/<slug:code>/profile/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/data/quality/sets/<slug:code>/rules/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/data/quality/sets/<slug:code>/rules/new/<slug:kind>/": Expected(
        STEWARDING, STEWARDING_REFUSED
    ),
    "console/data/quality/sets/<slug:code>/rules/change/<slug:rule>/": Expected(
        STEWARDING, STEWARDING_REFUSED
    ),
    "console/data/quality/sets/<slug:code>/rules/<slug:verb>/": STEWARDS_POST,
    "console/data/quality/sets/<slug:code>/queue/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/data/quality/sets/<slug:code>/queue/take-back/": Expected(
        STEWARDING, STEWARDING_REFUSED
    ),
    "console/data/quality/sets/<slug:code>/queue/<slug:which>.xlsx": Expected(
        STEWARDING, STEWARDING_READ_ONLY
    ),
    "console/data/quality/checks/<uuid:run>/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/data/quality/checks/<uuid:run>/progress/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/data/quality/rows/<uuid:key>/": Expected(STEWARDING, STEWARDING_READ_ONLY),
    "console/data/quality/rows/<uuid:key>/<slug:verb>/": STEWARDS_POST,
}
_ROW = [b"enterprise.credit_code,enterprise.name\n91519901MA00000000,\n"]


def quality_places(steward: Officer, outside: Outside) -> dict[str, str]:
    """Return where a check of the steward's department and a row that it turned away are."""
    second = officer(steward.department, Role.DATA_STEWARD, staff="d2")
    books.write_rule(steward, "business", rule(Filled(field="enterprise.name"), code="r1"), outside)
    books.send(steward, "business", outside)
    books.approve(second, "business", outside)
    run = check_file(steward, "business", _ROW, outside, name="市场主体.csv")
    checking.carry_on(outside, lambda kind, settings: ())
    return {"check": str(run), "queued_row": str(QueuedRow.objects.get(run=run).pk)}
