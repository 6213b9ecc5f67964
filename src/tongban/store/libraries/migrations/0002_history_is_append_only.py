"""What happened to entities and pairs is appended and never changed."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER entity_history_is_append_only BEFORE UPDATE OR DELETE
    ON store_libraries_entityhistory FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER pair_history_is_append_only BEFORE UPDATE OR DELETE
    ON store_libraries_pairhistory FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = """
DROP TRIGGER entity_history_is_append_only ON store_libraries_entityhistory;
DROP TRIGGER pair_history_is_append_only ON store_libraries_pairhistory;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("store_libraries", "0001_records_entities_and_pairs"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
