"""Certificates (证照) of a person and of a department: their addresses, and whom each lets in."""

from attacks.expected import (
    HALL,
    HERS,
    HERS_DONE,
    HERS_REFUSED,
    ISSUED,
    ISSUING,
    ISSUING_READ_ONLY,
    ISSUING_REFUSED,
    NO_SUCH_VERB,
    NOTHING_TO_DISPUTE,
    ONLY_READ,
    OPEN_TO_READ,
    Expected,
)

CERTIFIED_FILLED = {
    "counter/certificates/": "counter/certificates/",
    "counter/certificates/types/": "counter/certificates/types/",
    "counter/certificates/registers/": "counter/certificates/registers/",
    "counter/certificates/registers/<uuid:batch_id>/": "counter/certificates/registers/{batch}/",
    "counter/certificates/registers/<slug:evidence>.csv": (
        "counter/certificates/registers/food_licence.csv"
    ),
    "my/certificates/": "my/certificates/",
    "my/certificates/received/": "my/certificates/received/",
    "my/certificates/received/<slug:token>/": "my/certificates/received/guess/",
    "my/certificates/codes/<slug:token>/": "my/certificates/codes/{code}/",
    "my/certificates/shares/<uuid:share_id>/take-back/": (
        "my/certificates/shares/{share}/take-back/"
    ),
    "my/certificates/<uuid:certificate_id>/show/": "my/certificates/{certificate}/show/",
    "my/certificates/<uuid:certificate_id>/share/": "my/certificates/{certificate}/share/",
    "my/certificates/<uuid:certificate_id>/copy/": "my/certificates/{certificate}/copy/",
    "show/<slug:token>/": "show/{code}/",
    "verify/keys.json": "verify/keys.json",
    "verify/status/<int:number>.json": "verify/status/0.json",
    "my/certificates/<uuid:certificate_id>/": "my/certificates/{certificate}/",
    "my/certificates/<uuid:certificate_id>/pdf/": "my/certificates/{certificate}/pdf/",
}
CERTIFIED_EXPECTED = {
    "counter/certificates/": Expected(ISSUING, ISSUING_READ_ONLY),
    "counter/certificates/types/": Expected(ISSUING, ISSUING_READ_ONLY),
    "counter/certificates/registers/": Expected(ISSUING, ISSUING_REFUSED),
    "counter/certificates/registers/<uuid:batch_id>/": Expected(ISSUED, ISSUING_READ_ONLY),
    "counter/certificates/registers/<slug:evidence>.csv": Expected(ISSUED, ISSUING_READ_ONLY),
    "my/certificates/": Expected(HALL, NO_SUCH_VERB),
    "my/certificates/received/": Expected(HALL, NO_SUCH_VERB),
    "my/certificates/received/<slug:token>/": Expected(NOTHING_TO_DISPUTE, NO_SUCH_VERB),
    "my/certificates/codes/<slug:token>/": ONLY_READ,
    "my/certificates/shares/<uuid:share_id>/take-back/": Expected(NO_SUCH_VERB, HERS_DONE),
    "my/certificates/<uuid:certificate_id>/show/": Expected(HERS, HERS_REFUSED),
    "my/certificates/<uuid:certificate_id>/share/": Expected(HERS, HERS_REFUSED),
    "my/certificates/<uuid:certificate_id>/copy/": Expected(HERS, HERS_REFUSED),
    "show/<slug:token>/": OPEN_TO_READ,
    "verify/keys.json": OPEN_TO_READ,
    "verify/status/<int:number>.json": OPEN_TO_READ,
    "my/certificates/<uuid:certificate_id>/": ONLY_READ,
    "my/certificates/<uuid:certificate_id>/pdf/": ONLY_READ,
}
