"""Nothing of a published version is edited or removed: only whether it is current may change."""

from django.db import migrations

WHOLE = """
CREATE OR REPLACE FUNCTION refuse_edit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR to_jsonb(NEW) - 'current' IS DISTINCT FROM to_jsonb(OLD) - 'current' THEN
        RAISE EXCEPTION 'what is published in % is never edited', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER item_version_stays BEFORE DELETE ON store_catalog_itemversion
    FOR EACH ROW EXECUTE FUNCTION refuse_edit();
CREATE TRIGGER journey_version_stays BEFORE DELETE ON store_catalog_journeyversion
    FOR EACH ROW EXECUTE FUNCTION refuse_edit();
CREATE TRIGGER release_is_immutable BEFORE UPDATE OR DELETE ON store_catalog_release
    FOR EACH ROW EXECUTE FUNCTION refuse_edit();
"""
PARTS = """
DROP TRIGGER release_is_immutable ON store_catalog_release;
DROP TRIGGER journey_version_stays ON store_catalog_journeyversion;
DROP TRIGGER item_version_stays ON store_catalog_itemversion;
"""


class Migration(migrations.Migration):
    dependencies = [("store_catalog", "0002_versions_are_immutable")]

    operations = [migrations.RunSQL(WHOLE, PARTS)]
