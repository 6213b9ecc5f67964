"""Tables of modes (办理方式表): each repeats for lists what events say, or keeps a seed.

A seed is sealed until its month is over; its fingerprint was written down before it was used.
"""

from django.db import models

from tongban.store.sealing import Sealed


class SamplingSeed(models.Model):
    """The seed of one month's draw (抽样种子); the database lets nobody change it."""

    period = models.CharField(max_length=7, primary_key=True)
    commitment = models.CharField(max_length=64, unique=True)
    seed_sealed = models.BinaryField()
    seed = Sealed[str]("sampling_seed.seed|{row.pk}")
    made_at = models.DateTimeField()


class RulesRun(models.Model):
    """One application of rules to a case (秒批记录), as its events tell it, for lists."""

    class Finding(models.TextChoices):
        IN_ORDER = "in_order", "没有问题"
        FAULTY = "faulty", "有问题"

    case = models.OneToOneField("store_cases.Case", models.PROTECT, related_name="rules_run")
    item_code = models.CharField(max_length=64)
    department = models.CharField(max_length=64)
    applied_at = models.DateTimeField()
    passed = models.BooleanField()
    period = models.CharField(max_length=7, blank=True)
    per_thousand = models.PositiveSmallIntegerField(default=0)
    drawn = models.BooleanField(default=False)
    finding = models.CharField(max_length=8, choices=Finding.choices, blank=True)
    asked_human = models.BooleanField(default=False)
    outcome = models.CharField(max_length=16, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["-applied_at", "id"], name="rules_runs_as_they_came"),
            models.Index(
                fields=["department", "-applied_at"],
                condition=models.Q(drawn=True),
                name="drawn_runs_of_department",
            ),
            models.Index(fields=["period"], name="runs_of_period"),
        ]
        constraints = [
            models.CheckConstraint(
                name="only_what_rules_granted_is_drawn",
                condition=models.Q(drawn=False) | models.Q(passed=True),
            ),
        ]


class DebtClock(models.Model):
    """By when the worker looks at papers that follow (容缺计时): to remind, to call them late."""

    case = models.OneToOneField("store_cases.Case", models.PROTECT, related_name="debt_clock")
    remind_on = models.DateField(null=True)
    overdue_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["remind_on"],
                condition=models.Q(remind_on__isnull=False),
                name="debts_to_remind_of",
            ),
            models.Index(
                fields=["overdue_on"],
                condition=models.Q(overdue_on__isnull=False),
                name="debts_that_fall_late",
            ),
        ]
