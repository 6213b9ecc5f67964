"""What holds when things happen at the same moment: one open draft, leases, an index."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store_cases', '0002_history_is_append_only'),
        ('store_catalog', '0002_versions_are_immutable'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='outboxrow',
            name='not_before',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('status', 'awaiting_correction')), fields=['due_on'], name='cases_that_wait_for_papers'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.UniqueConstraint(condition=models.Q(('submitted_at__isnull', True)), fields=('owner', 'acting_for_index', 'target', 'code'), name='one_open_draft_for_each_target', nulls_distinct=False),
        ),
    ]
