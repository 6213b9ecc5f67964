"""Events of assessments are appended and never changed."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER impact_record_is_append_only BEFORE UPDATE OR DELETE ON store_impact_impactrecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = "DROP TRIGGER impact_record_is_append_only ON store_impact_impactrecord;"


class Migration(migrations.Migration):
    dependencies = [
        ("store_impact", "0001_initial"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
