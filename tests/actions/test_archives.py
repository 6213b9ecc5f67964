"""The package of a real case: ordered by its department, made when sealed, verified offline."""

import json
from base64 import b64encode
from uuid import uuid4

import pytest
from city.stories import FOOD_LICENCE

from tongban.actions.archives.judging import judge_kept
from tongban.actions.archives.listing import ended_cases
from tongban.actions.archives.making import hand_over, make_waiting, order
from tongban.actions.audit.sealing import seal_waiting
from tongban.actions.certificates.publishing import keys
from tongban.actions.retention import purging
from tongban.adapters.anchor_copies import AnchorFolder
from tongban.adapters.case_archives import read_package, write_package
from tongban.core.archives.packages import LOG, MANIFEST
from tongban.core.archives.verifying import ArchiveFault
from tongban.core.people.actors import Role
from tongban.core.people.retention import SCHEDULE
from tongban.core.vocabulary.errors import NotFound
from tongban.project.commands import archive as command
from tongban.store.archives.models import Package, PackagePiece
from tongban.store.audit.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def finished(citizen, outside, desk):
    case = FOOD_LICENCE.filed(citizen, outside).cases[0].id
    market = desk("market_regulation")
    market.complete(case)
    return case, market


def test_a_finished_case_becomes_one_file_that_proves_itself(finished, outside, tmp_path) -> None:
    case, market = finished
    order(market.approver, [case], outside)
    assert make_waiting(outside) == 0  # its log is not sealed yet
    assert Package.objects.get().standing == Package.Standing.WAITING
    seal_waiting(outside.sealer, AnchorFolder(tmp_path / "anchors"))

    assert make_waiting(outside) == 1

    number, content = hand_over(market.approver, case, outside)
    (tmp_path / "keys.json").write_text(json.dumps(keys(outside)))
    assert command.judged(content, tmp_path) == ()
    parts = read_package(content)
    kinds = {one["kind"] for one in json.loads(parts[MANIFEST])["parts"]}
    assert kinds == {
        "index",
        "form",
        "evidence",
        "voucher",
        "opinion",
        "result",
        "log",
        "rating",
    }
    assert json.loads(parts[LOG])[0]["event"] == "received"
    (line,) = ended_cases(market.approver)
    assert (line.number, line.standing, line.size) == (number, "ready", len(content))
    taken = AuditEntry.objects.filter(action="archive.downloaded").get()
    assert (taken.case_number, len(taken.concerned)) == (number, 1)
    forged = write_package({**parts, "form/application.json": b"{}"})
    (found,) = command.judged(forged, tmp_path)
    assert (found.fault, found.where) == (ArchiveFault.PART_CHANGED, "form/application.json")
    assert command.judged(b"x", tmp_path)[0].fault is ArchiveFault.NOT_A_PACKAGE
    assert command.judged(content + b"x", tmp_path)[0].fault is ArchiveFault.CONTAINER_CHANGED


def test_what_was_changed_in_the_store_is_found_by_its_department(
    finished, outside, tmp_path
) -> None:
    case, market = finished
    order(market.approver, [case], outside)
    seal_waiting(outside.sealer, AnchorFolder(tmp_path / "anchors"))
    make_waiting(outside)
    assert judge_kept(market.approver, case, outside) == ()
    _, content = hand_over(market.approver, case, outside)

    _keep(write_package({**read_package(content), "form/application.json": b"{}"}))

    (found,) = judge_kept(market.approver, case, outside)
    assert found.fault is ArchiveFault.PART_CHANGED


def _keep(content: bytes) -> None:
    """Change what is kept behind everybody's back."""
    PackagePiece.objects.all().delete()
    piece = PackagePiece(package=Package.objects.get(), number=1)
    piece.content = b64encode(content).decode()
    piece.save(force_insert=True)


def test_another_department_orders_and_takes_nothing(finished, outside, officer_of) -> None:
    case, market = finished
    other = officer_of("housing_fund", Role.APPROVER)

    for wanted in ([case], [uuid4()]):
        with pytest.raises(NotFound):
            order(other, wanted, outside)
    order(market.approver, [case], outside)
    with pytest.raises(NotFound):
        hand_over(other, case, outside)
    with pytest.raises(NotFound):
        judge_kept(other, case, outside)
    with pytest.raises(NotFound):
        hand_over(market.approver, case, outside)  # not made yet
    assert ended_cases(other) == ()


def test_packages_and_notices_wait_for_appraisal_and_are_never_deleted(
    finished, outside, clock
) -> None:
    case, market = finished
    order(market.approver, [case], outside)
    clock.pass_days(4000)

    done = purging.purge(outside, _NoJournal(), SCHEDULE)

    assert (done["archives"].deleted, done["archives"].held) == (0, 1)
    assert done["notices"].deleted == 0
    assert done["notices"].held > 0
    assert Package.objects.exists()


class _NoJournal:
    def forget(self, before: object) -> int:
        del before
        return 0
