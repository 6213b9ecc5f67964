"""What a courier said is appended and never changed."""

from django.db import migrations

TABLE = "store_parcels_parceltrackrow"


class Migration(migrations.Migration):
    dependencies = [
        ("store_parcels", "0001_initial"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [
        migrations.RunSQL(
            f"CREATE TRIGGER {TABLE}_is_append_only BEFORE UPDATE OR DELETE ON {TABLE}"
            " FOR EACH ROW EXECUTE FUNCTION refuse_change();",
            f"DROP TRIGGER {TABLE}_is_append_only ON {TABLE};",
        )
    ]
