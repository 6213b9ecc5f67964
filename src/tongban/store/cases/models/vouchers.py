"""Vouchers (文书): dated, numbered papers that the law owes the applicant (行政许可法 §32)."""

import uuid
from typing import Any

from django.db import models

from tongban.store.sealing import Sealed


class Voucher(models.Model):
    """One voucher. Its content is kept as a value; the PDF is drawn from it when asked for."""

    class Kind(models.TextChoices):
        RECEIPT = "receipt", "收件凭证"
        ACCEPTANCE = "acceptance", "受理通知书"
        CORRECTION = "correction", "补正告知书"
        REFUSAL = "refusal", "不予受理决定书"
        DECISION = "decision", "决定书"
        WITHDRAWAL = "withdrawal", "撤回确认书"
        TRANSFER = "transfer", "移送单"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    filing = models.ForeignKey("Filing", models.PROTECT, related_name="vouchers")
    case = models.ForeignKey("Case", models.PROTECT, null=True, related_name="vouchers")
    dated_on = models.DateField()
    content_sealed = models.BinaryField()
    content = Sealed[dict[str, Any]]("voucher.content|{row.pk}")
    created_at = models.DateTimeField(auto_now_add=True)
