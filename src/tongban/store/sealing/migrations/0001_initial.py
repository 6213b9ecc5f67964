"""How far resealing has come; and histories let their ciphertext move to another key, no more."""

from django.db import migrations, models

FROZEN = {
    "case_event_is_append_only": ("store_cases_caseevent", "content_sealed"),
    "certificate_use_is_append_only": ("store_certificates_certificateuse", "purpose_sealed"),
    "ticket_record_is_append_only": ("store_tickets_ticketrecord", "content_sealed"),
    "call_is_append_only": ("store_gateway_call", "envelope_sealed"),
}
FUNCTION = """
CREATE FUNCTION refuse_change_but_resealing() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before bytea; after bytea;
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - TG_ARGV[0] = to_jsonb(NEW) - TG_ARGV[0] THEN
        before := (to_jsonb(OLD) ->> TG_ARGV[0])::bytea;
        after := (to_jsonb(NEW) ->> TG_ARGV[0])::bytea;
        IF position('\\x3a'::bytea IN before) > 1 AND position('\\x3a'::bytea IN after) > 1
           AND substring(before FROM 1 FOR position('\\x3a'::bytea IN before))
            <> substring(after FROM 1 FOR position('\\x3a'::bytea IN after)) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""


def _triggers(function: str, *, column: bool) -> str:
    return "".join(
        f"DROP TRIGGER {name} ON {table};"
        f"CREATE TRIGGER {name} BEFORE UPDATE OR DELETE ON {table}"
        f" FOR EACH ROW EXECUTE FUNCTION {function}({repr(of) if column else ''});"
        for name, (table, of) in FROZEN.items()
    )


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("store_cases", "0006_cases_know_their_handled_item"),
        ("store_certificates", "0004_purposes_are_sealed"),
        ("store_tickets", "0002_history_is_append_only"),
        ("store_gateway", "0002_history_is_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="Resealing",
            fields=[
                ("column", models.CharField(max_length=128, primary_key=True, serialize=False)),
                ("key_id", models.CharField(max_length=32)),
                ("upto", models.CharField(blank=True, max_length=128)),
                ("resealed", models.BigIntegerField(default=0)),
                ("left", models.BigIntegerField(default=0)),
                ("broken", models.BigIntegerField(default=0)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.RunSQL(
            FUNCTION + _triggers("refuse_change_but_resealing", column=True),
            _triggers("refuse_change", column=False)
            + "DROP FUNCTION refuse_change_but_resealing();",
        ),
    ]
