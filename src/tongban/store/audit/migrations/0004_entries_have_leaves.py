"""What was an access record is an audit entry, with whom it concerns and the hash of its leaf."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store_audit", "0003_access_by_actor")]

    operations = [
        migrations.RenameModel("AccessRecord", "AuditEntry"),
        migrations.RenameIndex("AuditEntry", new_name="audit_of_subject", old_name="access_to_subject"),
        migrations.RenameIndex("AuditEntry", new_name="audit_of_actor", old_name="access_by_actor"),
        migrations.AlterField("AuditEntry", "at", models.DateTimeField()),
        migrations.AddField(
            "AuditEntry",
            "concerned",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.BinaryField(max_length=32), default=list, size=None
            ),
        ),
        migrations.AddField("AuditEntry", "details", models.JSONField(default=dict)),
        migrations.AddField("AuditEntry", "salt", models.BinaryField(max_length=16, null=True)),
        migrations.AddField("AuditEntry", "leaf_hash", models.BinaryField(max_length=32, null=True)),
        migrations.CreateModel(
            name="Waiting",
            fields=[("entry_id", models.BigIntegerField(primary_key=True, serialize=False))],
        ),
        migrations.CreateModel(
            name="Leaf",
            fields=[
                ("index", models.BigIntegerField(primary_key=True, serialize=False)),
                ("entry_id", models.BigIntegerField(unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="Anchor",
            fields=[
                ("size", models.BigIntegerField(primary_key=True, serialize=False)),
                ("root", models.BinaryField(max_length=32)),
                ("at", models.DateTimeField()),
                ("key_id", models.CharField(max_length=64)),
                ("algorithm", models.CharField(max_length=32)),
                ("signature", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Concern",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "person_index",
                        "entry_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("person_index", models.BinaryField(max_length=32)),
                ("entry_id", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Tile",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "level", "index", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("level", models.PositiveSmallIntegerField()),
                ("index", models.BigIntegerField()),
                ("hashes", models.BinaryField()),
            ],
        ),
    ]
