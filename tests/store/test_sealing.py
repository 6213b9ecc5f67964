"""Sealed columns (加密列): unreadable without the key, useless in another row, yet findable."""

import pytest
from city.stories import FOOD_LICENCE
from django.apps import apps
from django.db import connection

from tongban.store.cases.models import CaseEvent, Draft, Filing, Voucher
from tongban.store.people.models import Account
from tongban.store.sealing import blind_index, seal, unseal
from tongban.store.sealing.envelopes import SealBroken

KEY = "b:" + "QkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkI="
PERSON = ("519901199003070018", "林晓雨")


def test_a_value_opens_only_at_the_place_it_was_sealed_for():
    sealed = seal({"name": PERSON[1]}, "draft.content|1")
    assert unseal(sealed, "draft.content|1") == {"name": PERSON[1]}
    for elsewhere in ("draft.content|2", "filing.content|1", ""):
        with pytest.raises(SealBroken):
            unseal(sealed, elsewhere)


def test_every_altered_byte_breaks_the_seal():
    sealed = seal("秘密", "place|1")
    for position in range(len(sealed)):
        altered = bytearray(sealed)
        altered[position] ^= 1
        with pytest.raises(SealBroken):
            unseal(bytes(altered), "place|1")


def test_the_same_value_never_looks_the_same_twice():
    assert seal("甲", "place|1") != seal("甲", "place|1")


def test_a_new_key_seals_and_the_old_one_still_opens(settings):
    before = seal("旧", "place|1")
    settings.FIELD_KEYS = [KEY, *settings.FIELD_KEYS]
    assert unseal(before, "place|1") == "旧"
    assert seal("新", "place|1").startswith(b"b:")


def test_without_its_key_nothing_opens(settings):
    sealed = seal("秘密", "place|1")
    settings.FIELD_KEYS = [KEY]
    with pytest.raises(SealBroken):
        unseal(sealed, "place|1")


def test_an_index_finds_equal_values_only_under_its_own_key(settings):
    index = blind_index(PERSON[0])
    assert index == blind_index(PERSON[0]) != blind_index("519901198501010021")
    settings.BLIND_INDEX_KEY = "another key"
    assert blind_index(PERSON[0]) != index


@pytest.mark.django_db
def test_a_sealed_column_copied_to_another_row_does_not_open(citizen, outside):
    FOOD_LICENCE.filed(citizen, outside)
    FOOD_LICENCE.filed(citizen, outside)
    for model in (Draft, Filing, Voucher, CaseEvent):
        one, other = model.objects.order_by("pk")[:2]
        one.content_sealed = other.content_sealed
        with pytest.raises(SealBroken):
            _ = one.content


@pytest.mark.django_db
def test_no_table_shows_who_the_applicant_is(citizen, outside, desk):
    case = FOOD_LICENCE.filed(citizen, outside).cases[0].id
    desk("market_regulation").complete(case)
    assert Account.objects.get(person_index=blind_index(PERSON[0])).person["name"] == PERSON[1]

    tables = [
        model._meta.db_table
        for config in apps.get_app_configs()
        if config.label.startswith("store_")
        for model in config.get_models()
    ]
    assert len(tables) > 12
    for table in tables:
        for text in PERSON:
            assert not _shows(table, text), f"{table} shows {text}"


def _shows(table: str, text: str) -> bool:
    """Tell whether any column of any row holds `text`, as text or as bytes."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT EXISTS (SELECT FROM {table} AS one WHERE one::text LIKE %s"  # noqa: S608
            " OR one::text LIKE %s)",
            [f"%{text}%", f"%{text.encode().hex()}%"],
        )
        return bool(cursor.fetchone()[0])
