"""What has been written down is never changed."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER certificate_event_is_append_only BEFORE UPDATE OR DELETE ON store_certificates_certificateevent
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = "DROP TRIGGER certificate_event_is_append_only ON store_certificates_certificateevent;"


class Migration(migrations.Migration):
    dependencies = [
        ("store_certificates", "0001_initial"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
