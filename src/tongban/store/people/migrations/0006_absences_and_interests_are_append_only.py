"""What happened to an absence, and who withdrew from a case, is appended and never changed."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER absence_record_is_append_only BEFORE UPDATE OR DELETE ON store_people_absencerecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER interest_record_is_append_only
    BEFORE UPDATE OR DELETE ON store_people_interestrecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = """
DROP TRIGGER absence_record_is_append_only ON store_people_absencerecord;
DROP TRIGGER interest_record_is_append_only ON store_people_interestrecord;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("store_people", "0005_absences_and_interests"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
