"""The database itself says since when an entry waits for its seal."""

import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store_audit", "0006_every_entry_waits_for_its_seal")]

    operations = [
        migrations.AddField(
            "Waiting",
            "since",
            models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
        )
    ]
