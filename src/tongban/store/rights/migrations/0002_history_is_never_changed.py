"""Events of requests are never changed; when its time is over a request goes as a whole."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER rights_record_is_never_changed BEFORE UPDATE ON store_rights_rightsrecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change_but_resealing('content_sealed');
"""
ALLOW = "DROP TRIGGER rights_record_is_never_changed ON store_rights_rightsrecord;"


class Migration(migrations.Migration):
    dependencies = [
        ("store_rights", "0001_initial"),
        ("store_sealing", "0001_initial"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
