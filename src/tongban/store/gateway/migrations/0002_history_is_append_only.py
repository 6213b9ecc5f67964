"""Calls and how they ended are appended and never changed."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER call_is_append_only BEFORE UPDATE OR DELETE ON store_gateway_call
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER call_end_is_append_only BEFORE UPDATE OR DELETE ON store_gateway_callend
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = """
DROP TRIGGER call_end_is_append_only ON store_gateway_callend;
DROP TRIGGER call_is_append_only ON store_gateway_call;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("store_gateway", "0001_initial"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
