"""Events of holds and reports of deletion are appended and never changed."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER hold_record_is_append_only BEFORE UPDATE OR DELETE ON store_retention_holdrecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change_but_resealing('content_sealed');
CREATE TRIGGER deletion_is_append_only BEFORE UPDATE OR DELETE ON store_retention_deletion
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = """
DROP TRIGGER deletion_is_append_only ON store_retention_deletion;
DROP TRIGGER hold_record_is_append_only ON store_retention_holdrecord;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("store_retention", "0001_initial"),
        ("store_sealing", "0001_initial"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
