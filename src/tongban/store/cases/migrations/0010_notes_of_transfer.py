"""What moves to another authority goes with a note: it is a kind of voucher."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store_cases", "0009_duties_after_decisions"),
    ]

    operations = [
        migrations.AlterField(
            model_name="voucher",
            name="kind",
            field=models.CharField(
                choices=[
                    ("receipt", "收件凭证"),
                    ("acceptance", "受理通知书"),
                    ("correction", "补正告知书"),
                    ("refusal", "不予受理决定书"),
                    ("decision", "决定书"),
                    ("withdrawal", "撤回确认书"),
                    ("transfer", "移送单"),
                ],
                max_length=16,
            ),
        ),
    ]
