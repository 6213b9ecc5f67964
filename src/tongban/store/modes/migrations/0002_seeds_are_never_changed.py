"""A seed whose fingerprint was told is never changed, or a draw would prove nothing."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER sampling_seed_is_append_only BEFORE UPDATE OR DELETE ON store_modes_samplingseed
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = "DROP TRIGGER sampling_seed_is_append_only ON store_modes_samplingseed;"


class Migration(migrations.Migration):
    dependencies = [
        ("store_modes", "0001_modes_of_handling"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
