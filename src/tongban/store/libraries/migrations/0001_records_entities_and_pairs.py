"""Records of registers, the entities that they make, and pairs for people to decide."""

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='LibraryRow',
            fields=[
                ('code', models.CharField(max_length=32, primary_key=True, serialize=False)),
                ('keeper', models.CharField(max_length=64)),
                ('definition', models.JSONField()),
                ('built_at', models.DateTimeField(null=True)),
                ('next_serial', models.PositiveBigIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name='EntityRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=48, unique=True)),
                ('opened_at', models.DateTimeField()),
                ('revision', models.PositiveIntegerField(default=0)),
                ('into', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='absorbed', to='store_libraries.entityrow')),
                ('library', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entities', to='store_libraries.libraryrow')),
            ],
        ),
        migrations.CreateModel(
            name='PairRow',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('weight', models.FloatField()),
                ('status', models.CharField(default='open', max_length=8)),
                ('merged', models.CharField(blank=True, max_length=48)),
                ('opened_at', models.DateTimeField()),
                ('revision', models.PositiveIntegerField(default=0)),
                ('library', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pairs', to='store_libraries.libraryrow')),
            ],
        ),
        migrations.CreateModel(
            name='PairHistory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sequence', models.PositiveIntegerField()),
                ('name', models.CharField(max_length=24)),
                ('content_sealed', models.BinaryField()),
                ('by', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('pair', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='history', to='store_libraries.pairrow')),
            ],
            options={
                'ordering': ['pair', 'sequence'],
            },
        ),
        migrations.CreateModel(
            name='RegisterRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('register', models.CharField(max_length=64)),
                ('key', models.CharField(max_length=128)),
                ('number_index', models.BinaryField(max_length=32, null=True)),
                ('digest', models.BinaryField(max_length=32)),
                ('content_sealed', models.BinaryField()),
                ('fresh', models.BooleanField(default=True)),
                ('gone_at', models.DateTimeField(null=True)),
                ('entity', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='records', to='store_libraries.entityrow')),
                ('library', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='records', to='store_libraries.libraryrow')),
            ],
        ),
        migrations.AddField(
            model_name='pairrow',
            name='one',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store_libraries.registerrecord'),
        ),
        migrations.AddField(
            model_name='pairrow',
            name='other',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store_libraries.registerrecord'),
        ),
        migrations.CreateModel(
            name='EntityHistory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sequence', models.PositiveIntegerField()),
                ('name', models.CharField(max_length=24)),
                ('content_sealed', models.BinaryField()),
                ('by', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='history', to='store_libraries.entityrow')),
            ],
            options={
                'ordering': ['entity', 'sequence'],
                'constraints': [models.UniqueConstraint(fields=('entity', 'sequence'), name='one_event_of_an_entity_at_each_place')],
            },
        ),
        migrations.AddIndex(
            model_name='entityrow',
            index=models.Index(fields=['library', 'into'], name='entities_of_library'),
        ),
        migrations.AddConstraint(
            model_name='pairhistory',
            constraint=models.UniqueConstraint(fields=('pair', 'sequence'), name='one_decision_of_a_pair_at_each_place'),
        ),
        migrations.AddIndex(
            model_name='registerrecord',
            index=models.Index(fields=['library', 'number_index'], name='records_by_number'),
        ),
        migrations.AddConstraint(
            model_name='registerrecord',
            constraint=models.UniqueConstraint(fields=('library', 'register', 'key'), name='one_record_of_a_register_for_a_key'),
        ),
        migrations.AddIndex(
            model_name='pairrow',
            index=models.Index(condition=models.Q(('status', 'open')), fields=['library', '-weight', 'id'], name='pairs_to_review'),
        ),
        migrations.AddConstraint(
            model_name='pairrow',
            constraint=models.UniqueConstraint(fields=('one', 'other'), name='one_review_of_a_pair'),
        ),
        migrations.AddConstraint(
            model_name='pairrow',
            constraint=models.CheckConstraint(condition=models.Q(('one__lt', models.F('other'))), name='pairs_name_the_lesser_first'),
        ),
    ]
