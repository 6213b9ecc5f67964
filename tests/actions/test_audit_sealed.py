"""What was written down is sealed, proved, and found when it was touched (A87-A91, F19)."""

from datetime import timedelta

import psycopg
import pytest
from django.db import connection, transaction
from django.utils import timezone

from tongban.actions.audit import note, require_fresh_seal
from tongban.actions.audit.freshness import seal_overdue
from tongban.actions.audit.proving import newest_anchor, prove_entry, prove_history
from tongban.actions.audit.sealing import genuine, seal_waiting
from tongban.actions.audit.verifying import verify
from tongban.adapters.anchor_copies import AnchorFolder
from tongban.adapters.seals import KeyRing
from tongban.core.audit.checking import Fault
from tongban.core.audit.freshness import SealOverdue
from tongban.core.audit.hashing import leaf_hash
from tongban.core.audit.proofs import extends, includes
from tongban.core.vocabulary.errors import NotFound
from tongban.store.audit.models import AuditEntry, Concern, Waiting
from tongban.store.audit.trees import root, size_of_tree

pytestmark = pytest.mark.django_db
SOMEBODY = b"\x05" * 32


@pytest.fixture
def sealer(tmp_path):
    return KeyRing.for_showing(tmp_path / "seal")


@pytest.fixture
def copies(tmp_path):
    return AnchorFolder(tmp_path / "anchors")


@pytest.fixture
def history(sealer, copies):
    """Write and seal three stretches of history: 5, 300 and 1 leaves."""
    numbers = []
    for stretch in (5, 300, 1):
        numbers += written(stretch)
        seal_waiting(sealer, copies)
    return numbers


def written(count):
    """Write entries and return their numbers."""
    for number in range(count):
        note(None, "case.open", f"subject {number}", concerned=[SOMEBODY])
    found = AuditEntry.objects.order_by("-id").values_list("id", flat=True)[:count]
    return sorted(found)


def as_keeper_of_the_database(statement, *values):
    """Change what triggers protect, as somebody can who keeps the database."""
    tables = ("auditentry", "leaf", "anchor")
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE store_audit_{table} DISABLE TRIGGER USER")
        cursor.execute(statement, values)
        for table in tables:
            cursor.execute(f"ALTER TABLE store_audit_{table} ENABLE TRIGGER USER")


def found(sealer, copies):
    """Return the faults that a check finds, with where each shows."""
    return [
        (one.fault, one.leaf if one.leaf is not None else one.size or one.entry)
        for one in verify(sealer, copies.all())
    ]


def test_an_entry_waits_until_it_is_sealed_and_is_found_by_whom_it_concerns():
    (number,) = written(1)

    assert list(Waiting.objects.values_list("entry_id", flat=True)) == [number]
    assert Concern.objects.filter(person_index=SOMEBODY).get().entry_id == number


def test_sealing_leaves_nothing_waiting_and_nothing_wrong(history, sealer, copies):
    assert size_of_tree() == len(history) == 306
    assert not Waiting.objects.exists()
    assert [anchor.head.size for anchor in copies.all()] == [5, 305, 306]
    assert not found(sealer, copies)
    assert seal_waiting(sealer, copies).leaves == 0


def test_every_sealed_entry_is_proved_under_a_head_that_was_signed(history, sealer):
    for number in (history[0], history[4], history[260], history[-1]):
        proof = prove_entry(number)
        assert genuine(proof.anchor, sealer)
        assert includes(proof.anchor.head.root, proof.leaf, proof.inclusion)
    (waiting,) = written(1)
    for number in (waiting, waiting + 1):
        with pytest.raises(NotFound):
            prove_entry(number)


def test_the_newest_tree_goes_on_from_every_anchor(history, copies):
    for anchor in copies.all():
        proof = prove_history(anchor.head.size)
        assert extends(anchor.head.root, newest_anchor().head.root, proof.consistency)
    assert prove_history(5, 305).anchor.head.size == 305
    for old, size in ((307, None), (5, 304), (306, 305)):
        with pytest.raises(NotFound):
            prove_history(old, size)


def test_nothing_is_proved_before_the_first_seal():
    with pytest.raises(NotFound):
        newest_anchor()


def test_a_proof_takes_as_few_queries_whatever_the_size(history, django_assert_num_queries):
    with django_assert_num_queries(4):
        prove_entry(history[17])
    with django_assert_num_queries(2):
        prove_history(5)


def test_an_entry_that_was_changed_is_named(history, sealer, copies):
    """A87: whoever keeps the database changes who looked."""
    as_keeper_of_the_database(
        "UPDATE store_audit_auditentry SET actor = 'nobody' WHERE id = %s", history[42]
    )

    assert found(sealer, copies) == [(Fault.ENTRY_CHANGED, 42)]


def test_an_entry_that_was_removed_is_named(history, sealer, copies):
    as_keeper_of_the_database("DELETE FROM store_audit_auditentry WHERE id = %s", history[42])

    assert found(sealer, copies) == [(Fault.ENTRY_MISSING, 42)]


def test_an_entry_changed_before_it_was_sealed_is_named_too(sealer, copies):
    (number,) = written(1)
    as_keeper_of_the_database(
        "UPDATE store_audit_auditentry SET ground = 'x' WHERE id = %s", number
    )
    seal_waiting(sealer, copies)

    assert found(sealer, copies) == [(Fault.ENTRY_CHANGED, 0)]


def test_a_log_that_was_cut_short_contradicts_its_anchors_here_and_elsewhere(
    history, sealer, copies
):
    """A88: the last leaves go, then the anchors beside them as well."""
    as_keeper_of_the_database("DELETE FROM store_audit_leaf WHERE index >= 300")
    assert found(sealer, copies)[0] == (Fault.CUT_SHORT, 300)

    as_keeper_of_the_database("DELETE FROM store_audit_anchor WHERE size > 300")
    lost = [(Fault.ANCHOR_LOST, 305), (Fault.ANCHOR_LOST, 306)]
    assert found(sealer, copies)[:2] == lost


def test_a_log_replaced_as_a_whole_contradicts_the_copies(history, sealer, copies):
    """A88: everything is recomputed and signed anew, even with the platform's own key."""
    as_keeper_of_the_database(
        "TRUNCATE store_audit_leaf, store_audit_tile, store_audit_anchor, store_audit_auditentry"
    )
    nowhere = AnchorFolder(copies._folder.parent / "elsewhere")
    for stretch in (5, 300, 1):
        written(stretch)
        seal_waiting(sealer, nowhere)

    assert not found(sealer, nowhere)
    assert found(sealer, copies) == [(Fault.ANCHOR_DIFFERS, size) for size in (5, 305, 306)]


def test_an_anchor_signed_by_another_key_is_no_anchor(history, sealer, copies):
    as_keeper_of_the_database("UPDATE store_audit_anchor SET signature = %s WHERE size = 305",
                              bytes(64))  # fmt: skip

    assert found(sealer, copies) == [(Fault.SIGNATURE, 305)]


def test_an_entry_written_into_the_past_is_told_of(history, sealer, copies):
    """A89: with its time before an anchor that should cover it, or past the trigger altogether."""
    long_ago = timezone.now() - timedelta(days=3)
    row = AuditEntry.objects.get(pk=history[3])
    AuditEntry.objects.bulk_create([
        AuditEntry.of(type(row.entry)(at=long_ago, actor="a", action="b", subject="c"))
    ])  # fmt: skip
    seal_waiting(sealer, copies)
    assert found(sealer, copies) == [(Fault.BACKDATED, 306)]

    Waiting.objects.all().delete()
    as_keeper_of_the_database(
        "INSERT INTO store_audit_auditentry SELECT -1, at, actor, action, subject, case_number,"
        " ground, outcome, concerned, details, salt, leaf_hash FROM store_audit_auditentry"
        " WHERE id = %s",
        history[3],
    )
    assert found(sealer, copies)[-1] == (Fault.UNCOVERED, -1)


def test_a_leaf_exchanged_in_the_tree_itself_contradicts_an_anchor(history, sealer, copies):
    """The hash kept in the tile is rewritten to fit the changed entry."""
    row = AuditEntry.objects.get(pk=history[2])
    forged = leaf_hash(b"forged")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE store_audit_tile SET hashes = overlay(hashes placing %s from %s)"
            " WHERE level = 0 AND index = 0",
            [forged, 2 * 32 + 1],
        )

    assert bytes(row.leaf_hash) != forged
    assert found(sealer, copies)[:2] == [(Fault.ENTRY_CHANGED, 2), (Fault.ROOT_DIFFERS, 5)]
    assert root(5) != newest_anchor().head.root


def test_only_one_sealer_works_at_a_time(sealer, copies, settings):
    written(1)
    given = connection.get_connection_params()
    number = [0x746F6E6762616E]
    with psycopg.connect(
        host=given.get("host"), port=given.get("port"), user=given.get("user"),
        password=given.get("password"), dbname=given["dbname"],
    ) as another:  # fmt: skip
        another.execute("SELECT pg_advisory_lock(%s)", number)
        assert seal_waiting(sealer, copies).leaves == 0
        another.execute("SELECT pg_advisory_unlock(%s)", number)

    assert seal_waiting(sealer, copies).leaves == 1


def test_anchors_that_a_crash_kept_from_being_copied_are_copied_by_the_next_turn(
    history, sealer, copies
):
    """A line cut in half by the crash spoils neither what was before nor what comes after."""
    (file,) = copies._folder.iterdir()
    whole = file.read_text()
    file.write_text(whole[: whole.index("\n") + 30])

    assert seal_waiting(sealer, copies).copied == 2
    assert [anchor.head.size for anchor in copies.all()] == [5, 305, 306]
    assert not found(sealer, copies)


@pytest.mark.parametrize(("minutes", "refused"), [(239, False), (241, True)])
def test_while_nothing_is_sealed_for_four_hours_nothing_new_is_decided(
    minutes, refused, sealer, copies
):
    """A91, F19: it goes on by itself as soon as the sealer does."""
    require_fresh_seal()
    written(1)
    Waiting.objects.update(since=timezone.now() - timedelta(minutes=minutes))

    assert seal_overdue() is refused
    if refused:
        with pytest.raises(SealOverdue):
            require_fresh_seal()
        seal_waiting(sealer, copies)
    require_fresh_seal()


def test_entries_of_a_transaction_that_fails_leave_no_leaf(sealer, copies):
    def fails():
        with transaction.atomic():
            written(3)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()

    assert seal_waiting(sealer, copies).leaves == 0
    assert not AuditEntry.objects.exists()
