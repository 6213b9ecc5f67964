"""Whatever is sent, wherever it can be sent: an answer, never a failure (A17, A23, A37, A96)."""

import json
import re
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from attacks.addresses import FILLED, address
from attacks.world import World
from tongban.core.catalog.elements import ValueKind
from tongban.store.cases.models import Case, Draft, Filing
from tongban.web.counter.verbs.choice import VERBS
from tongban.web.hall.asking.fields import input_name

pytestmark = pytest.mark.django_db

STRANGE = {
    "nothing": "",
    "null": "\x00",
    "reversed": "\u202e\u2066gpj.exe",
    "lone surrogate": "\ud800",
    "astral": "\U0002a6a5\U000e0041\ufdd0",
    "huge": "9" * 1_000_000,
    "long": "9" * 5_000,
    "infinite": "1e309",
    "not a number": "NaN",
    "negative": "-1",
    "full width": "１２３．５",
    "other figures": "१२३",
    "superscript": "²",
    "line break": "a\r\nSet-Cookie: b=c",
    "template": "{{7*7}}{% debug %}${7*7}",
    "sql": "' OR 1=1; DROP TABLE x --",
    "format": "%s%n%(name)s{0.__class__}",
    "path": "../../etc/passwd",
    "list": '["a", {"$gt": ""}]',
}
FIGURES = ("nothing", "null", "lone surrogate", "infinite", "superscript", "long", "huge")


def sent(client, at: str, names: set[str], value: str):
    """Post one value under every name, as raw bytes, so that nothing tidies it on the way."""
    body = urlencode(dict.fromkeys(sorted(names), value), errors="surrogatepass")
    with transaction.atomic():
        answer = client.post(at, body, content_type="application/x-www-form-urlencoded")
        transaction.set_rollback(True)
    return answer.status_code


def names_on(client, at: str) -> set[str]:
    page = client.get(at).content.decode()
    names = re.findall(r'<(?:input|select|textarea)[^>]* name="([^"]+)"', page)
    return set(names) - {"csrfmiddlewaretoken", "next"}


FORMS = [
    "account/sign-in/",
    "ask/<kind:kind>/<slug:code>/checklist/",
    "apply/<kind:kind>/<slug:code>/",
    "drafts/<uuid:draft_id>/question/",
    "drafts/<uuid:draft_id>/items/",
    "drafts/<uuid:draft_id>/form/<slug:topic>/",
    "drafts/<uuid:draft_id>/papers/<str:key>/",
    "drafts/<uuid:draft_id>/commitments/",
    "drafts/<uuid:draft_id>/delivery/",
    "drafts/<uuid:draft_id>/check/",
    "my/acting-for/",
    "my/cases/<uuid:case_id>/correct/",
    "my/cases/<uuid:case_id>/papers/",
    "my/cases/<uuid:case_id>/withdraw/",
    "my/cases/<uuid:case_id>/rate/",
    "verify/",
]


@pytest.fixture(scope="package")
def names_asked(world) -> dict[str, set[str]]:
    """Return the names of the inputs on each form."""
    owner = world.browser(world.people.owner)
    return {route: names_on(owner, address(world, route)) for route in FORMS}


@pytest.mark.parametrize("strange", STRANGE)
def test_no_form_of_the_hall_fails(world, names_asked, strange):
    owner = world.browser(world.people.owner)
    for route in FORMS:
        at = address(world, route)
        names = names_asked[route] | {"revision", "remove", "own", "add", "later", "items"}

        # A body of many such values would be refused whole, and no field would be tried.
        together = [{name} for name in names] if strange == "huge" else [names]
        for some in together:
            assert sent(owner, at, some, STRANGE[strange]) < 500, (route, some)


@pytest.mark.parametrize("strange", STRANGE)
def test_no_kind_of_question_fails(world, city, strange):
    """One question of each kind of value, in the session of somebody who did not sign in."""
    visitor = world.browser(None)
    for kind, (code, element) in one_question_of_each_kind(city).items():
        at = f"/ask/item/{code}/?change={element.code}"
        name = input_name(element)
        names = {name, *(f"{name}_{part}" for part in ("year", "month", "day"))}

        assert sent(visitor, at, names, STRANGE[strange]) in (302, 400, 413, 422), (kind, strange)


def one_question_of_each_kind(city) -> dict[ValueKind, tuple[str, object]]:
    elements = city.catalogue.elements
    return {
        elements[question.element].kind: (code, elements[question.element])
        for code, item in city.catalogue.items.items()
        for question in item.questions
    }


@pytest.mark.parametrize("strange", STRANGE)
@pytest.mark.parametrize("slug", ["accept", "correct", "refuse-acceptance"])
def test_no_form_of_the_counter_fails(world, slug, strange):
    officer = world.browser(world.people.officer)
    at = f"/counter/work/{world.places['work']}/{slug}/"
    names = names_on(officer, at) - {"revision"}
    body = {"revision": "1", **dict.fromkeys(names, STRANGE[strange])}
    with transaction.atomic():
        answer = officer.post(
            at,
            urlencode(body, errors="surrogatepass"),
            content_type="application/x-www-form-urlencoded",
        )
        transaction.set_rollback(True)

    assert answer.status_code < 500


@pytest.mark.parametrize("strange", FIGURES)
def test_no_verb_fails_on_a_strange_revision(world, strange):
    officer = world.browser(world.people.officer)
    for slug in VERBS:
        at = f"/counter/work/{world.places['work']}/{slug}/"

        assert sent(officer, at, {"revision", "words"}, STRANGE[strange]) < 500, slug


QUERIES = (
    "q=%00&before=%00&number=%00&show=%00&after=%00&item=%00&kind=%00&change=%00&for=%00",
    ("q=%ED%A0%80&before=%ED%A0%80&number=%ED%A0%80&item=%ED%A0%80&change=%ED%A0%80"
    "&order_by=password&filing__owner__password__startswith=a&status__in=x&fields=person"
    "&next=//evil.test&page=-1&lang=xx"),
    "before=99999999999999999999&after=2026-09-01.99999999999999999999"
    "&q=" + "%25" * 2000 + "&item=" + "%" * 500,
    "before=9999-12-31T23:59:59%2B14:00&after=9999-12-31.-1&q=(a%2B)%2B%24&number=(a%2B)%2B%24",
    ("after=0001-01-01.9223372036854775808&before=0001-01-01T00:00:00Z"
    '&q=AND OR NOT title:* /(a+)+$/ ~9 "unclosed [a TO'),
    "before=" + "9" * 5_000 + "&after=2026-09-01." + "9" * 5_000
    + "&q=" + "a" * 10_000 + "&number=" + "1" * 10_000,
)  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
def test_no_query_string_breaks_a_page_or_reaches_the_database(world, query):
    """A79."""
    owner = world.browser(world.people.owner)
    insiders = {"counter": world.browser(world.people.officer)}
    if query in (QUERIES[0], QUERIES[-1]):  # pages of keepers are many and reckon much
        insiders["console"] = world.browser(world.people.steward)
    for route, filled in FILLED.items():
        if route.startswith(("components/", "account/")) or route.endswith("pdf/"):
            continue  # these read no query but `next`, which has tests of its own
        browser = insiders.get(route.partition("/")[0], owner)
        at = address(world, route).partition("?")[0]
        status = browser.get(f"{at}?{query}").status_code

        assert status < 500, (filled, query)


@pytest.mark.parametrize(
    "at",
    [
        "/counter/work/99999999999999999999999/",
        "/counter/work/9223372036854775808/accept/",
        "/counter/done/?before=99999999999999999999999",
        "/items/" + "a" * 5000 + "/",
        "/verify/" + "A" * 5000 + "/",
        "/drafts/%00/",
        "/my/cases/%ED%A0%80/",
        "/items/%2e%2e%2f%2e%2e%2fetc%2fpasswd/",
        "/static/%2e%2e/%2e%2e/settings.py",
        "/static/..%5c..%5csettings.py",
        "//evil.test/%2e%2e",
    ],
)
def test_no_address_breaks_the_site_or_leaves_it(world, at):
    for who in ("anonymous", "owner", "officer"):
        answer = world.browser(world.visitors()[who]).get(at)

        assert answer.status_code in (200, 301, 302, 403, 404)
        assert "evil.test" not in answer.headers.get("Location", "").partition("next=")[0]


SMUGGLED = {
    "status": "granted",
    "owner": "1",
    "owner_id": "1",
    "fee": "0",
    "department": "housing_fund",
    "number": "1",
    "submitted_at": "2020-01-01",
    "acting_for": "91519901MA0000001X",
    "decided_on": "2020-01-01",
    "roles": "approver",
}


def columns(model, key: str) -> dict[str, object]:
    return model.objects.filter(pk=key).values(*(set(SMUGGLED) & known_columns(model))).get()


def kept(draft: str, case: str) -> tuple[object, ...]:
    owners = list(Filing.objects.order_by("pk").values_list("pk", "owner"))
    return columns(Draft, draft), columns(Case, case), owners


def known_columns(model) -> set[str]:
    return {field.attname for field in model._meta.concrete_fields}


def test_fields_that_no_form_has_are_ignored(world: World):
    owner = world.browser(world.people.owner)
    draft, case = world.places["draft"], world.places["case"]
    before = kept(draft, case)
    owner.post(
        f"/drafts/{draft}/form/premises/", {**SMUGGLED, "premises-address": "青石路", "later": "1"}
    )
    owner.post(f"/drafts/{draft}/check/", SMUGGLED)
    owner.post(f"/my/cases/{world.places['correct']}/correct/", SMUGGLED)
    owner.post(f"/my/cases/{world.places['finished']}/rate/", {**SMUGGLED, "level": "satisfied"})
    officer = world.browser(world.people.officer)
    officer.post(f"/counter/work/{world.places['work']}/claim/", SMUGGLED)

    assert kept(draft, case) == before


def test_an_officer_cannot_grant_by_a_field(world):
    officer = world.browser(world.people.officer)
    work = world.places["work"]
    officer.post(f"/counter/work/{work}/accept/", {"revision": "1", **SMUGGLED})
    case = Case.objects.get(pk=world.places["case"])

    assert case.status in ("in_progress", "accepted", "received")
    assert (case.department, case.decided_on) == ("market_regulation", None)


@pytest.mark.parametrize(
    "elsewhere", ["//evil.test", "/\\evil.test", "https:evil.test", "https://evil.test/",
                  "\t//evil.test", "/%5cevil.test", "javascript:alert(1)", "///evil.test"],
)  # fmt: skip
def test_no_page_leads_to_another_site(world, elsewhere):
    visitor = world.browser(None)
    chosen = visitor.post("/components/preferences/", {"next": elsewhere, "large_text": "1"})
    out = world.browser(world.people.owner).post("/account/sign-out/", {"next": elsewhere})

    assert [where(chosen), where(out)] == ["/", "/"]


def where(answer) -> str:
    """Return the place that a browser would go to, without the address of this site."""
    location = answer["Location"].replace("\\", "/")
    return "/" if location.startswith("/%5c") else location


def test_json_and_other_bodies_are_no_way_in(world):
    owner = world.browser(world.people.owner)
    deep = "[" * 10_000 + "]" * 10_000
    for body in (deep, json.dumps({"level": "satisfied"}), "<!DOCTYPE a [<!ENTITY b 'c'>]>"):
        for kind in ("application/json", "text/xml", "multipart/form-data; boundary=x"):
            at = f"/my/cases/{world.places['finished']}/rate/"

            assert owner.post(at, body, content_type=kind).status_code in (400, 413, 415, 422)


def test_too_many_fields_or_files_are_refused(world):
    owner = world.browser(world.people.owner)
    at = address(world, "drafts/<uuid:draft_id>/papers/<str:key>/")
    many = {f"field{number}": "1" for number in range(600)}
    files = {"files": [SimpleUploadedFile("a.pdf", b"%PDF-1.7") for _ in range(30)]}

    assert owner.post(at, many).status_code == 400
    assert owner.post(at, files).status_code == 400
