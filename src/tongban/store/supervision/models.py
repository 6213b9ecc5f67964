"""Sightings (监察发现), supervision orders (督办), how rules are set, extracts for analysis.

A sighting is written once and never changed (a trigger refuses it); it stands with a case or with a
concern. The columns of an order repeat for lists what its events say.
"""

from uuid import uuid4

from django.db import models

from tongban.core.supervision.orders import OrderStatus

ENDED = [status.value for status in OrderStatus if status.ended]
_OVER = models.Q(status__in=ENDED)
_OPEN = ~_OVER


class SightingRow(models.Model):
    """That a rule was met; `group` gathers those that count only together.

    `department` answers for it; blank is the department of the case.
    """

    case = models.ForeignKey(
        "store_cases.Case", models.PROTECT, null=True, related_name="sightings"
    )
    concern = models.ForeignKey(
        "store_feedback.Concern", models.PROTECT, null=True, related_name="sightings"
    )
    department = models.CharField(max_length=64, blank=True)
    rule = models.CharField(max_length=48)
    key = models.CharField(max_length=120)
    level = models.PositiveSmallIntegerField()
    since = models.DateField()
    about = models.CharField(max_length=400, blank=True)
    group = models.CharField(max_length=120, blank=True)
    found_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "rule", "key"], name="nothing_is_found_twice_in_a_case"
            ),
            models.UniqueConstraint(
                fields=["concern", "rule", "key"], name="nothing_is_found_twice_in_a_concern"
            ),
            models.CheckConstraint(
                condition=models.Q(case__isnull=True) ^ models.Q(concern__isnull=True),
                name="what_is_found_stands_with_one_matter",
            ),
        ]
        indexes = [
            models.Index(fields=["rule", "group"], name="sightings_of_group"),
            models.Index(fields=["rule", "since", "id"], name="sightings_of_rule"),
            models.Index(fields=["-since", "-id"], name="sightings_by_day"),
            models.Index(fields=["found_at"], name="sightings_as_found"),
        ]


class WatchedCase(models.Model):
    """Until which day a running case was looked at, so that each is looked at once a day."""

    case = models.OneToOneField(
        "store_cases.Case", models.CASCADE, primary_key=True, related_name="watched"
    )
    until = models.DateField(db_index=True)


class OrderRow(models.Model):
    """What a department has to answer for; `sighting` is what made it a finding."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.CharField(max_length=40, unique=True)
    sighting = models.OneToOneField(SightingRow, models.PROTECT, related_name="order")
    rule = models.CharField(max_length=48)
    group = models.CharField(max_length=120, blank=True)
    level = models.PositiveSmallIntegerField()
    case = models.ForeignKey("store_cases.Case", models.PROTECT, null=True, related_name="orders")
    concern = models.ForeignKey(
        "store_feedback.Concern", models.PROTECT, null=True, related_name="orders"
    )
    department = models.CharField(max_length=64)
    rung = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=16)
    due_on = models.DateField()
    replies_late = models.PositiveSmallIntegerField(default=0)
    rulings_late = models.PositiveSmallIntegerField(default=0)
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "group"],
                condition=~models.Q(group=""),
                name="one_order_for_what_counts_together",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on", "id"],
                condition=_OPEN,
                name="orders_to_move",
            ),
            models.Index(
                fields=["opened_at", "id"], condition=_OPEN, name="open_orders_as_they_came"
            ),
            models.Index(
                fields=["level", "due_on", "id"], condition=_OPEN, name="open_orders_of_level"
            ),
            models.Index(
                fields=["rung", "due_on", "id"], condition=_OPEN, name="open_orders_of_rung"
            ),
            models.Index(
                fields=["rule", "due_on", "id"], condition=_OPEN, name="open_orders_of_rule"
            ),
            models.Index(
                fields=["department", "due_on", "id"],
                condition=_OPEN,
                name="orders_of_department",
            ),
            models.Index(
                fields=["department", "level", "due_on", "id"],
                condition=_OPEN,
                name="orders_of_department_by_level",
            ),
            models.Index(
                fields=["department", "rung", "due_on", "id"],
                condition=_OPEN,
                name="orders_of_department_by_rung",
            ),
            models.Index(
                fields=["department", "opened_at", "id"], name="orders_of_department_as_came"
            ),
            models.Index(fields=["ended_at", "id"], condition=_OVER, name="orders_as_they_ended"),
            models.Index(
                fields=["department", "ended_at", "id"],
                condition=_OVER,
                name="orders_of_department_ended",
            ),
            models.Index(
                fields=["due_on", "id"],
                condition=models.Q(replies_late__gt=0),
                name="orders_answered_late",
            ),
            models.Index(
                fields=["due_on", "id"],
                condition=models.Q(rulings_late__gt=0),
                name="orders_ruled_late",
            ),
            models.Index(fields=["-opened_at", "-id"], name="orders_by_day"),
        ]


class OrderRecord(models.Model):
    """One event of an order; appended and never changed (a trigger refuses it)."""

    order = models.ForeignKey(OrderRow, models.PROTECT, related_name="records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content = models.JSONField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["order", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["order", "sequence"], name="one_event_of_an_order_at_each_place"
            ),
        ]


class RuleRecord(models.Model):
    """One event of how a rule is set; appended and never changed (a trigger refuses it)."""

    rule = models.CharField(max_length=48)
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content = models.JSONField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["rule", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "sequence"], name="one_event_of_a_rule_at_each_place"
            ),
        ]


class Extract(models.Model):
    """An extract of all cases for analysis: how far it has come, and the folder it is kept in."""

    class Status(models.TextChoices):
        WAITING = "waiting", "等待"
        RUNNING = "running", "提取中"
        DONE = "done", "完成"
        FAILED = "failed", "失败"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.WAITING)
    asked_by = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    unreadable = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["-asked_at"], name="extracts_by_day")]


class ForeignLog(models.Model):
    """An event log of another system, kept beside the extracts; `rejected` are lines it lost.

    `done` of `size` octets are read; `reason` says why it was not taken.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", "排队"
        READING = "reading", "正在读取"
        DONE = "done", "已读取"
        REFUSED = "refused", "没有读取"
        STOPPED = "stopped", "已停止"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=120)
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.DONE)
    size = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    stop_wanted = models.BooleanField(default=False)
    reason = models.CharField(max_length=200, blank=True)
    cases = models.PositiveIntegerField(default=0)
    events = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    examples = models.JSONField(default=list)
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["-at"], name="foreign_logs_by_day"),
            models.Index(
                fields=["at"],
                condition=models.Q(status__in=["waiting", "reading"]),
                name="foreign_logs_to_read",
            ),
        ]
