"""Lists are sorted every way they can be narrowed: by state, item, kind and holder as well."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store_cases', '0010_notes_of_transfer'),
        ('store_catalog', '0008_laws_are_kept'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('received_on__isnull', False)), fields=['department', 'item_code', 'received_on', 'id'], name='cases_of_item_as_they_came'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('received_on__isnull', False)), fields=['department', 'status', 'received_on', 'id'], name='cases_of_state_as_they_came'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('status__in', ['received', 'awaiting_correction', 'in_progress', 'suspended'])), fields=['department', 'due_on', 'id'], name='undecided_cases_by_day'),
        ),
        migrations.AddIndex(
            model_name='workitem',
            index=models.Index(condition=models.Q(('done_at__isnull', True)), fields=['department', 'item_code', 'opened_at', 'id'], name='open_work_of_item_as_it_came'),
        ),
        migrations.AddIndex(
            model_name='workitem',
            index=models.Index(condition=models.Q(('done_at__isnull', True)), fields=['department', 'kind', 'due_on', 'id'], name='open_work_of_kind'),
        ),
        migrations.AddIndex(
            model_name='workitem',
            index=models.Index(condition=models.Q(('done_at__isnull', True)), fields=['department', 'kind', 'opened_at', 'id'], name='open_work_of_kind_as_it_came'),
        ),
        migrations.AddIndex(
            model_name='workitem',
            index=models.Index(condition=models.Q(('claimed_by__isnull', True), ('done_at__isnull', True)), fields=['department', 'due_on', 'id'], name='open_work_of_nobody'),
        ),
        migrations.AddIndex(
            model_name='workitem',
            index=models.Index(condition=models.Q(('claimed_by__isnull', False), ('done_at__isnull', True)), fields=['claimed_by', 'due_on'], name='open_work_in_hands'),
        ),
        migrations.AddIndex(
            model_name='workitem',
            index=models.Index(fields=['department', 'item_code', 'id'], name='all_work_of_item'),
        ),
    ]
