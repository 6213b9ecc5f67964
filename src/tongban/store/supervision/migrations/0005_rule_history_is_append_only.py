"""How a rule was set is appended and never changed."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER rule_record_is_append_only BEFORE UPDATE OR DELETE ON store_supervision_rulerecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = "DROP TRIGGER rule_record_is_append_only ON store_supervision_rulerecord;"


class Migration(migrations.Migration):
    dependencies = [
        ("store_supervision", "0004_rules_are_set_and_cases_extracted"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
