"""Work items (待办): what a department has open, so that an inbox is one narrow index scan."""

from django.conf import settings
from django.db import models


class WorkItem(models.Model):
    """One thing that one department must do for one case, until it is done.

    `claimed_by` is the officer who took it: two officers never hold one case's work. `item_code`
    and `paused` (nothing counts against the promise at the moment) repeat what the case says, so
    that a list of a million is sorted and narrowed by an index of this table alone.
    """

    class Kind(models.TextChoices):
        REVIEW = "review", "受理审查"
        STEP = "step", "办理环节"
        DECISION = "decision", "决定"
        ISSUE = "issue", "制证送达"
        DUTY = "duty", "后续事项"

    case = models.ForeignKey("Case", models.PROTECT, related_name="work")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    step = models.CharField(max_length=64, blank=True)
    name = models.CharField(max_length=200)
    department = models.CharField(max_length=64)
    item_code = models.CharField(max_length=64, default="")
    paused = models.BooleanField(default=False)
    area = models.CharField(max_length=12, default="")
    opened_at = models.DateTimeField()
    due_on = models.DateField()
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="claimed_work"
    )
    claimed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["department", "due_on", "id"],
                condition=models.Q(done_at__isnull=True),
                name="open_work_of_department",
            ),
            models.Index(
                fields=["department", "item_code", "due_on", "id"],
                condition=models.Q(done_at__isnull=True),
                name="open_work_of_item",
            ),
            models.Index(
                fields=["department", "opened_at", "id"],
                condition=models.Q(done_at__isnull=True),
                name="open_work_as_it_came",
            ),
            models.Index(
                fields=["department", "due_on", "id"],
                condition=models.Q(done_at__isnull=True, paused=True),
                name="open_work_that_pauses",
            ),
            models.Index(
                fields=["department", "item_code", "opened_at", "id"],
                condition=models.Q(done_at__isnull=True),
                name="open_work_of_item_as_it_came",
            ),
            models.Index(
                fields=["department", "kind", "due_on", "id"],
                condition=models.Q(done_at__isnull=True),
                name="open_work_of_kind",
            ),
            models.Index(
                fields=["department", "kind", "opened_at", "id"],
                condition=models.Q(done_at__isnull=True),
                name="open_work_of_kind_as_it_came",
            ),
            models.Index(
                fields=["department", "due_on", "id"],
                condition=models.Q(done_at__isnull=True, claimed_by__isnull=True),
                name="open_work_of_nobody",
            ),
            models.Index(
                fields=["claimed_by", "due_on"],
                condition=models.Q(done_at__isnull=True, claimed_by__isnull=False),
                name="open_work_in_hands",
            ),
            models.Index(fields=["department", "id"], name="all_work_of_department"),
            models.Index(fields=["department", "item_code", "id"], name="all_work_of_item"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind", "step"],
                condition=models.Q(done_at__isnull=True),
                name="one_open_work_item_per_step",
            ),
            models.CheckConstraint(
                name="claimed_by_someone_at_some_time",
                condition=models.Q(claimed_by__isnull=True) | models.Q(claimed_at__isnull=False),
            ),
        ]
