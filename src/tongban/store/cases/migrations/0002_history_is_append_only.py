"""Events are appended and never changed; numbers come from one sequence."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER case_event_is_append_only BEFORE UPDATE OR DELETE ON store_cases_caseevent
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE SEQUENCE tongban_serial;
"""
ALLOW = """
DROP SEQUENCE tongban_serial;
DROP TRIGGER case_event_is_append_only ON store_cases_caseevent;
DROP FUNCTION refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("store_cases", "0001_initial")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
