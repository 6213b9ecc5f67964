"""What happened to an entry is appended and never changed."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER credit_record_is_append_only BEFORE UPDATE OR DELETE ON store_credit_creditrecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = "DROP TRIGGER credit_record_is_append_only ON store_credit_creditrecord;"


class Migration(migrations.Migration):
    dependencies = [
        ("store_credit", "0001_entries_on_lists"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
