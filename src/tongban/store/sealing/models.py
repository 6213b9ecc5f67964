"""How far sealed columns have come on their way to the newest key (换密进度); index generations."""

from django.db import models


class Resealing(models.Model):
    """One round over one column under one key; `upto` is the key of the last row that was seen.

    `left` counts rows that others held while the round passed, `broken` those that no listed key
    opens. A round that left nothing ends the way of a column, until the newest key is another.
    """

    column = models.CharField(max_length=128, primary_key=True)
    key_id = models.CharField(max_length=32)
    upto = models.CharField(max_length=128, blank=True)
    resealed = models.BigIntegerField(default=0)
    left = models.BigIntegerField(default=0)
    broken = models.BigIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)


class IndexGeneration(models.Model):
    """Blind indexes were carried over (盲索引换代): with how many keys they are made since.

    Before the first time there is none. The witness tells whether the keys listed are those keys.
    """

    generation = models.PositiveSmallIntegerField(primary_key=True)
    witness = models.BinaryField(max_length=32)
    at = models.DateTimeField(auto_now_add=True)
