"""What happened to a ticket is appended and never changed."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER ticket_record_is_append_only BEFORE UPDATE OR DELETE ON store_tickets_ticketrecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = "DROP TRIGGER ticket_record_is_append_only ON store_tickets_ticketrecord;"


class Migration(migrations.Migration):
    dependencies = [
        ("store_tickets", "0001_corrections_and_questions"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
