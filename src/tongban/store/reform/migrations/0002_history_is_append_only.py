"""Baselines, and what happened to measures and journeys, are appended and never changed."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER baseline_is_append_only BEFORE UPDATE OR DELETE ON store_reform_baseline
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER measure_record_is_append_only BEFORE UPDATE OR DELETE ON store_reform_measurerecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journey_record_is_append_only BEFORE UPDATE OR DELETE ON store_reform_journeyrecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = """
DROP TRIGGER journey_record_is_append_only ON store_reform_journeyrecord;
DROP TRIGGER measure_record_is_append_only ON store_reform_measurerecord;
DROP TRIGGER baseline_is_append_only ON store_reform_baseline;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("store_reform", "0001_initial"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
