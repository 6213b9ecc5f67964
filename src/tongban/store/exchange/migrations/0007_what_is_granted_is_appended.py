"""What was granted at a moment is appended and never changed."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER availability_is_append_only BEFORE UPDATE OR DELETE ON store_catalog_availability
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = "DROP TRIGGER availability_is_append_only ON store_catalog_availability;"


class Migration(migrations.Migration):
    dependencies = [
        ("store_exchange", "0006_peers_and_what_they_offer"),
        ("store_catalog", "0007_availability"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
