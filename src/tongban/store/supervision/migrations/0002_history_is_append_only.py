"""What was found, and what happened to an order, is appended and never changed."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER sighting_is_append_only BEFORE UPDATE OR DELETE ON store_supervision_sightingrow
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER order_record_is_append_only BEFORE UPDATE OR DELETE ON store_supervision_orderrecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = """
DROP TRIGGER sighting_is_append_only ON store_supervision_sightingrow;
DROP TRIGGER order_record_is_append_only ON store_supervision_orderrecord;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("store_supervision", "0001_findings_and_orders"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
