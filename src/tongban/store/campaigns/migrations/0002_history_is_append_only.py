"""What happened to a campaign is appended and never changed."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER campaign_record_is_append_only
    BEFORE UPDATE OR DELETE ON store_campaigns_campaignrecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = "DROP TRIGGER campaign_record_is_append_only ON store_campaigns_campaignrecord;"


class Migration(migrations.Migration):
    dependencies = [
        ("store_campaigns", "0001_campaigns_as_they_go"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
