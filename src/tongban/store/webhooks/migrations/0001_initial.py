"""Receivers, subscriptions and deliveries."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("store_gateway", "0003_keys_to_the_interface"),
    ]

    operations = [
        migrations.CreateModel(
            name="Receiver",
            fields=[
                (
                    "client",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="receiver",
                        serialize=False,
                        to="store_gateway.client",
                    ),
                ),
                ("url", models.CharField(max_length=300)),
                ("inside", models.BooleanField(default=False)),
                ("changed_at", models.DateTimeField(auto_now=True)),
            ],
        ),
        migrations.CreateModel(
            name="Subscription",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=16), size=None
                    ),
                ),
                ("paused", models.BooleanField(default=False)),
                ("ended", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField()),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subscriptions",
                        to="store_gateway.client",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("message", models.BigIntegerField()),
                ("topic", models.CharField(max_length=48)),
                ("key", models.CharField(max_length=64)),
                ("content", models.JSONField()),
                ("happened_at", models.DateTimeField()),
                ("standing", models.CharField(default="waiting", max_length=12)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                (
                    "not_before",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                ("fault", models.CharField(blank=True, max_length=32)),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "subscription",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="store_webhooks.subscription",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="subscription",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended", False)),
                fields=("client",),
                name="one_subscription_of_a_client_stands",
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                condition=models.Q(("standing", "waiting")),
                fields=["subscription", "key", "message"],
                name="deliveries_waiting",
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                fields=["subscription", "standing", "-id"], name="deliveries_by_standing"
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(fields=["settled_at"], name="deliveries_settled"),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(
                fields=("subscription", "message"), name="a_message_is_delivered_once"
            ),
        ),
    ]
