"""Every address of the site as the resolver knows it, and a place of the owner that it matches."""

from collections.abc import Iterator, Mapping

from django.urls import URLPattern, URLResolver, get_resolver

from attacks.certified import CERTIFIED_FILLED
from attacks.charged import CHARGED_FILLED
from attacks.checked import QUALITY_FILLED
from attacks.credited import CREDIT_FILLED
from attacks.guarded import GUARDED_FILLED
from attacks.heard import HEARD_FILLED
from attacks.households import HOUSEHOLDS_FILLED
from attacks.jointly import JOINT_FILLED
from attacks.kinds import KINDS_FILLED
from attacks.linked import LIBRARIES_FILLED
from attacks.machines import MACHINES_FILLED
from attacks.notified import NOTIFIED_FILLED
from attacks.officers import OFFICERS_FILLED
from attacks.regions import REGIONS_FILLED
from attacks.signing import SIGNING_FILLED
from attacks.standing import STANDING_FILLED
from attacks.supervised import SUPERVISED
from attacks.world import World

FILLED = {
    "health/live": "health/live",
    "health/ready": "health/ready",
    **SIGNING_FILLED,
    "components/": "components/",
    "components/preferences/": "components/preferences/",
    "components/<slug:name>/": "components/button/",
    "components/<slug:name>/alone/": "components/button/alone/",
    **HOUSEHOLDS_FILLED,
    **CHARGED_FILLED,
    **JOINT_FILLED,
    **MACHINES_FILLED,
    **OFFICERS_FILLED,
    **SUPERVISED,
    **NOTIFIED_FILLED,
    **KINDS_FILLED,
    **STANDING_FILLED,
    "counter/": "counter/",
    "counter/work/<int:work>/": "counter/work/{work}/",
    "counter/work/<int:work>/claim/": "counter/work/{work}/claim/",
    "counter/work/<int:work>/release/": "counter/work/{work}/release/",
    "counter/work/<int:work>/originals/<uuid:paper>/": "counter/work/{work}/originals/{evidence}/",
    "counter/work/<int:work>/<slug:slug>/": "counter/work/{work}/accept/",
    "counter/cases/": "counter/cases/?number={case_number}",
    **REGIONS_FILLED,
    "counter/certificates/proposals/<uuid:proposal>/answer/": (
        "counter/certificates/proposals/{proposal}/answer/"
    ),
    "counter/certificates/<uuid:certificate_id>/": "counter/certificates/{licence}/",
    "counter/certificates/<uuid:certificate_id>/change/": "counter/certificates/{licence}/change/",
    "counter/certificates/<uuid:certificate_id>/renew/": "counter/certificates/{licence}/renew/",
    "counter/certificates/<uuid:certificate_id>/original/": (
        "counter/certificates/{licence}/original/"
    ),
    "counter/done/": "counter/done/",
    "counter/files/<uuid:file>/": "counter/files/{file}/",
    "counter/vouchers/<uuid:voucher>/": "counter/vouchers/{notice}/",
    "console/": "console/",
    "console/modes/": "console/modes/",
    "console/modes/sampling/": "console/modes/sampling/",
    "console/tickets/": "console/tickets/",
    "console/tickets/answered/": "console/tickets/answered/",
    "console/tickets/figures/": "console/tickets/figures/",
    "console/tickets/<uuid:ticket>/": "console/tickets/{ticket}/",
    "console/tickets/<uuid:ticket>/<slug:verb>/": "console/tickets/{ticket}/settle/",
    **GUARDED_FILLED,
    **HEARD_FILLED,
    "console/graph/": "console/graph/",
    "console/graph/node/": "console/graph/node/?node=item:food_business_licence",
    "console/graph/members/": (
        "console/graph/members/?node=item:food_business_licence&relation=item_steps"
    ),
    "console/graph/touched/": "console/graph/touched/?node=item:food_business_licence",
    "console/graph/path/": "console/graph/path/?node=item:food_business_licence",
    "console/graph/way/": "console/graph/way/?node=item:food_business_licence",
    "console/graph/loss/": "console/graph/loss/?node=evidence:business_licence",
    "console/graph/dead-ends/": "console/graph/dead-ends/",
    "console/graph/standards/": "console/graph/standards/",
    "console/graph/drawing.svg": "console/graph/drawing.svg?node=item:food_business_licence",
    "console/graph/drawing.png": "console/graph/drawing.png?node=item:food_business_licence",
    "console/graph/drawing.graphml": (
        "console/graph/drawing.graphml?node=item:food_business_licence"
    ),
    "console/graph/api/search/": "console/graph/api/search/?q=许可",
    "console/graph/api/node/": "console/graph/api/node/?node=item:food_business_licence",
    "console/graph/api/members/": (
        "console/graph/api/members/?node=item:food_business_licence&relation=item_steps"
    ),
    "console/graph/api/path/": (
        "console/graph/api/path/?node=item:food_business_licence&to=item:outdoor_sign"
    ),
    "console/graph/api/touched/": "console/graph/api/touched/?node=item:food_business_licence",
    "console/graph/api/material/": "console/graph/api/material/?node=evidence:business_licence",
    "console/graph/api/way/": "console/graph/api/way/?node=item:food_business_licence",
    "console/graph/api/loss/": "console/graph/api/loss/?node=evidence:business_licence",
    "console/graph/api/law/": "console/graph/api/law/?node=law:食品安全法",
    "console/graph/api/dead-ends/": "console/graph/api/dead-ends/",
    "console/graph/api/standards/": "console/graph/api/standards/",
    "console/data/": "console/data/",
    **QUALITY_FILLED,
    "console/data/catalogue.jsonld": "console/data/catalogue.jsonld",
    "console/data/new/": "console/data/new/",
    "console/data/sets/<slug:code>/": "console/data/sets/business/",
    "console/data/sets/<slug:code>/edit/": "console/data/sets/business/edit/",
    "console/data/sets/<slug:code>/<slug:verb>/": "console/data/sets/business/publish/",
    "console/data/inbox/": "console/data/inbox/",
    "console/data/requests/": "console/data/requests/",
    "console/data/requests/new/": "console/data/requests/new/?dataset=population",
    "console/data/requests/<uuid:key>/": "console/data/requests/{data_request}/",
    "console/data/requests/<uuid:key>/<slug:verb>/": "console/data/requests/{data_request}/say/",
    "console/data/grants/": "console/data/grants/",
    "console/data/grants/<slug:code>/": "console/data/grants/{grant}/",
    "console/data/grants/<slug:code>/<slug:verb>/": "console/data/grants/{grant}/suspend/",
    "console/data/peers/": "console/data/peers/",
    "console/data/statistics/": "console/data/statistics/",
    "console/data/statistics.csv": "console/data/statistics.csv",
    **CREDIT_FILLED,
    **LIBRARIES_FILLED,
    "console/exchange/": "console/exchange/",
    "console/exchange/export/": "console/exchange/export/",
    "console/exchange/import/": "console/exchange/import/",
    "console/exchange/runs/<uuid:key>/": "console/exchange/runs/{import}/",
    "console/exchange/runs/<uuid:key>/progress/": "console/exchange/runs/{import}/progress/",
    "console/exchange/runs/<uuid:key>/rejected/": "console/exchange/runs/{import}/rejected/",
    "console/exchange/runs/<uuid:key>/rows/<int:number>/": (
        "console/exchange/runs/{import}/rows/{rejected_row}/"
    ),
    "console/exchange/runs/<uuid:key>/<slug:verb>/": "console/exchange/runs/{import}/stop/",
    "console/exchange/headings/": "console/exchange/headings/?q=餐饮",
    "console/exchange/headings/<int:number>/": "console/exchange/headings/{heading}/",
    "console/reform/": "console/reform/",
    "console/reform/departments/<slug:code>/": "console/reform/departments/market_regulation/",
    "console/reform/items/<slug:code>/": "console/reform/items/food_business_licence/",
    "console/reform/league/": "console/reform/league/",
    "console/reform/flow/": "console/reform/flow/",
    "console/reform/journeys/<slug:code>/": "console/reform/journeys/open_restaurant/",
    "console/reform/targets/": "console/reform/targets/",
    "console/reform/targets/<int:target>/end/": "console/reform/targets/{target}/end/",
    "console/reform/baselines/": "console/reform/baselines/",
    "console/reform/proposals/": "console/reform/proposals/",
    "console/reform/proposals/adopt/": "console/reform/proposals/adopt/?key=none",
    "console/reform/measures/": "console/reform/measures/",
    "console/reform/measures/<uuid:key>/": "console/reform/measures/{measure}/",
    "console/reform/measures/<uuid:key>/<slug:verb>/": "console/reform/measures/{measure}/discuss/",
    "console/reform/together/": "console/reform/together/",
    "console/reform/together/new/": "console/reform/together/new/",
    "console/reform/together/<uuid:key>/": "console/reform/together/{design}/",
    "console/reform/together/<uuid:key>/<slug:verb>/": "console/reform/together/{design}/recall/",
    "console/reform/report.pdf": "console/reform/report.pdf",
    "console/reform/report.xlsx": "console/reform/report.xlsx",
    "console/items/": "console/items/?q=食品",
    "console/items/standards/": "console/items/standards/",
    "console/items/laws/": "console/items/laws/",
    "console/items/standards/behind/": "console/items/standards/behind/",
    "console/items/standards/<str:code>/": "console/items/standards/{standard}/",
    "console/items/standards/<str:code>/set/": "console/items/standards/{standard}/set/",
    "console/items/standards/<str:code>/begin/": "console/items/standards/{standard}/begin/",
    "console/items/published/<slug:code>/running/": (
        "console/items/published/food_business_licence/running/"
    ),
    "console/items/lists/": "console/items/lists/",
    "console/items/lists/<slug:name>.<slug:form>": "console/items/lists/powers.csv",
    "console/items/lists/<slug:name>/publish/": "console/items/lists/powers/publish/",
    "console/items/faults/": "console/items/faults/",
    "console/items/faults/report.<slug:form>": "console/items/faults/report.xlsx",
    "console/items/materials/": "console/items/materials/",
    "console/items/materials/duplicates/": "console/items/materials/duplicates/",
    "console/items/materials/duplicates/names.<slug:form>": (
        "console/items/materials/duplicates/names.csv"
    ),
    "console/items/materials/merge/": "console/items/materials/merge/",
    "console/items/materials/<slug:code>/": "console/items/materials/{paper_kind}/",
    "console/items/new/": "console/items/new/",
    "console/items/copies/": "console/items/copies/",
    "console/items/reviews/": "console/items/reviews/",
    "console/items/copies/<uuid:key>/": "console/items/copies/{copy}/",
    "console/items/copies/<uuid:key>/basics/<slug:topic>/": (
        "console/items/copies/{copy}/basics/limits/"
    ),
    "console/items/copies/<uuid:key>/parts/<slug:name>/": "console/items/copies/{copy}/parts/faqs/",
    "console/items/copies/<uuid:key>/parts/<slug:name>/row/": (
        "console/items/copies/{copy}/parts/faqs/row/"
    ),
    "console/items/copies/<uuid:key>/condition/": (
        "console/items/copies/{copy}/condition/?place=requirements/{requirement}"
    ),
    "console/items/copies/<uuid:key>/ways/": "console/items/copies/{copy}/ways/?key={requirement}",
    "console/items/copies/<uuid:key>/reading/": "console/items/copies/{copy}/reading/",
    "console/items/copies/<uuid:key>/standard/": "console/items/copies/{copy}/standard/",
    "console/items/copies/<uuid:key>/comments/": "console/items/copies/{copy}/comments/",
    "console/items/copies/<uuid:key>/text/": "console/items/copies/{copy}/text/",
    "console/items/copies/<uuid:key>/compare/": "console/items/copies/{copy}/compare/",
    "console/items/copies/<uuid:key>/history/": "console/items/copies/{copy}/history/",
    "console/items/copies/<uuid:key>/undo/": "console/items/copies/{copy}/undo/",
    "console/items/copies/<uuid:key>/redo/": "console/items/copies/{copy}/redo/",
    "console/items/copies/<uuid:key>/review/<slug:verb>/": (
        "console/items/copies/{copy}/review/discard/"
    ),
    "console/items/published/<slug:code>/": "console/items/published/food_business_licence/",
    "console/items/published/<slug:code>/versions/": (
        "console/items/published/food_business_licence/versions/"
    ),
    "console/items/published/<slug:code>/compare/": (
        "console/items/published/food_business_licence/compare/"
    ),
    "console/items/published/<slug:code>/<slug:verb>/": (
        "console/items/published/food_business_licence/cancel/"
    ),
    "console/graph/what-if/": "console/graph/what-if/?with=dataset:business",
    "console/graph/what-if/api/": "console/graph/what-if/api/?with=dataset:business",
    "console/graph/demand/": "console/graph/demand/",
    "console/graph/demand/api/": "console/graph/demand/api/",
    "console/graph/demand/list.csv": "console/graph/demand/list.csv",
    "console/graph/demand/list.xlsx": "console/graph/demand/list.xlsx",
    "": "",
    "search/": "search/?q=餐饮",
    "search/<kind:kind>/<slug:code>/": "search/item/food_business_licence/?q=餐饮&at=1",
    "items/": "items/",
    "items/<slug:code>/": "items/food_business_licence/",
    "events/<slug:code>/": "events/open_restaurant/",
    "ask/<kind:kind>/<slug:code>/": "ask/item/food_business_licence/",
    "ask/<kind:kind>/<slug:code>/checklist/": "ask/item/food_business_licence/checklist/",
    "apply/<kind:kind>/<slug:code>/": "apply/item/outdoor_sign/",
    "drafts/<uuid:draft_id>/": "drafts/{draft}/",
    "drafts/<uuid:draft_id>/refresh/": "drafts/{draft}/refresh/",
    "drafts/<uuid:draft_id>/question/": "drafts/{draft}/question/?change=premises.area",
    "drafts/<uuid:draft_id>/items/": "drafts/{journey_draft}/items/",
    "drafts/<uuid:draft_id>/form/<slug:topic>/": "drafts/{draft}/form/premises/",
    "drafts/<uuid:draft_id>/form/<slug:topic>/save/": "drafts/{draft}/form/premises/save/",
    "drafts/<uuid:draft_id>/dispute/<str:element>/": "drafts/{draft}/dispute/person.name/",
    "drafts/<uuid:draft_id>/papers/<str:key>/": "drafts/{draft}/papers/{paper}/",
    "drafts/<uuid:draft_id>/commitments/": "drafts/{draft}/commitments/",
    "drafts/<uuid:draft_id>/delivery/": "drafts/{draft}/delivery/",
    "drafts/<uuid:draft_id>/check/": "drafts/{draft}/check/",
    "drafts/<uuid:draft_id>/discard/": "drafts/{draft}/discard/",
    "my/": "my/",
    "my/acting-for/": "my/acting-for/",
    "my/sign-in/": "my/sign-in/",
    "my/sign-in/end/": "my/sign-in/end/",
    "audit/head": "audit/head",
    "audit/heads": "audit/heads?after=0",
    "audit/entries/<int:entry>/proof": "audit/entries/{look}/proof",
    "audit/consistency": "audit/consistency?old=0",
    "my/looks/": "my/looks/",
    "my/looks.csv": "my/looks.csv",
    "my/looks/<int:entry>/": "my/looks/{look}/",
    "my/tickets/": "my/tickets/",
    "my/tickets/<uuid:ticket>/": "my/tickets/{ticket}/",
    "my/filings/<uuid:filing_id>/": "my/filings/{filing}/",
    "my/cases/<uuid:case_id>/": "my/cases/{case}/",
    "my/cases/<uuid:case_id>/correct/": "my/cases/{correct}/correct/",
    "my/cases/<uuid:case_id>/papers/": "my/cases/{owing}/papers/",
    "my/cases/<uuid:case_id>/withdraw/": "my/cases/{case}/withdraw/",
    "my/cases/<uuid:case_id>/version/": "my/cases/{case}/version/",
    "my/cases/<uuid:case_id>/human/": "my/cases/{case}/human/",
    "my/cases/<uuid:case_id>/rectify/": "my/cases/{case}/rectify/",
    "my/cases/<uuid:case_id>/promise/": "my/cases/{case}/promise/",
    "my/cases/<uuid:case_id>/rate/": "my/cases/{finished}/rate/",
    "my/vouchers/<uuid:voucher_id>/": "my/vouchers/{voucher}/",
    "my/files/<uuid:file_id>/": "my/files/{file}/",
    **CERTIFIED_FILLED,
    "lists/": "lists/",
    "open-data/": "open-data/",
    "open-data/catalogue.jsonld": "open-data/catalogue.jsonld",
    "open-data/<slug:month>.<slug:form>": "open-data/2020-01.csv",
    "lists/<slug:name>/": "lists/powers/",
    "lists/<slug:name>/<slug:department>/": "lists/powers/market_regulation/",
    "lists/<slug:name>/<slug:department>.<slug:form>": "lists/powers/market_regulation.csv",
    "verify/": "verify/",
    "verify/file/": "verify/file/",
    "verify/<slug:token>/": "verify/{token}/",
}


def routes(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[str]:
    """Yield every address pattern of the site."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry, route)
        elif isinstance(entry, URLPattern):
            yield route


def address(world: World, route: str, **instead: str) -> str:
    """Return the address of the owner's thing under a route; `instead` names other things."""
    places: Mapping[str, str] = {**world.places, **instead}
    return "/" + FILLED[route].format(**places)
