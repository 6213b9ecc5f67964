"""Mandates with their history, what registers say of families and organisations, and who has died.

Until now an organisation's mandate was one row that came from the register of organisations: it
becomes the relation that the register states, to be confirmed when it is next used.
"""

import uuid

import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone

from tongban.store.sealing import seal, unseal

REFUSE = """
CREATE TRIGGER mandate_record_is_append_only BEFORE UPDATE OR DELETE ON store_people_mandaterecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ended_party_is_append_only BEFORE UPDATE OR DELETE ON store_people_endedparty
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = """
DROP TRIGGER mandate_record_is_append_only ON store_people_mandaterecord;
DROP TRIGGER ended_party_is_append_only ON store_people_endedparty;
"""


def to_relations(apps, schema_editor):
    """Keep what rows of the old kind said and was not revoked."""
    relation = apps.get_model("store_people", "Relation")
    for row in apps.get_model("store_people", "Mandate").objects.filter(revoked_at__isnull=True):
        said = unseal(row.organisation_sealed, f"mandate.organisation|{row.pk}")
        key = uuid.uuid4()
        relation.objects.get_or_create(
            account_id=row.account_id,
            kind="legal_representative",
            party_index=row.organisation_index,
            defaults={
                "id": key,
                "party_sealed": seal(
                    {"number": said["credit_code"], "name": said["name"]}, f"relation.party|{key}"
                ),
                "source": "business",
                "since": row.valid_from,
                "until": row.valid_until,
                "confirmed_on": timezone.localdate(),
            },
        )


class Migration(migrations.Migration):
    dependencies = [
        ("store_people", "0002_sessions_know_whose_they_are"),
        ("store_cases", "0002_history_is_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="EndedParty",
            fields=[
                (
                    "party_index",
                    models.BinaryField(max_length=32, primary_key=True, serialize=False),
                ),
                ("ended_on", models.DateField()),
                ("source", models.CharField(max_length=64)),
                ("told_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="MandateRow",
            fields=[
                ("code", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("principal_index", models.BinaryField(max_length=32)),
                ("agent_index", models.BinaryField(max_length=32)),
                ("mandate_sealed", models.BinaryField()),
                ("state", models.CharField(max_length=16)),
                ("valid_until", models.DateField()),
                ("offered_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["principal_index", "-offered_at"], name="mandates_of_principal"
                    ),
                    models.Index(fields=["agent_index", "-offered_at"], name="mandates_of_agent"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["offered", "accepted", "declined", "revoked", "renounced"],
                            )
                        ),
                        name="mandates_stand_somewhere",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MandateRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sequence", models.PositiveIntegerField()),
                ("name", models.CharField(max_length=24)),
                ("content_sealed", models.BinaryField()),
                ("by", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                (
                    "mandate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="store_people.mandaterow",
                    ),
                ),
            ],
            options={
                "ordering": ["mandate", "sequence"],
            },
        ),
        migrations.CreateModel(
            name="Relation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("guardian", "监护人"), ("legal_representative", "法定代表人")],
                        max_length=24,
                    ),
                ),
                ("party_index", models.BinaryField(max_length=32)),
                ("party_sealed", models.BinaryField()),
                ("source", models.CharField(max_length=64)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("confirmed_on", models.DateField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="relations",
                        to="store_people.account",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="mandaterecord",
            constraint=models.UniqueConstraint(
                fields=("mandate", "sequence"), name="one_event_of_a_mandate_at_each_place"
            ),
        ),
        migrations.AddConstraint(
            model_name="relation",
            constraint=models.UniqueConstraint(
                fields=("account", "kind", "party_index"), name="one_relation_to_each_party"
            ),
        ),
        migrations.RunPython(to_relations, migrations.RunPython.noop),
        migrations.DeleteModel(
            name="Mandate",
        ),
        migrations.RunSQL(REFUSE, ALLOW),
    ]
