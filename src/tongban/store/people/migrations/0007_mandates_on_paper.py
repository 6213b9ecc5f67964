"""Mandates on paper: their scan, the department whose window kept them, and whether to check."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store_documents", "0001_initial"),
        ("store_people", "0006_absences_and_interests_are_append_only"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="mandaterow",
            name="mandates_stand_somewhere",
        ),
        migrations.AddField(
            model_name="mandaterow",
            name="kept_by",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
        migrations.AddField(
            model_name="mandaterow",
            name="paper",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="mandates",
                to="store_documents.storedfile",
            ),
        ),
        migrations.AddField(
            model_name="mandaterow",
            name="unchecked",
            field=models.BooleanField(default=False),
        ),
        migrations.AddIndex(
            model_name="mandaterow",
            index=models.Index(
                condition=models.Q(("kept_by", ""), _negated=True),
                fields=["kept_by", "-offered_at", "code"],
                name="mandates_on_paper",
            ),
        ),
        migrations.AddIndex(
            model_name="mandaterow",
            index=models.Index(
                condition=models.Q(("unchecked", True)),
                fields=["kept_by", "offered_at"],
                name="mandates_to_check",
            ),
        ),
        migrations.AddConstraint(
            model_name="mandaterow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "offered",
                            "accepted",
                            "declined",
                            "revoked",
                            "renounced",
                            "presented",
                            "returned",
                            "disowned",
                        ],
                    )
                ),
                name="mandates_stand_somewhere",
            ),
        ),
    ]
