"""A draft says which systems wrote into it; of drafts of before nobody knows, so none adds to them."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store_cases", "0011_lists_in_every_order")]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="prepared_by",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=64), blank=True, default=list, size=None
            ),
        ),
    ]
