"""What happened to a concern is appended and never changed."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER concern_record_is_append_only
    BEFORE UPDATE OR DELETE ON store_feedback_concernrecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = "DROP TRIGGER concern_record_is_append_only ON store_feedback_concernrecord;"


class Migration(migrations.Migration):
    dependencies = [
        ("store_feedback", "0002_ratings_grow_and_concerns"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
