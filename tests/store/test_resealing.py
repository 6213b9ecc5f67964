"""Changing keys (换密): all that old keys sealed moves to the new one, in traffic, at any pace."""

import pytest
from city.outside import MONDAY
from city.stories import FOOD_LICENCE
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from tongban.core.vocabulary.errors import ConfigurationError
from tongban.store.cases.models import CaseEvent, Draft
from tongban.store.sealing import SealBroken, seal, unseal
from tongban.store.sealing.columns import sealed_columns
from tongban.store.sealing.envelopes import key_of
from tongban.store.sealing.keys import key_ids
from tongban.store.sealing.models import Resealing
from tongban.store.sealing.resealing import reseal_some, standings

NEW = "b:" + "QkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkI="
SM4 = "national:sm4:QkJCQkJCQkJCQkJCQkJCQg=="
OLD = "laptop"


def keys_in_use() -> set[str]:
    return {key for one in standings() for key in one.values}


def reseal_all(at_once: int = 3) -> int:
    done = 0
    while (more := reseal_some(MONDAY, at_once=at_once)) is not None:
        done += more
    return done


@pytest.fixture
def filed(db, citizen, outside, desk):
    """Have rows in most sealed tables, those of history among them."""
    case = FOOD_LICENCE.filed(citizen, outside).cases[0].id
    desk("market_regulation").complete(case)
    return case


def test_every_column_called_sealed_is_declared_so_that_resealing_finds_it():
    called = {
        f"{model._meta.db_table}.{field.column}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.BinaryField) and field.column.endswith("_sealed")
    }

    assert called == {one.name for one in sealed_columns()}


@pytest.fixture
def history(db):
    """Have a table that is never changed, with one row and two sealed columns."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE later (id int, by text, a_sealed bytea, b_sealed bytea)")
        cursor.execute("INSERT INTO later VALUES (1, 'x', 'old:\\001', 'old:\\002')")
        cursor.execute(
            "CREATE TRIGGER later_is_append_only BEFORE UPDATE OR DELETE ON later"
            " FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE later")


@pytest.mark.parametrize("move", ["a_sealed = 'new:\\001'", "a_sealed = 'new:', b_sealed = 'new:'"])
def test_a_history_that_comes_later_lets_its_ciphertext_move_to_another_key(history, move):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE later SET {move}")  # noqa: S608 - words of this test
        assert cursor.rowcount == 1


@pytest.mark.parametrize(
    "change",
    [
        "by = 'y'",
        "a_sealed = 'old:\\003'",
        "a_sealed = 'new:\\001', by = 'y'",
        "a_sealed = 'new:\\001', b_sealed = 'old:\\003'",
        "a_sealed = NULL",
        "a_sealed = ''",
        "by = by",
    ],
)
def test_and_nothing_else_of_it_ever_changes(history, change):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE later SET {change}")  # noqa: S608 - words of this test


def test_while_one_key_is_listed_the_database_is_asked_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert reseal_some(MONDAY) is None


def test_all_that_the_old_key_sealed_moves_to_the_new_one_and_reads_as_before(filed, settings):
    before = [row.content for row in CaseEvent.objects.filter(case=filed)]
    draft = Draft.objects.get().content
    assert keys_in_use() == {OLD}

    settings.FIELD_KEYS = [NEW, *settings.FIELD_KEYS]
    moved = reseal_all()

    settings.FIELD_KEYS = [NEW]
    assert (keys_in_use(), moved > 20) == ({"b"}, True)
    assert [row.content for row in CaseEvent.objects.filter(case=filed)] == before
    assert Draft.objects.get().content == draft


def test_who_was_killed_in_the_middle_goes_on_from_there(filed, settings):
    """A77: re-encryption is resumed."""
    settings.FIELD_KEYS = [NEW, *settings.FIELD_KEYS]
    while (halfway := keys_in_use()) == {OLD}:
        reseal_some(MONDAY, at_once=2)
    touched = Resealing.objects.filter(resealed__gt=0).count()

    reseal_all(at_once=2)

    assert (halfway, keys_in_use()) == ({OLD, "b"}, {"b"})
    assert 0 < touched < Resealing.objects.filter(resealed__gt=0).count()


def test_in_the_middle_old_and_new_are_readable_and_new_writes_are_under_the_new_key(
    filed, settings, citizen, outside
):
    """A77: keys change in traffic."""
    settings.FIELD_KEYS = [NEW, *settings.FIELD_KEYS]
    for _ in range(6):
        reseal_some(MONDAY, at_once=1)
    FOOD_LICENCE.filed(citizen, outside)

    assert {key_of(row.content_sealed) for row in Draft.objects.all()} == {OLD, "b"}
    assert all(row.content for row in Draft.objects.all())


def test_what_no_listed_key_opens_is_counted_and_left_as_it_is(filed, settings):
    row = Draft.objects.get()
    lost = b"gone:" + bytes(row.content_sealed).partition(b":")[2]
    Draft.objects.update(content_sealed=lost)
    settings.FIELD_KEYS = [NEW, *settings.FIELD_KEYS]

    reseal_all()

    assert bytes(Draft.objects.get().content_sealed) == lost
    assert Resealing.objects.get(column="store_cases_draft.content_sealed").broken == 1


def test_a_history_takes_another_key_but_neither_other_words_nor_the_same_key_again(filed):
    row = CaseEvent.objects.filter(case=filed).first()
    of_same_key = seal({"name": "forged"}, "anywhere")
    for change in (
        {"content_sealed": of_same_key},
        {"content_sealed": b"without a key"},
        {"content_sealed": b"b:" + of_same_key, "by": "nobody"},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            CaseEvent.objects.filter(pk=row.pk).update(**change)
    CaseEvent.objects.filter(pk=row.pk).update(content_sealed=b"b:" + of_same_key)


def test_the_national_cipher_seals_for_a_place_like_the_other(settings):
    settings.FIELD_KEYS = [SM4]
    sealed = seal({"name": "林晓雨"}, "draft.content|1")

    assert sealed.startswith(b"national:")
    assert unseal(sealed, "draft.content|1") == {"name": "林晓雨"}
    for place, text in (
        ("draft.content|2", sealed),
        ("draft.content|1", sealed[:-1] + bytes([sealed[-1] ^ 1])),
        ("draft.content|1", sealed[:20]),
    ):
        with pytest.raises(SealBroken):
            unseal(text, place)


@pytest.mark.parametrize(
    "listed",
    [["a:short"], ["a:????"], [":" + NEW[2:]], ["a:rot13:" + NEW[2:]], [NEW, NEW], [SM4 + "AAAA"]],
)
def test_a_key_that_is_not_written_as_it_must_be_is_refused(listed):
    with pytest.raises(ConfigurationError):
        key_ids(listed)
