"""Import runs (导入批次): the file in pieces, staged rows, what was taken and what was rejected."""

from uuid import uuid4

from django.db import models

from tongban.store.imports.kinds import Format, Phase, Standing, Status


class ImportRun(models.Model):
    """One file handed in, and how far the work on it has come.

    `checkpoint` counts what is done for good in the present phase: a worker that takes over
    begins after it. `attempts` counts beginnings without progress. `definitions` are what the
    file says that items share.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    form = models.CharField(max_length=16, choices=Format.choices)
    name = models.CharField(max_length=200)
    size = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    by = models.CharField(max_length=64)
    by_name = models.CharField(max_length=64)
    department = models.CharField(max_length=64)
    every_department = models.BooleanField(default=False)
    status = models.CharField(max_length=16, choices=Status.choices, default=Status.WAITING)
    phase = models.CharField(max_length=16, choices=Phase.choices, default=Phase.READING)
    checkpoint = models.BigIntegerField(default=0)
    expected = models.BigIntegerField(default=0)
    rows_read = models.BigIntegerField(default=0)
    rows_rejected = models.BigIntegerField(default=0)
    items_read = models.BigIntegerField(default=0)
    items_taken = models.BigIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    cancel_wanted = models.BooleanField(default=False)
    reason = models.CharField(max_length=500, blank=True)
    definitions = models.JSONField(null=True)
    began_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    file_dropped_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["department", "-began_at", "id"], name="imports_of_department"),
            models.Index(
                fields=["began_at", "id"],
                condition=models.Q(status__in=["waiting", "working"]),
                name="imports_to_do",
            ),
            models.Index(
                fields=["ended_at"],
                condition=models.Q(file_dropped_on__isnull=True),
                name="imports_with_their_file",
            ),
        ]


class ImportPiece(models.Model):
    """A piece of the file that was handed in, as it came."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="one_piece_of_each_number"),
        ]


class StagedRow(models.Model):
    """A row on its way from the file to an item; gone when the run has ended.

    The cells are JSON as text: nothing asks the database for one of them.
    """

    run = models.ForeignKey(ImportRun, models.CASCADE, db_index=False)
    position = models.BigIntegerField()
    table = models.CharField(max_length=32)
    number = models.IntegerField()
    owner = models.CharField(max_length=200)
    cells = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "position"], name="one_row_at_each_position"),
        ]
        indexes = [models.Index(fields=["run", "owner"], name="staged_rows_of_item")]


class RejectedRow(models.Model):
    """A row that was not taken: its cells as they came, and each fault with its cell.

    A row without faults belongs to an item of which another row has one.
    """

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="rejected")
    table = models.CharField(max_length=200)
    number = models.IntegerField()
    owner = models.CharField(max_length=200, blank=True)
    cells = models.JSONField(default=list)
    faults = models.JSONField(default=list)
    faulty = models.BooleanField(default=True)

    class Meta:
        indexes = [
            models.Index(fields=["run", "id"], name="rejected_rows_of_run"),
            models.Index(fields=["run", "owner"], name="rejected_rows_of_item"),
        ]


class ImportedItem(models.Model):
    """An item that was read and is right, waiting to be opened as a working copy."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="items")
    code = models.CharField(max_length=200)
    name = models.CharField(max_length=1000)
    department = models.CharField(max_length=200)
    standing = models.CharField(max_length=16, choices=Standing.choices)
    content = models.JSONField()
    brings = models.JSONField(default=dict)
    copy = models.UUIDField(null=True)
    copied_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "code"], name="one_item_of_each_code_in_a_run"),
        ]


class HeadingRow(models.Model):
    """One line of a list of items, kept once however many lists name it.

    `department` is ours when the source's body is one we know; `twin` is the code of a heading of
    the same name and body that stands under another code.
    """

    code = models.CharField(max_length=100, unique=True)
    scheme = models.CharField(max_length=16)
    name = models.CharField(max_length=1000)
    body = models.CharField(max_length=200)
    authority = models.CharField(max_length=64, blank=True)
    department = models.CharField(max_length=64, blank=True)
    area = models.CharField(max_length=20, blank=True)
    item_type = models.CharField(max_length=4, blank=True)
    group = models.CharField(max_length=200, blank=True)
    twin = models.CharField(max_length=100, blank=True)
    run = models.ForeignKey(ImportRun, models.PROTECT, related_name="headings")

    class Meta:
        indexes = [
            models.Index(fields=["department", "id"], name="headings_of_department"),
            models.Index(fields=["body", "name"], name="headings_by_body_and_name"),
        ]
