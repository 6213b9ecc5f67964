"""Receivers (接收地址), subscriptions (订阅) and deliveries (推送) of departments' systems.

A delivery is work, not history: it says where it stands. What it tells of stands in the outbox and
in the histories themselves, which nobody changes.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from tongban.core.exchange.deliveries import DeliveryStanding


class Receiver(models.Model):
    """The one address at which a client receives; only an operator writes it (A58, A61)."""

    client = models.OneToOneField(
        "store_gateway.Client", models.PROTECT, primary_key=True, related_name="receiver"
    )
    url = models.CharField(max_length=300)
    inside = models.BooleanField(default=False)
    changed_at = models.DateTimeField(auto_now=True)


class Subscription(models.Model):
    """What a client wants to be told (订阅); paused, it collects and sends nothing."""

    client = models.ForeignKey("store_gateway.Client", models.PROTECT, related_name="subscriptions")
    topics = ArrayField(models.CharField(max_length=16))
    paused = models.BooleanField(default=False)
    ended = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["client"],
                condition=models.Q(ended=False),
                name="one_subscription_of_a_client_stands",
            )
        ]


class Delivery(models.Model):
    """One message for one subscription, in the order of the outbox for each `key` (推送)."""

    subscription = models.ForeignKey(Subscription, models.PROTECT, related_name="deliveries")
    message = models.BigIntegerField()
    topic = models.CharField(max_length=48)
    key = models.CharField(max_length=64)
    content = models.JSONField()
    happened_at = models.DateTimeField()
    standing = models.CharField(max_length=12, default=DeliveryStanding.WAITING.value)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(db_default=Now())
    fault = models.CharField(max_length=32, blank=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subscription", "message"], name="a_message_is_delivered_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["subscription", "key", "message"],
                condition=models.Q(standing="waiting"),
                name="deliveries_waiting",
            ),
            models.Index(fields=["subscription", "standing", "-id"], name="deliveries_by_standing"),
            models.Index(fields=["settled_at"], name="deliveries_settled"),
        ]
