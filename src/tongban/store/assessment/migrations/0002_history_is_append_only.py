"""What happened to a round is appended and never changed."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER round_record_is_append_only BEFORE UPDATE OR DELETE ON store_assessment_roundrecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = "DROP TRIGGER round_record_is_append_only ON store_assessment_roundrecord;"


class Migration(migrations.Migration):
    dependencies = [
        ("store_assessment", "0001_initial"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
