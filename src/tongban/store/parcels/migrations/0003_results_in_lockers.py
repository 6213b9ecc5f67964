import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store_cases', '0008_lists_of_a_million'),
        ('store_parcels', '0002_tracks_are_append_only'),
    ]

    operations = [
        migrations.CreateModel(
            name='LockerStay',
            fields=[
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='locker_stay', serialize=False, to='store_cases.case')),
                ('until', models.DateField(db_index=True)),
            ],
        ),
    ]
