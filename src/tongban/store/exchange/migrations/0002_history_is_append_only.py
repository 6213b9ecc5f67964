"""What happened to a grant is appended and never changed."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER grant_record_is_append_only BEFORE UPDATE OR DELETE ON store_exchange_grantrecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = "DROP TRIGGER grant_record_is_append_only ON store_exchange_grantrecord;"


class Migration(migrations.Migration):
    dependencies = [
        ("store_exchange", "0001_initial"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
