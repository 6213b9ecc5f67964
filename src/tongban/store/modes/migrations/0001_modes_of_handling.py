import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('store_cases', '0007_filings_by_whose_they_are'),
    ]

    operations = [
        migrations.CreateModel(
            name='SamplingSeed',
            fields=[
                ('period', models.CharField(max_length=7, primary_key=True, serialize=False)),
                ('commitment', models.CharField(max_length=64, unique=True)),
                ('seed_sealed', models.BinaryField()),
                ('made_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='DebtClock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('remind_on', models.DateField(null=True)),
                ('overdue_on', models.DateField(null=True)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='debt_clock', to='store_cases.case')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('remind_on__isnull', False)), fields=['remind_on'], name='debts_to_remind_of'), models.Index(condition=models.Q(('overdue_on__isnull', False)), fields=['overdue_on'], name='debts_that_fall_late')],
            },
        ),
        migrations.CreateModel(
            name='RulesRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item_code', models.CharField(max_length=64)),
                ('department', models.CharField(max_length=64)),
                ('applied_at', models.DateTimeField()),
                ('passed', models.BooleanField()),
                ('period', models.CharField(blank=True, max_length=7)),
                ('per_thousand', models.PositiveSmallIntegerField(default=0)),
                ('drawn', models.BooleanField(default=False)),
                ('finding', models.CharField(blank=True, choices=[('in_order', '没有问题'), ('faulty', '有问题')], max_length=8)),
                ('asked_human', models.BooleanField(default=False)),
                ('outcome', models.CharField(blank=True, max_length=16)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='rules_run', to='store_cases.case')),
            ],
            options={
                'indexes': [models.Index(fields=['-applied_at', 'id'], name='rules_runs_as_they_came'), models.Index(condition=models.Q(('drawn', True)), fields=['department', '-applied_at'], name='drawn_runs_of_department'), models.Index(fields=['period'], name='runs_of_period')],
                'constraints': [models.CheckConstraint(condition=models.Q(('drawn', False), ('passed', True), _connector='OR'), name='only_what_rules_granted_is_drawn')],
            },
        ),
    ]
