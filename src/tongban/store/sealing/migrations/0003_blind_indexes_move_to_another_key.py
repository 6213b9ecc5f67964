"""Blind indexes have generations; a history lets them be carried over to the next, and no more.

Only while they are carried over, which whoever does it says for its own transaction.
"""

from django.db import migrations, models

CARRIED = """
            ELSIF current_setting('tongban.carrying_over', true) = 'on'
               AND part.key LIKE '%\\_index'
               AND length(part.value::bytea) = 32
               AND length((tells ->> part.key)::bytea) = 32 THEN
                moved := moved + 1;
"""


def refusing(allowed: str) -> str:
    """Return the function that refuses change but to another key, and what else is allowed."""
    return f"""
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
            {allowed.strip()}
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


class Migration(migrations.Migration):
    dependencies = [("store_sealing", "0002_every_history_may_be_resealed")]

    operations = [
        migrations.CreateModel(
            name="IndexGeneration",
            fields=[
                ("generation", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ("witness", models.BinaryField(max_length=32)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.RunSQL(refusing(CARRIED), refusing("")),
    ]
