"""What a holder writes as a purpose may name people: it is sealed like everything they write."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("store_certificates", "0003_shared_and_changed_by_two"),
    ]

    operations = [
        migrations.RemoveField(model_name="share", name="purpose"),
        migrations.RemoveField(model_name="certificateuse", name="purpose"),
        migrations.AddField(
            model_name="share",
            name="purpose_sealed",
            field=models.BinaryField(default=b""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="certificateuse",
            name="purpose_sealed",
            field=models.BinaryField(default=b""),
            preserve_default=False,
        ),
    ]
