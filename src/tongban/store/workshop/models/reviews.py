"""What reviewers said (审核、批注), and the day on which a copy is to be published (发布计划)."""

from django.db import models

from tongban.store.workshop.models.copies import WorkshopCopy


class ReviewRecord(models.Model):
    """One event on the way to publication; appended and never changed (a trigger refuses it)."""

    copy = models.ForeignKey(WorkshopCopy, models.PROTECT, related_name="review_records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content = models.JSONField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["copy", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["copy", "sequence"], name="one_review_at_each_place"),
        ]


class Comment(models.Model):
    """A remark on a part of a copy, open until somebody settles it."""

    copy = models.ForeignKey(WorkshopCopy, models.PROTECT, related_name="comments")
    place = models.CharField(max_length=400, blank=True)
    words = models.CharField(max_length=2000)
    by = models.CharField(max_length=64)
    by_name = models.CharField(max_length=64)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["id"]


class ScheduledPublication(models.Model):
    """A day set for a copy; done when it was published, held back, moved or taken back."""

    copy = models.ForeignKey(WorkshopCopy, models.PROTECT, related_name="publications")
    effective_on = models.DateField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=16, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["copy"],
                condition=models.Q(done_at__isnull=True),
                name="one_day_of_publication_at_a_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["effective_on", "id"],
                condition=models.Q(done_at__isnull=True),
                name="publications_that_wait",
            ),
        ]
