"""Registers become entities with names that stay; people decide, and can take it back."""

import pytest
from librarywork import HOUSEHOLDS, INSURED, filled

from tongban.actions.libraries import correcting, entities, reviewing
from tongban.actions.libraries.building import Built, build
from tongban.actions.libraries.seeding import fill
from tongban.actions.libraries.taking import Taken, take
from tongban.core.libraries.reviewing import PairStatus
from tongban.core.people.actors import Role
from tongban.core.people.histories import SYSTEM
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.examples.libraries import LIBRARIES, library_registers
from tongban.store.audit.models import AuditEntry
from tongban.store.libraries.models import EntityRow, PairRow, RegisterRecord
from tongban.store.libraries.queries import (
    entity_by_number,
    entity_for,
    libraries,
    library_count,
    pair_for,
    pairs_for,
    records_by_register,
)

pytestmark = pytest.mark.django_db
KEEPER = "market_regulation"


@pytest.fixture
def stewards(officer_of):
    return [officer_of(KEEPER, Role.DATA_STEWARD, staff=staff) for staff in ("d1", "d2")]


@pytest.fixture
def elsewhere(officer_of):
    return officer_of("housing", Role.DATA_STEWARD)


@pytest.fixture
def library(outside, published):
    return filled(outside)


def entity_of(register, key):
    return RegisterRecord.objects.get(register=register, key=key).entity.code


def open_pair(steward):
    return pairs_for(steward, "population", status=PairStatus.OPEN)[0]


def test_records_that_are_one_make_one_entity_and_doubtful_ones_wait_for_people(library, stewards):
    assert library == Built(formed=3, joined=0, merged=0, waiting=1)
    assert entity_of("households", "H1") == entity_of("medical_members", "S1")
    assert entity_of("households", "H2") != entity_of("medical_members", "S2")
    (count,) = libraries()
    assert (count.entities, count.records, count.waiting) == (3, 4, 1)
    assert records_by_register("population") == {"households": 2, "medical_members": 2}
    line = open_pair(stewards[0])
    assert {line.one.values["name"], line.other.values["name"]} == {"王伟国", "王玮国"}
    assert (
        pairs_for(stewards[0], "population", status=PairStatus.OPEN, after=(line.weight, line.id))
        == ()
    )


def test_a_second_run_over_the_same_registers_does_nothing(library, outside):
    assert take("population", "households", HOUSEHOLDS.items(), outside) == Taken(
        new=0, changed=0, same=2, gone=0
    )
    assert build("population", outside) == Built()


def test_what_is_new_joins_and_what_is_gone_leaves_under_the_same_name(library, outside):
    name = entity_of("households", "H1")
    rows = {"S1": INSURED["S1"], "S3": {**INSURED["S1"], "phone": "10000000009"}}
    assert take("population", "medical_members", rows.items(), outside) == Taken(
        new=1, changed=0, same=1, gone=1
    )
    assert build("population", outside) == Built(joined=1)
    assert entity_of("medical_members", "S3") == name
    assert RegisterRecord.objects.get(key="S2").entity is None
    assert take("population", "medical_members", INSURED.items(), outside).new == 0


def test_people_say_that_two_are_one_and_take_it_back(library, stewards, outside):
    first, second = stewards
    line = open_pair(first)
    before = [entity_of("households", "H2"), entity_of("medical_members", "S2")]
    reviewing.decide(first, line.id, outside, one=True, reason="照片和笔迹相符")
    assert entity_of("medical_members", "S2") == before[0]
    gone = EntityRow.objects.get(code=before[1])
    assert gone.into.code == before[0]
    assert entities.standing(gone).code == before[0]
    with pytest.raises(NotAllowed):
        reviewing.decide(second, line.id, outside, one=False, reason="再看")
    with pytest.raises(Conflict):
        reviewing.undo(second, line.id, outside, reason="看错了", revision=0)

    reviewing.undo(second, line.id, outside, reason="看错了", revision=1)
    assert [entity_of("households", "H2"), entity_of("medical_members", "S2")] == before
    assert build("population", outside) == Built()
    assert pair_for(first, line.id).state.status is PairStatus.OPEN
    with pytest.raises(NotAllowed):
        entities.release(*EntityRow.objects.order_by("pk")[:2], outside, SYSTEM, reason="无")


def test_records_that_people_keep_apart_are_never_put_together_again(library, stewards, outside):
    steward = stewards[0]
    record = RegisterRecord.objects.get(key="S1")
    whole = record.entity.code
    alone = reviewing.take_apart(steward, whole, record.pk, outside, reason="是双胞胎")
    assert entity_of("medical_members", "S1") == alone != whole
    changed = {**INSURED, "S1": {**INSURED["S1"], "phone": "10000000002"}}
    take("population", "medical_members", changed.items(), outside)
    build("population", outside)
    assert entity_of("medical_members", "S1") == alone
    (kept,) = pairs_for(steward, "population", status=PairStatus.APART)
    reviewing.undo(steward, kept.id, outside, reason="查清是一人")
    reviewing.decide(steward, kept.id, outside, one=True, reason="查清是一人")
    assert entity_of("medical_members", "S1") == whole
    with pytest.raises(NotFound):
        reviewing.take_apart(steward, entity_of("households", "H2"), 0, outside, reason="无")
    with pytest.raises(NotFound):
        reviewing.take_apart(steward, "population-99999999", 0, outside, reason="无")


def test_a_value_is_corrected_by_two_officers_and_counts_before_the_registers(
    library, stewards, outside
):
    first, second = stewards
    code = entity_of("households", "H2")
    correcting.propose(first, code, outside, field="name", value="王炜国", reason="户口簿为证")
    with pytest.raises(NotAllowed):
        correcting.agree(first, code, outside)
    with pytest.raises(Conflict):
        correcting.agree(second, code, outside, revision=1)
    assert correcting.agree(second, code, outside).corrections == {"name": "王炜国"}
    correcting.propose(first, code, outside, field="sex", value="女", reason="误")
    assert correcting.drop(second, code, outside, reason="查无此事").proposal is None


def test_only_stewards_of_the_keeper_find_anything(library, stewards, elsewhere, outside):
    code, line = entity_of("households", "H1"), open_pair(stewards[0])
    number = HOUSEHOLDS["H1"]["number"]
    assert entity_by_number(elsewhere, "population", number) is None
    assert entity_for(elsewhere, code) is None
    assert pair_for(elsewhere, line.id) is None
    assert pairs_for(elsewhere, "population", status=PairStatus.OPEN) == ()
    for act in (
        lambda: reviewing.decide(elsewhere, line.id, outside, one=True, reason="无"),
        lambda: correcting.agree(elsewhere, code, outside),
        lambda: reviewing.undo(stewards[0], line.one.id and code and _nobody(), outside, reason=""),
    ):
        with pytest.raises(NotFound):
            act()


def _nobody():
    from uuid import UUID

    return UUID(int=0)


def test_what_names_people_is_sealed_and_every_decision_is_audited_as_theirs(
    library, stewards, outside
):
    row = RegisterRecord.objects.get(key="H2")
    assert "王伟国".encode() not in bytes(row.content_sealed)
    line = open_pair(stewards[0])
    reviewing.decide(stewards[0], line.id, outside, one=False, reason="不是一人")
    entry = AuditEntry.objects.get(action="library.pair_judged")
    assert set(map(bytes, entry.concerned)) == set(line.indexes)
    assert line.indexes


def test_a_register_or_library_that_is_not_defined_is_refused(library, outside):
    with pytest.raises(InvalidValue):
        take("population", "nowhere", (), outside)
    with pytest.raises(NotFound):
        take("nowhere", "households", (), outside)
    assert library_count("nowhere") is None


def test_the_example_city_has_six_libraries_that_live(outside, published):
    registers = library_registers()
    done = dict(fill(LIBRARIES, registers, outside))
    assert len(done) == 6
    assert fill(LIBRARIES, registers, outside) == ()
    counts = {one.library.code: one for one in libraries()}
    people = counts["population"]
    assert 200 <= people.entities <= 225
    assert people.records > 500
    assert people.waiting > 3
    assert counts["housing"].entities == len(registers["housing"]["property_units"])
    assert PairRow.objects.count() > 5
