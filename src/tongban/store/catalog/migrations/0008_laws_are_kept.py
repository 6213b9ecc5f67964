"""Keep from when and until when sources of law hold; what was said of one is never changed."""

from django.db import migrations, models

REFUSE = """
CREATE TRIGGER law_row_is_append_only BEFORE UPDATE OR DELETE ON store_catalog_lawrow
    FOR EACH ROW EXECUTE FUNCTION refuse_edit();
"""
ALLOW = "DROP TRIGGER law_row_is_append_only ON store_catalog_lawrow;"


class Migration(migrations.Migration):
    dependencies = [
        ("store_catalog", "0007_availability"),
    ]

    operations = [
        migrations.CreateModel(
            name="LawRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("law", models.CharField(max_length=200)),
                ("number", models.CharField(blank=True, max_length=100)),
                ("level", models.PositiveSmallIntegerField()),
                ("in_force_from", models.DateField(null=True)),
                ("repealed_on", models.DateField(null=True)),
                ("replaced_by", models.CharField(blank=True, max_length=200)),
                ("by", models.CharField(max_length=64)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "indexes": [models.Index(fields=["law", "-id"], name="newest_word_on_a_law")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("in_force_from__isnull", True),
                            ("repealed_on__isnull", True),
                            ("repealed_on__gt", models.F("in_force_from")),
                            _connector="OR",
                        ),
                        name="a_law_ends_after_it_begins",
                    )
                ],
            },
        ),
        migrations.RunSQL(REFUSE, ALLOW),
    ]
