"""Let the worker find the cases for whose officers registers are still to be asked."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store_cases", "0004_undecided_cases_by_item")]

    operations = [
        migrations.AddField(
            model_name="case",
            name="registers_due_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["registers_due_at"],
                condition=models.Q(registers_due_at__isnull=False),
                name="cases_to_ask_registers_for",
            ),
        ),
    ]
