"""Audit entries (审计条目) and the tree over them; no foreign keys, so nothing blocks.

An entry is appended with its leaf hash in the transaction of whatever it tells of, and waits. The
sealer gives it its place among the leaves, keeps the hashes of the tree in tiles, and anchors the
tree with a signed head. Triggers refuse change to entries, leaves and anchors, and put every new
entry among those that wait and under everybody whom it concerns.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from tongban.core.audit.entries import Entry, leaf_content
from tongban.core.audit.hashing import leaf_hash
from tongban.store.sealing import BlindIndex


class AuditEntry(models.Model):
    """One act, look or attempt, its ground and its outcome (网络安全法 §21: for six months)."""

    at = models.DateTimeField()
    actor = models.CharField(max_length=64)
    action = models.CharField(max_length=64)
    subject = models.CharField(max_length=128)
    case_number = models.CharField(max_length=64, blank=True)
    ground = models.CharField(max_length=200, blank=True)
    outcome = models.CharField(max_length=32)
    concerned = ArrayField(BlindIndex(carried=False), default=list)
    details = models.JSONField(default=dict)
    salt = models.BinaryField(max_length=16)
    leaf_hash = models.BinaryField(max_length=32)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "-at"], name="audit_of_subject"),
            models.Index(fields=["actor", "-id"], name="audit_of_actor"),
        ]

    @classmethod
    def of(cls, entry: Entry) -> "AuditEntry":
        """Return the row of an entry, with a salt of its own and the hash of its leaf."""
        salt = uuid.uuid4().bytes
        return cls(
            at=entry.at,
            actor=entry.actor,
            action=entry.action,
            subject=entry.subject,
            case_number=entry.case_number,
            ground=entry.ground,
            outcome=entry.outcome,
            concerned=sorted(set(entry.concerned)),
            details=dict(entry.details),
            salt=salt,
            leaf_hash=leaf_hash(leaf_content(entry, salt)),
        )

    @property
    def entry(self) -> Entry:
        """Return the entry as it stands in the row."""
        return Entry(
            at=self.at,
            actor=self.actor,
            action=self.action,
            subject=self.subject,
            case_number=self.case_number,
            ground=self.ground,
            outcome=self.outcome,
            concerned=tuple(bytes(index) for index in self.concerned),
            details=self.details,
        )


class Concern(models.Model):
    """A person whom an entry is about, by blind index, so that they find it."""

    pk = models.CompositePrimaryKey("person_index", "entry_id")
    person_index = BlindIndex(carried=False)
    entry_id = models.BigIntegerField()


class Waiting(models.Model):
    """An entry that no tree covers yet, since its transaction began by the database's clock."""

    entry_id = models.BigIntegerField(primary_key=True)
    since = models.DateTimeField(db_default=Now())


class Leaf(models.Model):
    """The place of an entry among the leaves of the tree, counted from 0."""

    index = models.BigIntegerField(primary_key=True)
    entry_id = models.BigIntegerField(unique=True)


class Tile(models.Model):
    """Up to 256 hashes of one level of the tree, side by side; only the last grows."""

    pk = models.CompositePrimaryKey("level", "index")
    level = models.PositiveSmallIntegerField()
    index = models.BigIntegerField()
    hashes = models.BinaryField()


class Anchor(models.Model):
    """A signed head of the tree: how many leaves it had, its root, and when."""

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField(max_length=32)
    at = models.DateTimeField()
    key_id = models.CharField(max_length=64)
    algorithm = models.CharField(max_length=32)
    signature = models.BinaryField()
