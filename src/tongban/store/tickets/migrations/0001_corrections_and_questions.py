"""Corrections asked of holders of data, and questions about looks, with what happened."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('store_cases', '0005_registers_are_asked_for_officers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Ticket',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=32, unique=True)),
                ('kind', models.CharField(max_length=16)),
                ('status', models.CharField(max_length=16)),
                ('outcome', models.CharField(blank=True, max_length=16)),
                ('department', models.CharField(max_length=64)),
                ('dataset', models.CharField(blank=True, max_length=64)),
                ('element', models.CharField(blank=True, max_length=128)),
                ('entry', models.BigIntegerField(null=True)),
                ('looked', models.CharField(blank=True, max_length=64)),
                ('subject_index', models.BinaryField(max_length=32)),
                ('matter_sealed', models.BinaryField()),
                ('opened_at', models.DateTimeField()),
                ('due_on', models.DateField()),
                ('settled_at', models.DateTimeField(null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('filing', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tickets', to='store_cases.filing')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tickets', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='TicketRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sequence', models.PositiveIntegerField()),
                ('name', models.CharField(max_length=24)),
                ('content_sealed', models.BinaryField()),
                ('by', models.CharField(blank=True, max_length=64)),
                ('at', models.DateTimeField()),
                ('ticket', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='records', to='store_tickets.ticket')),
            ],
            options={
                'ordering': ['ticket', 'sequence'],
            },
        ),
        migrations.AddIndex(
            model_name='ticket',
            index=models.Index(condition=models.Q(('status', 'settled'), _negated=True), fields=['department', 'due_on', 'id'], name='tickets_to_answer'),
        ),
        migrations.AddIndex(
            model_name='ticket',
            index=models.Index(fields=['department', '-opened_at', 'id'], name='tickets_of_department'),
        ),
        migrations.AddIndex(
            model_name='ticket',
            index=models.Index(fields=['subject_index', '-opened_at'], name='tickets_of_subject'),
        ),
        migrations.AddConstraint(
            model_name='ticket',
            constraint=models.UniqueConstraint(condition=models.Q(('filing__isnull', False)), fields=('filing', 'element'), name='one_correction_of_a_fact_for_a_filing'),
        ),
        migrations.AddConstraint(
            model_name='ticket',
            constraint=models.UniqueConstraint(condition=models.Q(('entry__isnull', False)), fields=('owner', 'entry'), name='one_question_of_a_person_about_a_look'),
        ),
        migrations.AddConstraint(
            model_name='ticketrecord',
            constraint=models.UniqueConstraint(fields=('ticket', 'sequence'), name='one_event_of_a_ticket_at_each_place'),
        ),
    ]
