"""An agreement with another region, for addresses of mutual recognition to lead to."""

from attacks.expected import (
    ISSUED,
    ISSUED_REFUSED,
    ISSUING,
    ISSUING_READ_ONLY,
    Expected,
)
from tongban.actions.certificates.recognising import agree_with
from tongban.actions.outside import Outside
from tongban.core.certificates.recognition import Recognition
from tongban.core.people.actors import Officer

_HERE = "counter/certificates/agreements/"
REGIONS_FILLED = {
    _HERE: _HERE,
    f"{_HERE}new/<slug:evidence>/": f"{_HERE}new/food_licence/",
    f"{_HERE}<uuid:agreement>/": f"{_HERE}{{agreement}}/",
    f"{_HERE}<uuid:agreement>/end/": f"{_HERE}{{agreement}}/end/",
    "counter/certificates/<uuid:certificate_id>/certificate.json": (
        "counter/certificates/{licence}/certificate.json"
    ),
}
REGIONS_EXPECTED = {
    _HERE: Expected(ISSUING, ISSUING_READ_ONLY),
    f"{_HERE}new/<slug:evidence>/": Expected(ISSUED, ISSUED_REFUSED),
    f"{_HERE}<uuid:agreement>/": Expected(ISSUED, ISSUED_REFUSED),
    f"{_HERE}<uuid:agreement>/end/": Expected(ISSUING_READ_ONLY, "302 403 403 302 404 403 403 403"),
    "counter/certificates/<uuid:certificate_id>/certificate.json": Expected(
        ISSUED, ISSUING_READ_ONLY
    ),
}


def region_places(officer: Officer, outside: Outside) -> dict[str, str]:
    """Return where an agreement of the officer's department is."""
    agreed = Recognition(
        region="5188",
        foreign_type="SPXKZ",
        evidence="food_licence",
        fields={"shop.name": "enterprise.name"},
    )
    keys = outside.sealer.key_list()
    return {"agreement": str(agree_with(officer, agreed, outside, region_name="邻州市", keys=keys))}
