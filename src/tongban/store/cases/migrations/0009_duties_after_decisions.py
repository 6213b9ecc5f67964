from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store_cases', '0008_lists_of_a_million'),
    ]

    operations = [
        migrations.AlterField(
            model_name='workitem',
            name='kind',
            field=models.CharField(choices=[('review', '受理审查'), ('step', '办理环节'), ('decision', '决定'), ('issue', '制证送达'), ('duty', '后续事项')], max_length=16),
        ),
    ]
