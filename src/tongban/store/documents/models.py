"""Stored files (附件): rebuilt uploads, sealed, reachable only by their owner and their case."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models

from tongban.store.sealing import Sealed


class StoredFile(models.Model):
    """One rebuilt upload. The name a person gave it is sealed with it; bytes are base64 inside."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="files")
    media_type = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField(default=1)
    sha256 = models.CharField(max_length=64)
    content_sealed = models.BinaryField()
    content = Sealed[dict[str, Any]]("stored_file.content|{row.pk}")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "created_at"], name="files_of_owner")]
