"""Notices (告知), how each is brought (送达渠道), and what people and units want (告知设置).

A notice is written in the transaction of what it tells. Which channels bring it is worked out by
the worker, so that no case waits for preferences. What is filled into its words is sealed.
"""

import uuid
from typing import Any

from django.conf import settings
from django.db import models

from tongban.core.notices.retrying import NoticeStanding
from tongban.store.sealing import BlindIndex, Sealed


class NoticeRow(models.Model):
    """One thing told to a person, or to a unit; exactly one of both.

    `path` is the page that it is about. `version` is that of the words once channels were planned.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    department = models.CharField(max_length=64, blank=True)
    area = models.CharField(max_length=12, blank=True, default="")
    kind = models.CharField(max_length=32)
    group = models.CharField(max_length=12)
    case = models.ForeignKey("store_cases.Case", models.PROTECT, null=True, related_name="notices")
    values_sealed = models.BinaryField()
    values = Sealed[dict[str, Any]]("notice.values|{row.pk}")
    path = models.CharField(max_length=200)
    at = models.DateTimeField()
    version = models.PositiveSmallIntegerField(null=True)
    planned_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_notice_is_told_to_a_person_or_a_unit",
                condition=models.Q(user__isnull=False, department="")
                | (models.Q(user__isnull=True) & ~models.Q(department="")),
            )
        ]
        indexes = [
            models.Index(fields=["user", "-at", "id"], name="notices_of_person"),
            models.Index(
                fields=["department", "-at", "id"],
                condition=~models.Q(department=""),
                name="notices_of_unit",
            ),
            models.Index(
                fields=["user"], condition=models.Q(read_at__isnull=True), name="notices_unread"
            ),
            models.Index(
                fields=["at"], condition=models.Q(planned_at__isnull=True), name="notices_to_plan"
            ),
        ]


class UnitMark(models.Model):
    """Until when an officer has read the notices of their unit."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+"
    )
    until = models.DateTimeField()


class ChannelDelivery(models.Model):
    """A notice on one channel: to whom, where it stands. Its id is the key that a carrier knows."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    notice = models.ForeignKey(NoticeRow, models.PROTECT, related_name="deliveries")
    channel = models.CharField(max_length=8)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    bot = models.ForeignKey("ChatBotRow", models.PROTECT, null=True, related_name="deliveries")
    gathered = models.BooleanField(default=False)
    standing = models.CharField(max_length=12, default=NoticeStanding.WAITING.value)
    next_try_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=32, blank=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "channel", "user", "bot"],
                nulls_distinct=False,
                name="a_channel_brings_a_notice_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=models.Q(standing="waiting"),
                name="notices_to_bring",
            ),
            models.Index(
                fields=["standing", "-settled_at", "id"], name="notice_deliveries_by_fate"
            ),
        ]


class ChannelTry(models.Model):
    """One try of a channel and what came of it; appended, never changed (a trigger refuses it)."""

    delivery = models.ForeignKey(ChannelDelivery, models.PROTECT, related_name="log")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    outcome = models.CharField(max_length=12)
    fault = models.CharField(max_length=32, blank=True)


class PreferenceRow(models.Model):
    """What somebody wants, as they set it; without a row, the usual."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+"
    )
    content = models.JSONField()
    changed_at = models.DateTimeField()


class MailAddress(models.Model):
    """The mail address of somebody, once a code that was sent there came back."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+"
    )
    address_sealed = models.BinaryField()
    address = Sealed[str]("mail_address.address|{row.pk}")
    code_digest = BlindIndex()
    code_sent_at = models.DateTimeField()
    guesses = models.PositiveSmallIntegerField(default=0)
    sent_today = models.PositiveSmallIntegerField(default=1)
    verified_at = models.DateTimeField(null=True)


class ChatBotRow(models.Model):
    """A robot of a unit's work chat; what its address and secret hold is sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    department = models.CharField(max_length=64)
    name = models.CharField(max_length=40)
    vendor = models.CharField(max_length=12)
    token_sealed = models.BinaryField()
    token = Sealed[dict[str, str]]("chat_bot.token|{row.pk}")
    made_by = models.CharField(max_length=32)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["department"], condition=models.Q(ended_at__isnull=True), name="chat_bots"
            )
        ]
