"""A published version is never edited: only whether it is current may change."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION refuse_edit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.code, NEW.version, NEW.digest, NEW.content)
       IS DISTINCT FROM (OLD.code, OLD.version, OLD.digest, OLD.content) THEN
        RAISE EXCEPTION 'a published version is never edited'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER item_version_is_immutable BEFORE UPDATE ON store_catalog_itemversion
    FOR EACH ROW EXECUTE FUNCTION refuse_edit();
CREATE TRIGGER journey_version_is_immutable BEFORE UPDATE ON store_catalog_journeyversion
    FOR EACH ROW EXECUTE FUNCTION refuse_edit();
"""
ALLOW = """
DROP TRIGGER journey_version_is_immutable ON store_catalog_journeyversion;
DROP TRIGGER item_version_is_immutable ON store_catalog_itemversion;
DROP FUNCTION refuse_edit();
"""


class Migration(migrations.Migration):
    dependencies = [("store_catalog", "0001_initial")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
