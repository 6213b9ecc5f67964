"""What happened to a request or a resource is appended and never changed."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER request_record_is_append_only
    BEFORE UPDATE OR DELETE ON store_exchange_requestrecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER resource_record_is_append_only
    BEFORE UPDATE OR DELETE ON store_exchange_resourcerecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = """
DROP TRIGGER resource_record_is_append_only ON store_exchange_resourcerecord;
DROP TRIGGER request_record_is_append_only ON store_exchange_requestrecord;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("store_exchange", "0004_requests_and_resources"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
