"""Revisions, reviews and standard items are appended and never changed."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER revision_is_append_only BEFORE UPDATE OR DELETE ON store_workshop_revision
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER review_record_is_append_only BEFORE UPDATE OR DELETE ON store_workshop_reviewrecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER standard_version_is_append_only BEFORE UPDATE OR DELETE
    ON store_workshop_standardversion FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = """
DROP TRIGGER standard_version_is_append_only ON store_workshop_standardversion;
DROP TRIGGER review_record_is_append_only ON store_workshop_reviewrecord;
DROP TRIGGER revision_is_append_only ON store_workshop_revision;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("store_workshop", "0001_initial"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
