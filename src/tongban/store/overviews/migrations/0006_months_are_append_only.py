"""What was told of a month is never told otherwise."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER open_month_is_append_only BEFORE UPDATE OR DELETE ON store_overviews_openmonth
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = "DROP TRIGGER open_month_is_append_only ON store_overviews_openmonth;"


class Migration(migrations.Migration):
    dependencies = [("store_overviews", "0005_open_months")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
