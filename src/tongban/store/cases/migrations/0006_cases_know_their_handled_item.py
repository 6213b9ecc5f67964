"""Each case knows the handled item (业务办理项) that its situation falls into."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store_cases", "0005_registers_are_asked_for_officers")]

    operations = [
        migrations.AddField(
            model_name="case",
            name="handled",
            field=models.CharField(blank=True, default="", max_length=80),
        ),
    ]
