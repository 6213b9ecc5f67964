"""What was written down before entries had leaves gets its leaf now, and waits for the sealer."""

import uuid

from django.db import migrations

from tongban.core.audit.entries import Entry, leaf_content
from tongban.core.audit.hashing import leaf_hash

ROWS = 1000


def give_leaves(apps, schema_editor):
    """Hash each entry as it stands."""
    entries = apps.get_model("store_audit", "AuditEntry").objects
    waiting = apps.get_model("store_audit", "Waiting").objects
    while rows := list(entries.filter(leaf_hash=None).order_by("id")[:ROWS]):
        for row in rows:
            row.salt = uuid.uuid4().bytes
            entry = Entry(
                at=row.at,
                actor=row.actor,
                action=row.action,
                subject=row.subject,
                case_number=row.case_number,
                ground=row.ground,
                outcome=row.outcome,
            )
            row.leaf_hash = leaf_hash(leaf_content(entry, row.salt))
        entries.bulk_update(rows, ["salt", "leaf_hash"])
        waiting.bulk_create([waiting.model(entry_id=row.pk) for row in rows])


class Migration(migrations.Migration):
    dependencies = [("store_audit", "0004_entries_have_leaves")]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE store_audit_auditentry DISABLE TRIGGER access_record_is_append_only;",
            migrations.RunSQL.noop,
        ),
        migrations.RunPython(give_leaves, migrations.RunPython.noop),
        migrations.RunSQL(
            "ALTER TABLE store_audit_auditentry ENABLE TRIGGER access_record_is_append_only;",
            migrations.RunSQL.noop,
        ),
    ]
