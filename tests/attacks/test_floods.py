"""Nobody keeps the house busy for everybody else (A56, 上传频率)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from attacks.world import World
from tongban.store.documents.models import StoredFile

pytestmark = pytest.mark.django_db
NOWHERE = "papers/no_such_paper/"


def send(browser, draft: str):
    file = SimpleUploadedFile("a.pdf", b"%PDF-1.7 a")
    return browser.post(f"/drafts/{draft}/{NOWHERE}", {"files": file})


def test_a_flood_of_files_from_one_account_is_stopped_and_nobody_else_is(world: World, settings):
    """A56: two hundred uploads a minute. One at an address that takes none costs as much."""
    people, draft = world.people, world.places["draft"]
    flooding, before = world.browser(people.owner), StoredFile.objects.count()

    for _ in range(settings.UPLOADS_A_MINUTE):
        assert send(flooding, draft).status_code == 404
    stopped = send(flooding, draft)

    assert (stopped.status_code, stopped["Retry-After"]) == (429, "60")
    assert "上传得太快" in stopped.content.decode()
    assert StoredFile.objects.count() == before
    assert send(world.browser(people.stranger), draft).status_code == 404
    assert flooding.get(f"/drafts/{draft}/").status_code == 200
    assert (
        flooding.post("/my/nowhere/", "a=1", "application/x-www-form-urlencoded").status_code == 404
    )
