"""What happened at a window is appended and never changed."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER attendance_record_is_append_only
    BEFORE UPDATE OR DELETE ON store_attendance_attendancerecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = "DROP TRIGGER attendance_record_is_append_only ON store_attendance_attendancerecord;"


class Migration(migrations.Migration):
    dependencies = [
        ("store_attendance", "0001_who_was_at_which_window"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
