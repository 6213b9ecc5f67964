"""Types follow from the catalogue; rows of a register are read whole or refused with reasons."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from casework import BASIS, item
from certificate_examples import ELEMENTS, DigestSealer, certificate, element

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.elements import Sensitivity, ValueKind
from tongban.core.catalog.evidence import EvidenceKind, EvidenceSource, EvidenceType, Trust
from tongban.core.catalog.steps import Output, OutputKind
from tongban.core.certificates.certificates import StandingNotAllowed
from tongban.core.certificates.existing import ExistingCertificate, columns, read_row
from tongban.core.certificates.recognition import NotRecognised, Recognition, recognise
from tongban.core.certificates.second_person import SecondPersonNeeded, agree, propose
from tongban.core.certificates.standings import Standing, StandingChange
from tongban.core.certificates.types import CertificateType, strange_fields, types_of
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit

LICENCE = EvidenceType(
    code="food_licence",
    name="食品经营许可证",
    kind=EvidenceKind.CERTIFICATE,
    source=EvidenceSource.GOVERNMENT,
    proves=("premises.address", "premises.area", "household.members", "nobody.knows"),
    certificate_type="food_business_licence",
)
KIND = CertificateType(
    code="food_business_licence",
    name="食品经营许可证",
    issuer="market",
    evidence="food_licence",
    fields=(ELEMENTS["premises.address"], ELEMENTS["premises.area"]),
)
GOOD = {
    "持证主体代码": "519901199003070018",
    "持证主体": "林晓雨",
    "颁发日期": "2026-01-10",
    "有效期起": "",
    "有效期止": "2031年1月9日",
    "可信等级": "",
    "premises.address": "明川市河东路1号",
    "premises.area": "80.5",
}


def catalogue(**changes):
    members = element(
        "household.members",
        Sensitivity.PERSONAL,
        kind=ValueKind.RECORDS,
        columns=(element("member.name", Sensitivity.PERSONAL),),
    )
    output = Output(
        code="licence",
        name="食品经营许可证",
        kind=OutputKind.CERTIFICATE,
        evidence="food_licence",
        validity=TimeLimit.years(5, BASIS),
    )
    other = replace(LICENCE, code="letter", certificate_type=None)
    parts = {
        "elements": {**ELEMENTS, "household.members": members},
        "evidence": {"food_licence": LICENCE, "letter": other},
        "items": {"food": item(outputs=(output,))},
    }
    return Catalogue(**{"departments": {}, **parts, **changes})


def test_a_type_follows_from_the_evidence_and_from_the_item_that_gives_it():
    (kind,) = types_of(catalogue()).values()

    assert kind == replace(KIND, validity=TimeLimit.years(5, BASIS), items=("food",))


def test_a_type_that_no_item_gives_is_issued_by_whom_the_evidence_names():
    named = replace(LICENCE, issuer="health")
    (kind,) = types_of(catalogue(evidence={"food_licence": named}, items={})).values()

    assert (kind.issuer, kind.validity, kind.items) == ("health", None, ())
    assert types_of(catalogue(items={}))["food_licence"].issuer == ""


def test_a_face_has_no_room_for_what_its_type_does_not_name():
    assert strange_fields(KIND, {"premises.area": Decimal(1), "person.phone": "1"}) == (
        "person.phone",
    )


def test_a_good_row_is_a_certificate():
    read = read_row(KIND, GOOD)

    assert isinstance(read, ExistingCertificate)
    assert read.holder.name == "林晓雨"
    assert (read.issued_on, read.valid_from) == (date(2026, 1, 10), date(2026, 1, 10))
    assert read.valid_until == date(2031, 1, 9)
    assert read.trust is Trust.ISSUED
    assert read.fields == {"premises.address": "明川市河东路1号", "premises.area": Decimal("80.5")}


def test_an_organisation_holds_a_certificate_for_good_from_a_later_day():
    row = {
        **GOOD,
        "持证主体代码": "11519900MC0001373F",
        "有效期起": "2026-02-01",
        "有效期止": "长期",
        "可信等级": "c",
        "premises.area": "",
    }
    read = read_row(KIND, row)

    assert isinstance(read, ExistingCertificate)
    assert read.holder.identifier == "11519900MC0001373F"
    assert (read.valid_from, read.valid_until) == (date(2026, 2, 1), None)
    assert read.trust is Trust.UPLOADED
    assert "premises.area" not in read.fields


@pytest.mark.parametrize(
    ("column", "written"),
    [
        ("持证主体代码", "51990119900307001Y"),
        ("持证主体代码", "11519900MC0001373G"),
        ("持证主体代码", ""),
        ("持证主体", ""),
        ("持证主体", "名" * 101),
        ("颁发日期", "去年"),
        ("有效期起", "2026-02-30"),
        ("有效期止", "2025-12-31"),
        ("有效期止", "不知道"),
        ("可信等级", "E"),
        ("premises.area", "很大"),
    ],
)
def test_a_wrong_row_says_in_which_column_and_why(column, written):
    faults = read_row(KIND, {**GOOD, column: written})

    assert [fault.column for fault in faults] == [column]
    assert faults[0].reason


def test_everything_wrong_in_a_row_is_told_at_once():
    faults = read_row(KIND, {})

    assert {fault.column for fault in faults} == {"持证主体代码", "持证主体", "颁发日期"}


def test_a_register_has_a_column_for_each_field_of_the_type():
    assert columns(KIND)[-2:] == ("premises.address", "premises.area")
    assert set(GOOD) == set(columns(KIND))


# The second person

SUSPENSION = StandingChange(
    standing=Standing.SUSPENDED,
    since=date(2026, 9, 1),
    reason="复查",
    basis="《食品安全法》第一百二十六条",
    by="M001",
)


def test_a_change_of_standing_is_made_by_two_and_names_both():
    made = agree(certificate(), propose(certificate(), SUSPENSION), "M002", today=date(2026, 9, 14))

    assert (made.by, made.since) == ("M001、M002", date(2026, 9, 14))
    assert made.reason == SUSPENSION.reason


def test_whoever_proposed_cannot_agree():
    with pytest.raises(SecondPersonNeeded):
        agree(certificate(), propose(certificate(), SUSPENSION), "M001", today=date(2026, 9, 14))


def test_what_cannot_follow_is_not_even_proposed():
    with pytest.raises(StandingNotAllowed):
        propose(certificate(), replace(SUSPENSION, standing=Standing.VALID))


# Recognition between regions

AGREED = Recognition(
    region="5199",
    foreign_type="11100000000013338W011",
    evidence="food_licence",
    fields={"premises.address": "premises.address", "premises.seats": "premises.unknown"},
)
KEYS = DigestSealer()


def test_a_certificate_of_another_region_is_read_as_one_of_ours():
    face = recognise(certificate(), AGREED, KIND, keys=KEYS)

    assert face.fields == {"premises.address": "明川市河东路1号"}
    assert face.name == "食品经营许可证"
    assert face.number == certificate().face.number


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"foreign_type": "OTHER"}, "recognition.type"),
        ({"region": "32"}, "recognition.region"),
        ({"fields": {}}, "recognition.fields"),
        ({"fields": {"premises.address": "premises.elsewhere"}}, "recognition.fields"),
    ],
)
def test_what_was_not_agreed_is_not_recognised(changed, rule):
    with pytest.raises(NotRecognised) as refused:
        recognise(certificate(), replace(AGREED, **changed), KIND, keys=KEYS)
    assert refused.value.rule == rule


def test_what_another_region_did_not_seal_is_not_recognised():
    forged = replace(certificate(), face=replace(certificate().face, area="519902"))

    with pytest.raises(NotRecognised) as refused:
        recognise(forged, AGREED, KIND, keys=KEYS)
    assert refused.value.rule == "recognition.seal"


@pytest.mark.parametrize("trust", [Trust.UPLOADED, Trust.DECLARED])
def test_what_nobody_checked_is_not_recognised(trust):
    with pytest.raises(InvalidValue):
        replace(AGREED, trust=trust)
