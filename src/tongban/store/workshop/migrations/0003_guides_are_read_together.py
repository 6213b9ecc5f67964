"""Keep the guides that are read for a copy, and who decided what on their suggestions."""

import django.db.models.deletion
from django.db import migrations, models

REFUSE = """
CREATE TRIGGER reading_decision_is_append_only BEFORE UPDATE OR DELETE
    ON store_workshop_readingdecision FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = "DROP TRIGGER reading_decision_is_append_only ON store_workshop_readingdecision;"


class Migration(migrations.Migration):
    dependencies = [
        ("store_workshop", "0002_history_is_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="GuideReading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("blocks", models.JSONField()),
                ("pointers", models.JSONField(default=list)),
                ("by", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("put_away_at", models.DateTimeField(null=True)),
                (
                    "copy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="store_workshop.workshopcopy",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReadingDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=120)),
                ("decision", models.CharField(max_length=8)),
                ("by", models.CharField(max_length=64)),
                ("by_name", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="store_workshop.guidereading",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="guidereading",
            constraint=models.UniqueConstraint(
                condition=models.Q(("put_away_at__isnull", True)),
                fields=("copy",),
                name="one_guide_on_each_desk",
            ),
        ),
        migrations.RunSQL(REFUSE, ALLOW),
    ]
