"""What happened to a joint handling is appended and never changed."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER joint_record_is_append_only BEFORE UPDATE OR DELETE ON store_joint_jointrecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = "DROP TRIGGER joint_record_is_append_only ON store_joint_jointrecord;"


class Migration(migrations.Migration):
    dependencies = [
        ("store_joint", "0001_what_is_handled_together"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
