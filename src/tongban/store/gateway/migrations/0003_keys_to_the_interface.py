"""Keys by which programs are known to the interface, and how often they are used."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store_gateway", "0002_history_is_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="ApiUse",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "key_id",
                        "window",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("key_id", models.CharField(max_length=12)),
                ("window", models.CharField(max_length=16)),
                ("began_on", models.DateField()),
                ("used", models.IntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="ApiKey",
            fields=[
                ("key_id", models.CharField(max_length=12, primary_key=True, serialize=False)),
                ("digest", models.BinaryField(max_length=32)),
                (
                    "scopes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=32), size=None
                    ),
                ),
                ("calls_a_minute", models.PositiveIntegerField()),
                ("calls_a_day", models.PositiveIntegerField()),
                ("made_on", models.DateField()),
                ("expires_on", models.DateField()),
                ("revoked_on", models.DateField(null=True)),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="api_keys",
                        to="store_gateway.client",
                    ),
                ),
            ],
        ),
    ]
