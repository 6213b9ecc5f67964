"""A release names the versions in force in it, so that what is read of it belongs together.

Until now a mark on each version said that it was current; only the newest release can therefore be
told apart, and only the newest is ever opened. With the mark gone, no column of a version changes.
"""

import django.contrib.postgres.fields
from django.db import migrations, models

NAME = """
ALTER TABLE store_catalog_release DISABLE TRIGGER release_is_immutable;
UPDATE store_catalog_release SET
    items = ARRAY(SELECT id FROM store_catalog_itemversion WHERE current ORDER BY id),
    journeys = ARRAY(SELECT id FROM store_catalog_journeyversion WHERE current ORDER BY id)
WHERE id = (SELECT max(id) FROM store_catalog_release);
ALTER TABLE store_catalog_release ENABLE TRIGGER release_is_immutable;
"""
MARK = """
UPDATE store_catalog_itemversion SET current = id IN (
    SELECT unnest(items) FROM store_catalog_release
    WHERE id = (SELECT max(id) FROM store_catalog_release));
UPDATE store_catalog_journeyversion SET current = id IN (
    SELECT unnest(journeys) FROM store_catalog_release
    WHERE id = (SELECT max(id) FROM store_catalog_release));
"""
NOTHING_CHANGES = """
CREATE OR REPLACE FUNCTION refuse_edit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what is published in % is never edited', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""
ONLY_THE_MARK = """
CREATE OR REPLACE FUNCTION refuse_edit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR to_jsonb(NEW) - 'current' IS DISTINCT FROM to_jsonb(OLD) - 'current' THEN
        RAISE EXCEPTION 'what is published in % is never edited', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
"""


def keys(name):
    """Return a column of version keys for releases."""
    array = django.contrib.postgres.fields.ArrayField(
        base_field=models.BigIntegerField(), default=list, size=None
    )
    return migrations.AddField(model_name="release", name=name, field=array)


class Migration(migrations.Migration):
    dependencies = [("store_catalog", "0003_nothing_published_is_edited")]

    operations = [
        keys("items"),
        keys("journeys"),
        migrations.RunSQL(NAME, MARK),
        migrations.RemoveConstraint(model_name="itemversion", name="one_current_item_version"),
        migrations.RemoveConstraint(model_name="journeyversion", name="one_current_journey_version"),
        migrations.RemoveField(model_name="itemversion", name="current"),
        migrations.RemoveField(model_name="journeyversion", name="current"),
        migrations.RunSQL(NOTHING_CHANGES, ONLY_THE_MARK),
    ]
