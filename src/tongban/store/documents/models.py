"""Stored files (附件): rebuilt uploads, sealed, reachable only by their owner and their case."""

import uuid
from typing import Any, cast

from django.conf import settings
from django.db import models

from tongban.store.sealing import seal, unseal


class StoredFile(models.Model):
    """One rebuilt upload. The name a person gave it is sealed with it; bytes are base64 inside."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="files")
    media_type = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField(default=1)
    sha256 = models.CharField(max_length=64)
    content_sealed = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "created_at"], name="files_of_owner")]

    @property
    def content(self) -> dict[str, Any]:
        """Return the sealed name and base64 bytes."""
        place = f"stored_file.content|{self.pk}"
        return cast("dict[str, Any]", unseal(self.content_sealed, place))

    @content.setter
    def content(self, value: dict[str, Any]) -> None:
        self.content_sealed = seal(value, f"stored_file.content|{self.pk}")
