"""Deny by default, address by address: everybody tries every address with every verb (A13, A14)."""

import pytest
from django.db import transaction

from attacks.addresses import FILLED, address, routes
from attacks.certified import CERTIFIED_EXPECTED
from attacks.charged import CHARGED_EXPECTED
from attacks.checked import QUALITY_EXPECTED
from attacks.expected import (
    CONSOLE,
    CONSOLE_DONE,
    CONSOLE_READ_ONLY,
    CONSOLE_REFUSED,
    CONSOLE_SENT,
    COUNTER,
    COUNTER_READ_ONLY,
    DESK,
    EDITING,
    EDITING_DONE,
    EDITING_REFUSED,
    HALL,
    HANDLERS_POST,
    HERS,
    HERS_BUT_NOT_SO,
    HERS_DONE,
    HERS_REFUSED,
    ISSUED,
    ISSUED_REFUSED,
    ISSUING_READ_ONLY,
    NO_SUCH_VERB,
    NOBODY,
    NOTHING_TO_DISPUTE,
    ONLY_READ,
    OPEN_TO_READ,
    STEWARDS,
    STEWARDS_READ_ONLY,
    Expected,
)
from attacks.expected_sharing import SHARING
from attacks.heard import HEARD
from attacks.households import HOUSEHOLDS_EXPECTED
from attacks.jointly import JOINT_EXPECTED
from attacks.machines import MACHINES_EXPECTED
from attacks.notified import NOTIFIED_EXPECTED
from attacks.officers import OFFICERS_EXPECTED
from attacks.regions import REGIONS_EXPECTED
from attacks.signing import SIGNING_EXPECTED
from attacks.standing import STANDING
from attacks.world import World

pytestmark = pytest.mark.django_db

TABLE = {
    "health/live": OPEN_TO_READ,
    "health/ready": OPEN_TO_READ,
    **SIGNING_EXPECTED,
    "components/": OPEN_TO_READ,
    "components/preferences/": Expected("405", "302"),
    "components/<slug:name>/": OPEN_TO_READ,
    "components/<slug:name>/alone/": OPEN_TO_READ,
    **HOUSEHOLDS_EXPECTED,
    **CHARGED_EXPECTED,
    **JOINT_EXPECTED,
    **MACHINES_EXPECTED,
    **OFFICERS_EXPECTED,
    **STANDING,
    **NOTIFIED_EXPECTED,
    **HEARD,
    "counter/": Expected(COUNTER, COUNTER_READ_ONLY),
    "counter/work/<int:work>/": Expected(DESK, COUNTER_READ_ONLY),
    "counter/work/<int:work>/claim/": HANDLERS_POST,
    "counter/work/<int:work>/release/": HANDLERS_POST,
    "counter/work/<int:work>/originals/<uuid:paper>/": HANDLERS_POST,
    "counter/work/<int:work>/<slug:slug>/": Expected(
        "302 403 403 200 404 403 403 403", "302 403 403 409 404 403 403 403"
    ),
    "counter/cases/": Expected(COUNTER, COUNTER_READ_ONLY),
    **REGIONS_EXPECTED,
    "counter/certificates/proposals/<uuid:proposal>/answer/": HANDLERS_POST,
    "counter/certificates/<uuid:certificate_id>/": Expected(ISSUED, ISSUING_READ_ONLY),
    "counter/certificates/<uuid:certificate_id>/change/": Expected(ISSUED, ISSUED_REFUSED),
    "counter/certificates/<uuid:certificate_id>/renew/": Expected(ISSUED, ISSUED_REFUSED),
    "counter/certificates/<uuid:certificate_id>/original/": Expected(
        ISSUING_READ_ONLY, "302 403 403 403 404 403 403 403"
    ),
    "counter/done/": Expected(COUNTER, COUNTER_READ_ONLY),
    "counter/files/<uuid:file>/": Expected(DESK, COUNTER_READ_ONLY),
    "counter/vouchers/<uuid:voucher>/": Expected(DESK, COUNTER_READ_ONLY),
    "console/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/modes/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/modes/sampling/": Expected(
        "302 403 403 403 403 200 403 403", "302 403 403 403 403 405 403 403"
    ),
    "console/tickets/": Expected(STEWARDS, STEWARDS_READ_ONLY),
    "console/tickets/answered/": Expected(STEWARDS, STEWARDS_READ_ONLY),
    "console/tickets/figures/": Expected(
        "302 403 403 403 403 200 200 403", "302 403 403 403 403 405 405 403"
    ),
    "console/tickets/<uuid:ticket>/": Expected(STEWARDS, STEWARDS_READ_ONLY),
    "console/tickets/<uuid:ticket>/<slug:verb>/": Expected(
        STEWARDS_READ_ONLY, "302 403 403 403 403 403 422 403"
    ),
    "console/graph/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/node/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/members/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/touched/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/path/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/way/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/loss/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/dead-ends/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/standards/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/drawing.svg": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/drawing.png": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/drawing.graphml": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/api/search/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/api/node/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/api/members/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/api/path/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/api/touched/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/api/material/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/api/way/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/api/loss/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/api/law/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/api/dead-ends/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/api/standards/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    **SHARING,
    **QUALITY_EXPECTED,
    "console/exchange/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/exchange/export/": Expected(CONSOLE, CONSOLE_REFUSED),
    "console/exchange/import/": Expected(EDITING, EDITING_REFUSED),
    "console/exchange/runs/<uuid:key>/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/exchange/runs/<uuid:key>/progress/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/exchange/runs/<uuid:key>/rejected/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/exchange/runs/<uuid:key>/rows/<int:number>/": Expected(EDITING, EDITING_REFUSED),
    "console/exchange/runs/<uuid:key>/<slug:verb>/": Expected(
        "302 403 403 403 403 403 403 405", "302 403 403 403 403 403 403 409"
    ),
    "console/exchange/headings/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/exchange/headings/<int:number>/": Expected(EDITING, EDITING_REFUSED),
    "console/reform/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/reform/departments/<slug:code>/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/reform/items/<slug:code>/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/reform/league/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/reform/flow/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/reform/journeys/<slug:code>/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/reform/targets/": Expected(CONSOLE, NOBODY),
    "console/reform/targets/<int:target>/end/": Expected(NOBODY, NOBODY),
    "console/reform/baselines/": Expected(CONSOLE, NOBODY),
    "console/reform/proposals/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/reform/proposals/adopt/": Expected(NOBODY, NOBODY),
    "console/reform/measures/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/reform/measures/<uuid:key>/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/reform/measures/<uuid:key>/<slug:verb>/": Expected(CONSOLE_READ_ONLY, CONSOLE_SENT),
    "console/reform/together/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/reform/together/new/": Expected(EDITING, EDITING_REFUSED),
    "console/reform/together/<uuid:key>/": Expected(CONSOLE, CONSOLE_REFUSED),
    "console/reform/together/<uuid:key>/<slug:verb>/": EDITING_DONE,
    "console/reform/report.pdf": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/reform/report.xlsx": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/items/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/items/standards/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/items/laws/": Expected(CONSOLE, CONSOLE),
    "console/items/standards/behind/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/items/standards/<str:code>/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/items/standards/<str:code>/set/": EDITING_DONE,
    "console/items/standards/<str:code>/begin/": Expected(
        EDITING_DONE.get, "302 403 403 403 403 403 403 404"
    ),
    "console/items/published/<slug:code>/running/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/items/lists/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/items/lists/<slug:name>.<slug:form>": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/items/lists/<slug:name>/publish/": Expected(EDITING, EDITING),
    "console/items/faults/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/items/faults/report.<slug:form>": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/items/materials/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/items/materials/duplicates/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/items/materials/duplicates/names.<slug:form>": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/items/materials/merge/": Expected(
        "302 403 403 403 403 403 403 404", EDITING_DONE.post
    ),
    "console/items/materials/<slug:code>/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/items/new/": Expected(EDITING, EDITING_REFUSED),
    "console/items/copies/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/items/reviews/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/items/copies/<uuid:key>/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/items/copies/<uuid:key>/basics/<slug:topic>/": Expected(CONSOLE, CONSOLE_REFUSED),
    "console/items/copies/<uuid:key>/parts/<slug:name>/": Expected(CONSOLE, CONSOLE_DONE),
    "console/items/copies/<uuid:key>/parts/<slug:name>/row/": Expected(CONSOLE, CONSOLE_REFUSED),
    "console/items/copies/<uuid:key>/condition/": Expected(
        CONSOLE, "302 403 403 403 403 422 422 302"
    ),
    "console/items/copies/<uuid:key>/ways/": Expected(CONSOLE, CONSOLE_REFUSED),
    "console/items/copies/<uuid:key>/reading/": Expected(
        CONSOLE, "302 403 403 403 403 302 302 422"
    ),
    "console/items/copies/<uuid:key>/standard/": Expected(CONSOLE, CONSOLE),
    "console/items/copies/<uuid:key>/comments/": Expected(CONSOLE_READ_ONLY, CONSOLE_DONE),
    "console/items/copies/<uuid:key>/text/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/items/copies/<uuid:key>/compare/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/items/copies/<uuid:key>/history/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/items/copies/<uuid:key>/undo/": EDITING_DONE,
    "console/items/copies/<uuid:key>/redo/": EDITING_DONE,
    "console/items/copies/<uuid:key>/review/<slug:verb>/": Expected(EDITING, EDITING_REFUSED),
    "console/items/published/<slug:code>/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/items/published/<slug:code>/versions/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/items/published/<slug:code>/compare/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/items/published/<slug:code>/<slug:verb>/": Expected(EDITING, EDITING_REFUSED),
    "console/graph/what-if/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/what-if/api/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/demand/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/demand/api/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/demand/list.csv": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/graph/demand/list.xlsx": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "": OPEN_TO_READ,
    "search/": OPEN_TO_READ,
    "search/<kind:kind>/<slug:code>/": Expected("302", "405"),
    "items/": OPEN_TO_READ,
    "items/<slug:code>/": OPEN_TO_READ,
    "events/<slug:code>/": OPEN_TO_READ,
    "ask/<kind:kind>/<slug:code>/": Expected("200", "422"),
    "ask/<kind:kind>/<slug:code>/checklist/": Expected("200", "302"),
    "apply/<kind:kind>/<slug:code>/": Expected(HALL, "302 302 302 403 403 403 403 403"),
    "drafts/<uuid:draft_id>/": Expected(HERS, HERS_BUT_NOT_SO),
    "drafts/<uuid:draft_id>/refresh/": Expected(HERS_BUT_NOT_SO, HERS_DONE),
    "drafts/<uuid:draft_id>/question/": Expected(HERS, HERS_REFUSED),
    "drafts/<uuid:draft_id>/items/": Expected(HERS, HERS_REFUSED),
    "drafts/<uuid:draft_id>/form/<slug:topic>/": Expected(HERS, HERS_REFUSED),
    "drafts/<uuid:draft_id>/form/<slug:topic>/save/": Expected(HERS_BUT_NOT_SO, HERS),
    "drafts/<uuid:draft_id>/dispute/<str:element>/": Expected(
        NOTHING_TO_DISPUTE, NOTHING_TO_DISPUTE
    ),
    "drafts/<uuid:draft_id>/papers/<str:key>/": Expected(HERS, HERS_REFUSED),
    "drafts/<uuid:draft_id>/commitments/": Expected(HERS, HERS_DONE),
    "drafts/<uuid:draft_id>/delivery/": Expected(HERS, HERS_REFUSED),
    "drafts/<uuid:draft_id>/check/": Expected(HERS, HERS_REFUSED),
    "drafts/<uuid:draft_id>/discard/": Expected(HERS, HERS_DONE),
    "my/": Expected(HALL, NO_SUCH_VERB),
    "audit/head": Expected("404", "405"),
    "audit/heads": OPEN_TO_READ,
    "audit/entries/<int:entry>/proof": Expected("404", "405"),
    "audit/consistency": Expected("404", "405"),
    "my/looks/": Expected(HALL, NO_SUCH_VERB),
    "my/looks.csv": Expected(HALL, NO_SUCH_VERB),
    "my/looks/<int:entry>/": Expected(HERS, HERS_REFUSED),
    "my/tickets/": Expected(HALL, NO_SUCH_VERB),
    "my/tickets/<uuid:ticket>/": ONLY_READ,
    "my/filings/<uuid:filing_id>/": ONLY_READ,
    "my/cases/<uuid:case_id>/": ONLY_READ,
    "my/cases/<uuid:case_id>/correct/": Expected(HERS, HERS_REFUSED),
    "my/cases/<uuid:case_id>/papers/": Expected(HERS, HERS_REFUSED),
    "my/cases/<uuid:case_id>/withdraw/": Expected(HERS, HERS_DONE),
    "my/cases/<uuid:case_id>/version/": Expected(HERS_DONE, HERS_DONE),
    "my/cases/<uuid:case_id>/human/": Expected(HERS_DONE, HERS_DONE),
    "my/cases/<uuid:case_id>/rectify/": Expected(HERS_DONE, HERS_DONE),
    "my/cases/<uuid:case_id>/promise/": Expected(HERS_DONE, HERS_DONE),
    "my/cases/<uuid:case_id>/rate/": Expected(HERS, HERS_REFUSED),
    "my/vouchers/<uuid:voucher_id>/": ONLY_READ,
    "my/files/<uuid:file_id>/": ONLY_READ,
    **CERTIFIED_EXPECTED,
    "lists/": OPEN_TO_READ,
    "open-data/": OPEN_TO_READ,
    "open-data/catalogue.jsonld": OPEN_TO_READ,
    "open-data/<slug:month>.<slug:form>": Expected("404", "405"),
    "lists/<slug:name>/": OPEN_TO_READ,
    "lists/<slug:name>/<slug:department>/": OPEN_TO_READ,
    "lists/<slug:name>/<slug:department>.<slug:form>": Expected("404", "405"),
    "verify/": Expected("200", "422"),
    "verify/file/": Expected("200", "422"),
    "verify/<slug:token>/": OPEN_TO_READ,
}


def test_every_address_of_the_site_has_a_row_and_no_row_is_left_over():
    known = set(routes())

    assert known == set(TABLE) == set(FILLED)


def answers(world: World, route: str, verb: str, expected: str) -> str:
    """Return the status that each visitor gets, in the words of the table."""
    visitors = world.visitors()
    if " " not in expected:  # the same for everybody: two stand for all
        visitors = {name: visitors[name] for name in ("anonymous", "officer")}
    got = []
    for visitor in visitors.values():
        with transaction.atomic():  # what one did is not there when the next one comes
            got.append(
                str(getattr(world.browser(visitor), verb)(address(world, route)).status_code)
            )
            transaction.set_rollback(True)
    return " ".join(got if " " in expected else sorted(set(got)))


@pytest.mark.parametrize("verb", ["get", "post"])
@pytest.mark.parametrize("route", TABLE)
def test_each_address_answers_each_visitor_as_its_row_says(world, route, verb):
    expected = getattr(TABLE[route], verb)

    assert answers(world, route, verb, expected) == expected
