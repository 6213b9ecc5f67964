"""Whatever is never changed lets its sealed columns move to another key, and nothing else.

By the name of its columns, so that a table of history that comes later needs no word about it.
"""

from django.db import migrations

RESEALING = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    told jsonb := to_jsonb(OLD); tells jsonb; part record; colon bytea := '\\x3a';
    moved int := 0; altered int := 0;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        tells := to_jsonb(NEW);
        FOR part IN SELECT key, value FROM jsonb_each_text(told) LOOP
            CONTINUE WHEN part.value IS NOT DISTINCT FROM tells ->> part.key;
            IF part.key LIKE '%\\_sealed'
               AND position(colon IN part.value::bytea) > 1
               AND position(colon IN (tells ->> part.key)::bytea) > 1
               AND split_part(encode(part.value::bytea, 'escape'), ':', 1)
                <> split_part(encode((tells ->> part.key)::bytea, 'escape'), ':', 1) THEN
                moved := moved + 1;
            ELSE
                altered := altered + 1;
            END IF;
        END LOOP;
        IF moved > 0 AND altered = 0 THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""
NOT_ANY_MORE = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("store_sealing", "0001_initial")]

    operations = [migrations.RunSQL(RESEALING, NOT_ANY_MORE)]
