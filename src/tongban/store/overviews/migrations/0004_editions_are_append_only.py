"""What the public was told stays as it was told."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER edition_is_append_only BEFORE UPDATE OR DELETE ON store_overviews_edition
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER edition_line_is_append_only BEFORE UPDATE OR DELETE ON store_overviews_editionline
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = """
DROP TRIGGER edition_line_is_append_only ON store_overviews_editionline;
DROP TRIGGER edition_is_append_only ON store_overviews_edition;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("store_overviews", "0003_lists_are_published"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
