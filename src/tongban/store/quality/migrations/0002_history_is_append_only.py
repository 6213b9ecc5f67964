"""What happened to rule books and to rows of the queue is appended and never changed."""

from django.db import migrations

TABLES = ("store_quality_rulebookrecord", "store_quality_queuedrowrecord")
REFUSE = "".join(
    f"CREATE TRIGGER {table}_is_append_only BEFORE UPDATE OR DELETE ON {table}"
    " FOR EACH ROW EXECUTE FUNCTION refuse_change();"
    for table in TABLES
)
ALLOW = "".join(f"DROP TRIGGER {table}_is_append_only ON {table};" for table in TABLES)


class Migration(migrations.Migration):
    dependencies = [
        ("store_quality", "0001_rules_checks_and_rows"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
