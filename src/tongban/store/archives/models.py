"""Packages of cases (归档包); each replaces an older one of its case. Their bytes are sealed."""

import uuid

from django.db import models

from tongban.store.sealing import Sealed


class Package(models.Model):
    """A package in the making or made; `done` of `total` parts stand in it."""

    class Standing(models.TextChoices):
        WAITING = "waiting", "等待制作"
        READY = "ready", "已制作"
        FAILED = "failed", "没有做成"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.OneToOneField("store_cases.Case", models.PROTECT, related_name="archive_package")
    standing = models.CharField(max_length=8, choices=Standing.choices, default=Standing.WAITING)
    asked_by = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    fault = models.CharField(max_length=32, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["asked_at"],
                condition=models.Q(standing="waiting"),
                name="packages_to_make",
            )
        ]


class PackagePiece(models.Model):
    """A piece of the bytes of a package."""

    package = models.ForeignKey(Package, models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField()
    content_sealed = models.BinaryField()
    content = Sealed[str]("archive_piece.content|{row.package_id}.{row.number}")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["package", "number"], name="one_piece_of_a_package_per_place"
            )
        ]
