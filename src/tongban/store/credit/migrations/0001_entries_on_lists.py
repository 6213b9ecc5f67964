"""Entries on lists, with what happened to them."""

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='CreditRow',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('list', models.CharField(max_length=32)),
                ('department', models.CharField(max_length=64)),
                ('status', models.CharField(max_length=16)),
                ('decided_on', models.DateField()),
                ('counts_until', models.DateField()),
                ('due_on', models.DateField(null=True)),
                ('party_index', models.BinaryField(max_length=32)),
                ('party_sealed', models.BinaryField()),
                ('opened_at', models.DateTimeField()),
                ('revision', models.PositiveIntegerField(default=1)),
            ],
            options={
                'indexes': [models.Index(fields=['party_index'], name='credit_of_party'), models.Index(fields=['department', '-opened_at', 'id'], name='credit_of_department'), models.Index(condition=models.Q(('due_on__isnull', False)), fields=['department', 'due_on', 'id'], name='credit_to_answer')],
            },
        ),
        migrations.CreateModel(
            name='CreditRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sequence', models.PositiveIntegerField()),
                ('name', models.CharField(max_length=24)),
                ('content_sealed', models.BinaryField()),
                ('by', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='records', to='store_credit.creditrow')),
            ],
            options={
                'ordering': ['entry', 'sequence'],
                'constraints': [models.UniqueConstraint(fields=('entry', 'sequence'), name='one_event_of_a_credit_entry_at_each_place')],
            },
        ),
    ]
