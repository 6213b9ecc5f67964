"""Postings of officers with their history, administrators apart, looks outside cases, alerts."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


REFUSE = """
CREATE TRIGGER posting_record_is_append_only BEFORE UPDATE OR DELETE ON store_people_postingrecord
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
ALLOW = "DROP TRIGGER posting_record_is_append_only ON store_people_postingrecord;"


def number_apart(apps, schema_editor):
    """Tell apart officers who came to share a staff number: the later ones get the account's own."""
    seen = set()
    for row in apps.get_model("store_people", "Account").objects.filter(kind="officer"):
        if row.staff_number in seen:
            row.staff_number = str(row.pk)[:32]
            row.save(update_fields=["staff_number"])
        seen.add(row.staff_number)


class Migration(migrations.Migration):

    dependencies = [
        ('store_people', '0003_acting_for_others'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(number_apart, migrations.RunPython.noop),
        migrations.CreateModel(
            name='Alert',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('kind', models.CharField(max_length=24)),
                ('officer', models.CharField(max_length=32)),
                ('department', models.CharField(max_length=64)),
                ('about', models.CharField(blank=True, max_length=64)),
                ('seen_by', models.CharField(blank=True, max_length=32)),
                ('seen_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='GlassRow',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('officer', models.CharField(max_length=32)),
                ('department', models.CharField(max_length=64)),
                ('person_index', models.BinaryField(max_length=32)),
                ('reason', models.CharField(max_length=24)),
                ('said_sealed', models.BinaryField()),
                ('opened_at', models.DateTimeField()),
                ('until', models.DateTimeField()),
                ('reviewed_by', models.CharField(blank=True, max_length=32)),
                ('reviewed_at', models.DateTimeField(null=True)),
                ('finding', models.CharField(blank=True, max_length=16)),
                ('opinion', models.CharField(blank=True, max_length=500)),
            ],
        ),
        migrations.CreateModel(
            name='PostingRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sequence', models.PositiveIntegerField()),
                ('name', models.CharField(max_length=24)),
                ('content', models.JSONField()),
                ('by', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['account', 'sequence'],
            },
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('roles__overlap', ['audit_administrator', 'security_administrator', 'system_administrator']), _negated=True), ('roles__len', 1), _connector='OR'), name='administrators_hold_nothing_else'),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'officer')), fields=('staff_number',), name='one_account_for_each_officer'),
        ),
        migrations.AddIndex(
            model_name='alert',
            index=models.Index(condition=models.Q(('seen_at__isnull', True)), fields=['department', '-at'], name='alerts_not_seen'),
        ),
        migrations.AddIndex(
            model_name='glassrow',
            index=models.Index(fields=['officer', '-opened_at'], name='glass_of_officer'),
        ),
        migrations.AddIndex(
            model_name='glassrow',
            index=models.Index(fields=['-opened_at'], name='glass_latest'),
        ),
        migrations.AddConstraint(
            model_name='glassrow',
            constraint=models.CheckConstraint(condition=models.Q(('reviewed_by', models.F('officer')), _negated=True), name='nobody_reviews_their_own_look'),
        ),
        migrations.AddField(
            model_name='postingrecord',
            name='account',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posting_records', to='store_people.account'),
        ),
        migrations.AddConstraint(
            model_name='postingrecord',
            constraint=models.UniqueConstraint(fields=('account', 'sequence'), name='one_event_of_an_account_at_each_place'),
        ),
        migrations.RunSQL(REFUSE, ALLOW),
    ]
