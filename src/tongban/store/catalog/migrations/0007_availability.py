"""What may be counted on, one row a change."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store_catalog", "0006_items_are_found_by_department_and_matter"),
    ]

    operations = [
        migrations.CreateModel(
            name="Availability",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written_at", models.DateTimeField(auto_now_add=True)),
                ("after", models.BigIntegerField()),
                ("granted", models.JSONField()),
            ],
            options={
                "indexes": [models.Index(fields=["after", "id"], name="availability_of_release")],
            },
        ),
    ]
