"""Answers that may be told again (可复用答复): found by a keyed digest of everything they share."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from tongban.store.gateway.models import ReusableAnswer
from tongban.store.sealing import blind_index, seal, unseal


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An answer under its key, the grant that lets it be told again, and until when."""

    key: str
    grant: str
    until: datetime
    content: dict[str, Any]


def recall(keys: Sequence[str]) -> list[Kept | None]:
    """Return what is kept under each key, in their order: one query."""
    indexes = [blind_index(key) for key in keys]
    rows = {bytes(one.index): one for one in ReusableAnswer.objects.filter(index__in=indexes)}
    return [
        _kept(key, rows[index]) if index in rows else None
        for key, index in zip(keys, indexes, strict=True)
    ]


def keep(answers: Sequence[Kept]) -> None:
    """Keep answers, each instead of an older one under the same key."""
    rows = {one.key: _row(one) for one in answers}
    ReusableAnswer.objects.bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=["index"],
        update_fields=["grant", "until", "content_sealed"],
    )


def forget_under(grant: str) -> None:
    """Delete what was told under a grant."""
    ReusableAnswer.objects.filter(grant=grant).delete()


def forget_before(moment: datetime) -> int:
    """Delete what may be told no longer; return how many answers that were."""
    return ReusableAnswer.objects.filter(until__lte=moment).delete()[0]


def _kept(key: str, row: ReusableAnswer) -> Kept:
    content = unseal(row.content_sealed, _place(bytes(row.index)))
    return Kept(key=key, grant=row.grant, until=row.until, content=cast("dict[str, Any]", content))


def _row(kept: Kept) -> ReusableAnswer:
    index = blind_index(kept.key)
    return ReusableAnswer(
        index=index,
        grant=kept.grant,
        until=kept.until,
        content_sealed=seal(kept.content, _place(index)),
    )


def _place(index: bytes) -> str:
    return f"reusable_answer.content|{index.hex()}"
