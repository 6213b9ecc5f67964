"""Blind indexes get another key (盲索引换代): everybody is found as before, by the new key."""

import hmac

import psycopg
import pytest
from city.disputing import licence_with_a_dispute
from city.people import officer
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import DatabaseError, connection, models, transaction
from psycopg.errors import AdminShutdown, LockNotAvailable
from psycopg.sql import SQL, Identifier
from standings import represented
from wholecity import at_work

from tongban.actions.audit import note
from tongban.actions.audit.verifying import verify
from tongban.actions.cases.delivering import pickup_code, pickup_codes
from tongban.actions.index_keys import carry_over
from tongban.actions.mandates.ends import keep_end
from tongban.actions.my_data import asking
from tongban.actions.my_data.sections import SECTIONS
from tongban.actions.phones import keep_phone
from tongban.actions.retention import holding
from tongban.core.people.actors import Role
from tongban.core.people.holds import HoldScope
from tongban.core.people.rights import RightKind
from tongban.core.vocabulary.errors import ConfigurationError
from tongban.store.audit.looks import looks_at
from tongban.store.cases.models import Draft
from tongban.store.certificates.models import Share
from tongban.store.gateway import repeated
from tongban.store.notices.models import MailAddress
from tongban.store.people.glass import GlassRow
from tongban.store.people.mandate_queries import mandates_by
from tongban.store.people.models import Account
from tongban.store.people.standing import ended_among
from tongban.store.retention.queries import held_now
from tongban.store.sealing import blind_index, blind_indexes
from tongban.store.sealing.carrying import connected, end_others
from tongban.store.sealing.database.base import ASKED
from tongban.store.sealing.indexes import BlindColumn, BlindIndex, blind_columns
from tongban.store.sealing.models import IndexGeneration
from tongban.store.sign_in.models import OneTimeCode

LATER = "a key that was put over the first"
DEAD = "519901198811230011"
ALLOWED = "SET LOCAL tongban.carrying_over = 'on'"
NO_INDEXES = {
    "store_audit_anchor.root": "the head of a tree",
    "store_audit_auditentry.leaf_hash": "a leaf of a tree",
    "store_gateway_apikey.digest": "of a long random key",
    "store_gateway_answeredcall.call": "of what was sent, found by its index",
    "store_libraries_registerrecord.digest": "of a record; compared in every generation",
    "store_sealing_indexgeneration.witness": "of no value at all",
}


@pytest.fixture(autouse=True)
def _learned_again(request):
    """Let the connection know again what is stored once a test has been rolled back."""
    yield
    if "db" in request.fixturenames:
        connected()._generation = 1


def under(key: str, index: bytes) -> bytes:
    return hmac.digest(key.encode(), index, "sha256")


def test_every_column_of_digests_is_carried_over_or_said_to_be_something_else():
    short = {
        f"{model._meta.db_table}.{field.column}"
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if isinstance(field, models.BinaryField) and field.max_length == BlindIndex().max_length
    }

    assert short == {one.name for one in blind_columns() if not one.text} | NO_INDEXES.keys()


def test_what_is_not_carried_over_is_the_tree_and_what_lasts_a_day():
    staying = {one.name for one in blind_columns() if not one.carried}
    arrays = {
        f"{model._meta.db_table}.{field.column}"
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if isinstance(field, ArrayField) and isinstance(field.base_field, models.BinaryField)
    }

    assert arrays == {"store_audit_auditentry.concerned"}
    assert staying == {
        "store_audit_concern.person_index",
        "store_gateway_call.subject",
        "store_gateway_answeredcall.index",
        "store_gateway_reusableanswer.index",
    }


def values(column: BlindColumn) -> list[bytes]:
    """Return the indexes of a column in the order of their rows."""
    key = next(
        model._meta.pk.column for model in apps.get_models() if model._meta.db_table == column.table
    )
    hexadecimal = "CASE WHEN {0} ~ '^[0-9a-f]{{64}}$' THEN decode({0}, 'hex') END"
    told = hexadecimal if column.text else "{0}"
    order = SQL("1") if key == column.column else Identifier(key)
    query = SQL("SELECT {} FROM {} ORDER BY {}").format(
        SQL(told).format(Identifier(column.column)), Identifier(column.table), order
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return [bytes(index) for (index,) in cursor.fetchall() if index is not None]


def and_more(citizen, outside) -> None:
    """Have a row in every table in which people are found, beside the histories."""
    steward, number = officer("data_bureau", Role.DATA_STEWARD, staff="d1"), citizen.person
    words = {"reason": "正在调查，先不要删除", "basis": "案件编号 1"}
    holding.ask(steward, outside, scope=HoldScope.PERSON, target=number, **words)
    asking.ask(citizen, outside, kind=RightKind.CORRECTION, words="地址写错了")
    licence_with_a_dispute(citizen, outside)
    represented(citizen)
    keep_phone(citizen, "13800000000", now=outside.now)
    index, user = blind_index(number), citizen.account
    share = Share.objects.get()
    share.kind, share.receiver_index, share.receiver = (
        "grant",
        index,
        {"number": number, "name": ""},
    )
    share.save()
    Draft.objects.update(acting_for_index=index)
    asked = {"phone_index": index, "address_index": index, "digest": index}
    OneTimeCode.objects.create(purpose="sign_in", sent_at=outside.now, **asked)
    account = Account.objects.get(user=user)
    account.kin.create(person_index=index, source="population", confirmed_on=outside.today)
    now = outside.now
    glass = GlassRow(officer="1", person_index=index, opened_at=now, until=now)
    glass.said = {"person": number, "words": "有人求助"}
    glass.save()
    address = MailAddress(user_id=user, code_digest=index, code_sent_at=outside.now)
    address.address = "lin@example.org"
    address.save()


def about(citizen) -> dict[str, object]:
    """Return whatever is found by somebody's number, or by what they were told."""
    return {
        **{one.code: sorted(map(repr, one.read(citizen))) for one in SECTIONS},
        "looks": looks_at(citizen),
        "mandates": mandates_by(citizen),
        "ended": ended_among([DEAD, citizen.person]),
        "answered": repeated.answered("caller", "name").content,
    }


def test_everybody_is_found_as_before_and_nobody_by_the_first_key_alone(
    citizen, outside, desk, settings
):
    """A77: the key of blind indexes is changed, in every table at once, and nobody is lost."""
    case = at_work(citizen, outside, desk)
    and_more(citizen, outside)
    repeated.keep("caller", "name", call=b"", content={"it": "was so"}, at=outside.now)
    carried = [one for one in blind_columns() if one.carried]
    before, stood = {one.name: values(one) for one in carried}, about(citizen)
    first, code = blind_index(citizen.person), pickup_code(case, 1)

    settings.BLIND_INDEX_LATER_KEYS = [LATER]
    assert about(citizen) == stood, "a key that is listed only waits"
    moved = carry_over()

    after = {one.name: values(one) for one in carried}
    assert [name for name, told in before.items() if not told] == []
    assert after == {name: [under(LATER, one) for one in told] for name, told in before.items()}
    assert moved == sum(map(len, after.values()))
    assert about(citizen) == stood
    assert held_now().people == {blind_index(citizen.person)} == {under(LATER, first)}
    assert blind_indexes(citizen.person) == (under(LATER, first), first)
    assert code in pickup_codes(case, 1), "written down is still right"
    assert list(verify(outside.sealer, ())) == []


def test_what_comes_later_is_told_beside_what_was_before(citizen, outside, settings):
    note(None, "case.open", "before", concerned=[blind_index(citizen.person)])
    settings.BLIND_INDEX_LATER_KEYS = [LATER]
    carry_over()
    note(None, "case.open", "after", concerned=[blind_index(citizen.person)])

    assert [look.subject for look in looks_at(citizen)] == ["after", "before"]


def test_with_no_new_key_or_another_first_key_nothing_is_changed(citizen, settings):
    with pytest.raises(ConfigurationError, match="in use already"):
        carry_over()
    settings.BLIND_INDEX_LATER_KEYS = [LATER]
    settings.BLIND_INDEX_KEY = "not the one"
    with pytest.raises(ConfigurationError, match="first key"):
        carry_over()

    assert not IndexGeneration.objects.exists()


@pytest.mark.parametrize("keys", [[], ["another than the one in use"]])
def test_who_does_not_know_the_keys_in_use_is_not_let_in(db, settings, keys):
    """A77: a process of before is turned away and loses nobody."""
    settings.BLIND_INDEX_LATER_KEYS = [LATER]
    carry_over()
    settings.BLIND_INDEX_LATER_KEYS = keys

    with pytest.raises(ConfigurationError, match="BLIND_INDEX"):
        connected().learn_generation()

    settings.BLIND_INDEX_LATER_KEYS = [LATER]
    connected().learn_generation()
    assert blind_index("x") == under(LATER, blind_indexes("x")[-1])


def test_all_others_are_cut_off_and_nobody_gets_in_before_it_is_done(db):
    """A77: nobody goes on looking under the indexes of before."""
    parameters = connection.get_connection_params() | {"cursor_factory": None}
    with psycopg.connect(**parameters, autocommit=True) as other, transaction.atomic():
        other.execute("SELECT 1")
        end_others()

        with pytest.raises(AdminShutdown):
            other.execute("SELECT 1")
        with psycopg.connect(**parameters, autocommit=True) as new:
            new.execute("SET lock_timeout = '50ms'")
            with pytest.raises(LockNotAvailable):
                new.execute(ASKED)


def test_a_history_lets_its_indexes_be_carried_over_and_nothing_else(db, outside):
    keep_end(DEAD, outside.today, source="deaths", outside=outside)
    change = "UPDATE store_people_endedparty SET party_index = sha256(party_index)"

    for said in (change, f"{ALLOWED}; {change}, source = 'nobody'"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(said)
    with connection.cursor() as cursor:
        cursor.execute(ALLOWED)
        cursor.execute(change)
        assert cursor.rowcount == 1
