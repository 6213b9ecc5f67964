"""Clients (调用方), connections (连接) and calls (调用); calls are appended and never changed.

A client signs what it sends to the gateway with a `ClientKey`, and shows an `ApiKey` to the
interface for programs, of which only the digest is kept.

A call has two rows: one before anything is asked of a provider, one before anything is delivered.
The person asked about stands in them by blind index; the envelope is sealed, with the signature
that proves who sent it.
"""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from tongban.store.sealing import BlindIndex, Sealed


class Client(models.Model):
    """A department's system that may call (调用方)."""

    code = models.CharField(max_length=64, primary_key=True)
    name = models.CharField(max_length=100)
    department = models.CharField(max_length=64)
    registered_at = models.DateTimeField(auto_now_add=True)


class ClientKey(models.Model):
    """A key that a client signs with (调用方密钥): public, or shared and then sealed."""

    key_id = models.CharField(max_length=64, primary_key=True)
    client = models.ForeignKey(Client, models.PROTECT, related_name="keys")
    algorithm = models.CharField(max_length=32)
    material_sealed = models.BinaryField()
    _material = Sealed[str]("client_key|{row.pk}", column="material_sealed")
    made_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True)

    @property
    def material(self) -> bytes:
        """Return the key itself."""
        return bytes.fromhex(self._material)

    @material.setter
    def material(self, value: bytes) -> None:
        self._material = value.hex()


class ApiKey(models.Model):
    """A key to the interface for programs (接口密钥): its digest, what it is for and how long."""

    key_id = models.CharField(max_length=12, primary_key=True)
    client = models.ForeignKey(Client, models.PROTECT, related_name="api_keys")
    digest = models.BinaryField(max_length=32)
    scopes = ArrayField(models.CharField(max_length=32))
    calls_a_minute = models.PositiveIntegerField()
    calls_a_day = models.PositiveIntegerField()
    made_on = models.DateField()
    expires_on = models.DateField()
    revoked_on = models.DateField(null=True)


class ApiUse(models.Model):
    """How often a key was used in a minute or on a day (接口用量)."""

    pk = models.CompositePrimaryKey("key_id", "window")
    key_id = models.CharField(max_length=12)
    window = models.CharField(max_length=16)
    began_on = models.DateField()
    used = models.IntegerField()


class Connection(models.Model):
    """How one dataset is reached (连接): a kind, and settings that only an operator writes."""

    dataset = models.CharField(max_length=64, primary_key=True)
    kind = models.CharField(max_length=16)
    settings_sealed = models.BinaryField()
    settings = Sealed[dict[str, Any]]("connection|{row.pk}")
    changed_at = models.DateTimeField(auto_now=True)


class Call(models.Model):
    """One call as it was received and permitted (调用记录), before anything was asked."""

    client = models.CharField(max_length=64)
    nonce = models.CharField(max_length=64)
    service = models.CharField(max_length=64)
    operation = models.CharField(max_length=16)
    actor = models.CharField(max_length=200)
    case_number = models.CharField(max_length=200)
    item = models.CharField(max_length=200)
    purpose = models.CharField(max_length=200)
    grant = models.CharField(max_length=64)
    wanted = ArrayField(models.CharField(max_length=100))
    subject = BlindIndex(carried=False)
    digest = models.CharField(max_length=64)
    envelope_sealed = models.BinaryField()
    envelope = Sealed[str]("gateway_call|{row.client}|{row.nonce}")
    signature = models.CharField(max_length=200)
    sent_at = models.DateTimeField()
    opened_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["client", "nonce"], name="a_nonce_is_taken_once")
        ]
        indexes = [
            models.Index(fields=["service", "-id"], name="calls_of_service"),
            models.Index(fields=["grant", "-id"], name="calls_under_grant"),
        ]


class CallEnd(models.Model):
    """How a call ended (调用结果), before anything was delivered."""

    call = models.OneToOneField(Call, models.PROTECT, primary_key=True, related_name="end")
    outcome = models.CharField(max_length=32)
    layer = models.CharField(max_length=16)
    reason = models.CharField(max_length=64)
    disclosed = ArrayField(models.CharField(max_length=100))
    dropped = models.IntegerField()
    answer = models.CharField(max_length=64)
    milliseconds = models.IntegerField()
    closed_at = models.DateTimeField(db_default=Now())


class GrantUse(models.Model):
    """How often a grant with a quota was used on a day (当日用量)."""

    pk = models.CompositePrimaryKey("grant", "day")
    grant = models.CharField(max_length=64)
    day = models.DateField()
    used = models.IntegerField()


class AnsweredCall(models.Model):
    """What a caller was answered under a key that it chose (幂等应答); kept for a day."""

    index = BlindIndex(carried=False, primary_key=True)
    call = models.BinaryField(max_length=32)
    answered_at = models.DateTimeField(db_index=True)
    content_sealed = models.BinaryField()
    content = Sealed[dict[str, Any]]("answered_call.content|{row.mark}")

    @property
    def mark(self) -> str:
        """Return the index as its place is written."""
        return bytes(self.index).hex()


class ReusableAnswer(models.Model):
    """What a register told and a grant lets be told again until a moment (可复用答复)."""

    index = BlindIndex(carried=False, primary_key=True)
    grant = models.CharField(max_length=64)
    until = models.DateTimeField()
    content_sealed = models.BinaryField()
    content = Sealed[Any]("reusable_answer.content|{row.mark}")

    class Meta:
        indexes = [
            models.Index(fields=["grant"], name="answers_under_grant"),
            models.Index(fields=["until"], name="answers_to_forget"),
        ]

    @property
    def mark(self) -> str:
        """Return the index as its place is written."""
        return bytes(self.index).hex()
