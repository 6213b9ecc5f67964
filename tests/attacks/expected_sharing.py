"""What addresses of data sharing answer to everybody (数据共享的预期)."""

from attacks.credited import CREDIT_EXPECTED
from attacks.expected import (
    CONSOLE,
    CONSOLE_DONE,
    CONSOLE_READ_ONLY,
    STEWARDING,
    STEWARDING_READ_ONLY,
    STEWARDING_REFUSED,
    Expected,
)
from attacks.guarded import GUARDED_EXPECTED
from attacks.kinds import KINDS_EXPECTED
from attacks.linked import LIBRARIES_EXPECTED
from attacks.supervised import SUPERVISED_EXPECTED

SHARING = {
    **GUARDED_EXPECTED,
    **CREDIT_EXPECTED,
    **LIBRARIES_EXPECTED,
    **SUPERVISED_EXPECTED,
    **KINDS_EXPECTED,
    "console/data/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/data/catalogue.jsonld": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/data/new/": Expected(STEWARDING, STEWARDING_REFUSED),
    "console/data/sets/<slug:code>/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/data/sets/<slug:code>/edit/": Expected(STEWARDING, STEWARDING_REFUSED),
    "console/data/sets/<slug:code>/<slug:verb>/": Expected(
        STEWARDING_READ_ONLY, "302 403 403 403 403 403 404 403"
    ),
    "console/data/inbox/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/data/requests/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/data/requests/new/": Expected(STEWARDING, STEWARDING_REFUSED),
    "console/data/requests/<uuid:key>/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/data/requests/<uuid:key>/<slug:verb>/": Expected(
        STEWARDING_READ_ONLY, "302 403 403 403 403 403 302 403"
    ),
    "console/data/grants/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/data/grants/<slug:code>/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/data/grants/<slug:code>/<slug:verb>/": Expected(CONSOLE_READ_ONLY, CONSOLE_DONE),
    "console/data/peers/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/data/statistics/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/data/statistics.csv": Expected(CONSOLE, CONSOLE_READ_ONLY),
}
