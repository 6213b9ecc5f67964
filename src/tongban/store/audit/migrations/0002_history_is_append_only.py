"""What has been written down is never changed."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER access_record_is_append_only BEFORE UPDATE OR DELETE ON store_audit_accessrecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = "DROP TRIGGER access_record_is_append_only ON store_audit_accessrecord;"


class Migration(migrations.Migration):
    dependencies = [
        ("store_audit", "0001_initial"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
