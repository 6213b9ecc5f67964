"""Every entry has a leaf, waits for its seal, and is found by whom it concerns; none is changed."""

from django.db import migrations, models

GUARD = """
CREATE FUNCTION audit_entry_is_awaited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO store_audit_waiting (entry_id) SELECT id FROM appended;
    INSERT INTO store_audit_concern (person_index, entry_id)
        SELECT DISTINCT unnest(concerned), id FROM appended;
    RETURN NULL;
END $$;
CREATE TRIGGER audit_entry_is_awaited AFTER INSERT ON store_audit_auditentry
    REFERENCING NEW TABLE AS appended
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_is_awaited();
ALTER TRIGGER access_record_is_append_only ON store_audit_auditentry
    RENAME TO audit_entry_is_append_only;
CREATE TRIGGER leaf_is_append_only BEFORE UPDATE OR DELETE ON store_audit_leaf
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER anchor_is_append_only BEFORE UPDATE OR DELETE ON store_audit_anchor
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
RELEASE = """
DROP TRIGGER anchor_is_append_only ON store_audit_anchor;
DROP TRIGGER leaf_is_append_only ON store_audit_leaf;
ALTER TRIGGER audit_entry_is_append_only ON store_audit_auditentry
    RENAME TO access_record_is_append_only;
DROP TRIGGER audit_entry_is_awaited ON store_audit_auditentry;
DROP FUNCTION audit_entry_is_awaited();
"""


class Migration(migrations.Migration):
    dependencies = [("store_audit", "0005_records_become_leaves")]

    operations = [
        migrations.AlterField("AuditEntry", "salt", models.BinaryField(max_length=16)),
        migrations.AlterField("AuditEntry", "leaf_hash", models.BinaryField(max_length=32)),
        migrations.RunSQL(GUARD, RELEASE),
    ]
