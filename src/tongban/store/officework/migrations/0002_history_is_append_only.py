"""What happened to a template and to a proposed act is appended and never changed."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER template_record_is_append_only
    BEFORE UPDATE OR DELETE ON store_officework_templaterecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER second_hand_record_is_append_only
    BEFORE UPDATE OR DELETE ON store_officework_secondhandrecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = """
DROP TRIGGER template_record_is_append_only ON store_officework_templaterecord;
DROP TRIGGER second_hand_record_is_append_only ON store_officework_secondhandrecord;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("store_officework", "0001_office_work"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
