"""The server decides what is needed, whatever a browser sends or leaves out (A18, A21, A22)."""

from decimal import Decimal

import pytest
from city.answering import make_fileable
from city.handling import Desk, status_of
from city.stories import FOOD_LICENCE, RESTAURANT
from django.core.files.uploadedfile import SimpleUploadedFile

from attacks.tables import digests
from attacks.world import MARKET, World, open_work
from tongban.actions.drafts.circumstances import circumstances
from tongban.actions.drafts.readiness import papers_of
from tongban.actions.drafts.writing import answer, opened
from tongban.store.cases.models import Case, CaseEvidence, Filing
from tongban.store.certificates.models import Certificate
from tongban.store.documents.models import StoredFile

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready(world: World) -> str:
    """Return a draft of the owner to which nothing is missing."""
    draft = world.places["draft"]
    make_fileable(world.people.owner, draft, world.outside, FOOD_LICENCE.answers)
    return draft


def submit(world: World, draft: str):
    return world.browser(world.people.owner).post(f"/drafts/{draft}/check/", {"true": "on"})


def test_a_paper_that_the_situation_does_not_ask_for_cannot_be_sent(world):
    owner, draft = world.browser(world.people.owner), world.places["draft"]
    file = SimpleUploadedFile("a.pdf", b"%PDF-1.7 a")
    before = StoredFile.objects.count()
    for key in ("no_such_paper", "food_business_licence:layout", "layout/../x", "person.name"):
        assert owner.post(f"/drafts/{draft}/papers/{key}/", {"files": file}).status_code == 404

    assert StoredFile.objects.count() == before


def papers_needed(world: World, draft: str) -> set[str]:
    """Return the keys of the papers that the draft asks for as it stands."""
    now = opened(world.people.owner, draft)
    known = circumstances(
        world.people.owner, now.content, now.wanted.published.catalogue, world.outside
    )  # fmt: skip
    return set(papers_of(now.wanted.guide(known, now.content.chosen)))


def test_papers_handed_in_for_what_was_taken_off_the_list_are_not_filed(world):
    owner, draft = world.browser(world.people.owner), world.places["journey_draft"]
    without = sorted(RESTAURANT.chosen - {"outdoor_sign"})
    for items in (sorted(RESTAURANT.chosen), without):
        owner.post(f"/drafts/{draft}/items/", {"items": items})
        make_fileable(world.people.owner, draft, world.outside, RESTAURANT.answers)
    needed = papers_needed(world, draft)
    files = opened(world.people.owner, draft).content.files
    hidden = {one.file for key, some in files.items() if key not in needed for one in some}
    submitted = submit(world, draft)
    cases = Case.objects.filter(filing__draft_id=draft)
    filed = CaseEvidence.objects.filter(case__in=cases, file__isnull=False)

    assert submitted.status_code == 302
    assert sorted(cases.values_list("item_code", flat=True)) == without
    assert hidden
    assert not hidden & {str(file) for file in filed.values_list("file_id", flat=True)}


def test_a_required_paper_that_is_taken_away_at_the_last_moment_stops_the_filing(world, ready):
    owner = world.browser(world.people.owner)
    key, [paper, *_] = next(iter(opened(world.people.owner, ready).content.files.items()))
    owner.post(f"/drafts/{ready}/papers/{key}/", {"remove": paper.file})
    filings = Filing.objects.count()

    assert submit(world, ready).status_code == 422
    assert Filing.objects.count() == filings


def test_a_required_answer_that_is_emptied_stops_the_filing(world, ready):
    owner = world.browser(world.people.owner)
    owner.post(f"/drafts/{ready}/form/premises/", {"premises-address": "", "later": "1"})
    filings = Filing.objects.count()

    assert submit(world, ready).status_code == 422
    assert Filing.objects.count() == filings


@pytest.mark.parametrize(
    "contradiction",
    [
        {"food.applicant_banned": True},
        {"premises.near_pollution": True},
        {"food.only_packaged": True, "premises.area": Decimal(120)},
    ],
    ids=lambda one: next(iter(one)),
)
def test_answers_that_exclude_the_licence_are_refused_however_late_they_come(
    world, ready, contradiction
):
    answer(world.people.owner, ready, contradiction)
    filings = Filing.objects.count()
    refused = submit(world, ready)

    assert refused.status_code == 422
    assert Filing.objects.count() == filings


def test_a_file_of_somebody_else_cannot_be_named_as_ones_own(world):
    """Neither taken away from its owner nor counted as handed in."""
    stranger = world.browser(world.people.stranger)
    begun = stranger.post("/apply/item/food_business_licence/")["Location"]
    before = StoredFile.objects.count()
    for field in ("remove", "files", "file"):
        at = f"{begun}papers/{world.places['paper']}/"
        stranger.post(at, {field: world.places["file"]})

    assert StoredFile.objects.count() == before
    draft = begun.strip("/").split("/")[-1]
    assert not any(opened(world.people.stranger, draft).content.files.values())


@pytest.mark.parametrize(
    ("verb", "filled"),
    [
        ("grant", {"words": "准予"}),
        ("deliver", {"way": "electronic"}),
        ("resume", {"result": "合格"}),
        ("finish", {"outcome": "passed", "words": "好"}),
        ("approve-extension", {}),
    ],
)
def test_no_step_is_skipped_from_the_first_or_the_accepted_state(world, verb, filled):
    officer = world.browser(world.people.officer)
    case = world.places["case"]
    work = f"/counter/work/{world.places['work']}"
    before = digests(), Certificate.objects.count()
    first = officer.post(f"{work}/{verb}/", {"revision": "1", **filled})
    assert (digests(), Certificate.objects.count()) == before
    Desk.of(MARKET, world.outside).accept(case)
    revision = Case.objects.get(pk=case).revision
    later = officer.post(
        f"/counter/work/{open_work(case).pk}/{verb}/", {"revision": revision, **filled}
    )

    assert (first.status_code, later.status_code) == (409, 409)
    assert status_of(case) == "in_progress"


def test_the_work_of_one_case_is_no_key_to_another(world):
    """The paper of another case cannot be ticked, nor its voucher taken, from work in hand."""
    other = CaseEvidence.objects.filter(case_id=world.places["finished"]).first()
    theirs = CaseEvidence.objects.filter(
        case__department=world.people.elsewhere.department
    )  # fmt: skip
    elsewhere = world.browser(world.people.elsewhere)
    work = world.places["work"]
    answers = [
        elsewhere.post(f"/counter/work/{work}/originals/{paper}/").status_code
        for paper in (world.places["evidence"], other.pk if other else world.places["evidence"])
    ]

    assert answers == [404, 404]
    assert not theirs.exists()


def test_a_certificate_that_was_issued_is_not_withdrawn_with_its_application(world):
    owner = world.browser(world.people.owner)
    finished = world.places["finished"]
    before = digests()
    owner.post(f"/my/cases/{finished}/withdraw/", {"reason": "不要了"})
    owner.post(f"/my/cases/{finished}/correct/", {"explanation": "再补"})

    assert digests() == before
    assert Certificate.objects.get(pk=world.places["certificate"]).status == "valid"
