"""What others issued comes in: a department's register, row by row, and another region's."""

from dataclasses import replace
from decimal import Decimal

import pytest
from certificatework import MARKET, held
from city.fixtures import citizen, clock, desk, officer_of, outside, published, stranger

from tongban.actions.certificates.recognising import agree_with, take_recognised
from tongban.actions.certificates.registers import take_register
from tongban.adapters.seals import KeyRing
from tongban.core.certificates.certificates import issue as issue_sealed
from tongban.core.certificates.recognition import NotRecognised, Recognition
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.store.certificates import issued
from tongban.store.certificates.models import Certificate
from tongban.store.certificates.queries import certificates_of

__all__ = ["citizen", "clock", "desk", "officer_of", "outside", "published", "stranger"]
pytestmark = pytest.mark.django_db
ELSEWHERE = "housing_fund"


@pytest.fixture
def kept(citizen, outside):
    return held(citizen, outside)


@pytest.fixture
def approver(officer_of):
    return officer_of(MARKET, Role.APPROVER, staff="a")


# Registers

ROW = {
    "持证主体代码": "519901198501010118",
    "持证主体": "周明",
    "颁发日期": "2025-03-01",
    "有效期止": "2030-02-28",
    "可信等级": "B",
    "企业名称": "明川市周记面馆",
}


def test_good_rows_become_certificates_and_the_others_stay_with_their_faults(
    outside, officer_of, published
):
    from tongban.core.vocabulary.check_characters import citizen_check

    number = "51990119850101011"
    good = {**ROW, "持证主体代码": number + citizen_check(number)}
    editor = officer_of(MARKET, Role.DATA_STEWARD, staff="d")
    rows = [good, {**good, "颁发日期": "去年"}, good, {"持证主体": " "}]
    batch = take_register(editor, "food_licence", rows, outside, name="存量.xlsx")
    line, rejected = issued.batch_of(editor, batch)
    (row,) = Certificate.objects.filter(origin="taken_over")

    assert (line.taken, line.known, line.rejected) == (1, 1, 1)
    assert (row.trust, row.issuer) == ("B", MARKET)
    assert rejected[0].number == 3
    assert rejected[0].faults[0][0] == "颁发日期"
    assert rejected[0].cells["持证主体"] == "周明"
    assert issued.batches_of(editor)[0] == line
    assert issued.batch_of(officer_of(ELSEWHERE), batch) is None


def test_a_register_of_another_departments_type_or_without_rows_is_refused(
    outside, officer_of, published
):
    editor = officer_of(MARKET, Role.DATA_STEWARD, staff="d")
    with pytest.raises(NotFound):
        take_register(editor, "residence_permit", [ROW], outside, name="x")
    with pytest.raises(InvalidValue):
        take_register(editor, "food_licence", [{"持证主体": ""}], outside, name="x")


# Other regions


@pytest.fixture
def foreign(citizen, outside, kept, tmp_path):
    """Return a ring of another region and a certificate that it sealed."""
    ring = KeyRing.for_showing(tmp_path / "elsewhere")
    number = replace(kept.certificate.face.number, serial="99", certificate_type="SPXKZ")
    fields = {"shop.name": "邻州市面馆", "shop.size": Decimal(80)}
    face = replace(kept.certificate.face, number=number, area="518800", fields=fields)
    return ring, issue_sealed(face, ring)


AGREED = Recognition(
    region="5188",
    foreign_type="SPXKZ",
    evidence="food_licence",
    fields={"shop.name": "enterprise.name"},
)


def test_a_foreign_certificate_is_ours_by_agreement_under_its_own_number(
    citizen, outside, approver, foreign
):
    ring, sealed = foreign
    agreement = agree_with(approver, AGREED, outside, region_name="邻州市", keys=ring.key_list())
    taken = take_recognised(sealed, agreement, outside)
    mine = next(one for one in certificates_of(citizen.subject) if one.id == taken)

    assert mine.certificate.face.number == sealed.face.number
    assert mine.certificate.face.fields == {"enterprise.name": "邻州市面馆"}
    with pytest.raises(Conflict):
        take_recognised(sealed, agreement, outside)
    with pytest.raises(Conflict):
        agree_with(approver, AGREED, outside, region_name="邻州市", keys=ring.key_list())


def test_without_a_fitting_seal_or_agreement_nothing_is_recognised(
    outside, approver, officer_of, foreign
):
    ring, sealed = foreign
    agreement = agree_with(
        approver, AGREED, outside, region_name="邻州市", keys=outside.sealer.key_list()
    )
    with pytest.raises(NotRecognised):
        take_recognised(sealed, agreement, outside)
    with pytest.raises(NotFound):
        take_recognised(sealed, approver.account and "0" * 32, outside)
    keys_of = {"region_name": "邻州市", "keys": ring.key_list()}
    with pytest.raises(NotAllowed):
        agree_with(officer_of(ELSEWHERE, Role.APPROVER), AGREED, outside, **keys_of)
    with pytest.raises(NotAllowed):
        agree_with(officer_of(MARKET, Role.WINDOW, staff="w"), AGREED, outside, **keys_of)
