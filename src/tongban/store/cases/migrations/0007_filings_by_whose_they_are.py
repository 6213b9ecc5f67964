"""A person sees what anybody filed in their name: filings are found by whose they are."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store_cases", "0006_cases_know_their_handled_item"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="filing",
            index=models.Index(fields=["subject_index", "-filed_at"], name="filings_of_subject"),
        ),
    ]
