"""Gather a case (归集材料): form, papers, vouchers, opinions, results, log, that it was rated.

What was rated how is not in the package: the department that is rated may open it, and must not
learn what its applicant said (国办发〔2019〕51号). A digest under a salt stands there instead.
"""

import base64
import mimetypes
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tongban.actions.archives.proving import proven_log
from tongban.actions.certificates.printing import print_certificate
from tongban.actions.outside import Outside
from tongban.actions.recording import state_of
from tongban.actions.targets import published
from tongban.actions.vouchers.printing import print_voucher
from tongban.core.archives.packages import LOG, PROOFS, ArchiveHead, ArchivePart, PartKind, plain
from tongban.core.people.retention import SCHEDULE
from tongban.core.vocabulary.dates import CHINA_STANDARD_TIME
from tongban.store.cases.models import Case
from tongban.store.certificates.models import Certificate
from tongban.store.certificates.queries import kept
from tongban.store.feedback.models import Rating
from tongban.store.sealing import blind_index

_KEPT = next(rule for rule in SCHEDULE if rule.kind == "archives")


def head_of(case: Case, outside: Outside) -> ArchiveHead:
    """Return what the file is about."""
    item = published().catalogue.items.get(case.item_code)
    return ArchiveHead(
        number=case.number,
        item=case.item_code,
        item_name=item.name if item else case.item_code,
        department=case.department,
        completed_on=case.completed_on.isoformat() if case.completed_on else "",
        retention=f"{_KEPT.days} 日，期满鉴定",
        made_at=outside.now,
    )


def parts_of(case: Case, outside: Outside) -> Iterator[ArchivePart]:
    """Yield the parts of a case, one at a time.

    Raises:
        Unavailable: when its log is not sealed yet, or nothing can be printed.
    """
    yield _form(case)
    yield from _evidence(case)
    yield from _vouchers(case, outside)
    yield _opinions(case)
    yield from _results(case, outside)
    yield from _log(case)
    yield from _rated(case)


def _form(case: Case) -> ArchivePart:
    filing = case.filing
    said = {
        "number": filing.number,
        "title": filing.title,
        "filed_at": _moment(filing.filed_at),
        "content": filing.content,
    }
    return _json("form/application.json", PartKind.FORM, "申请表", said)


def _evidence(case: Case) -> Iterator[ArchivePart]:
    lines: list[dict[str, Any]] = []
    for place, row in enumerate(case.evidence.select_related("file").order_by("id"), start=1):
        path = ""
        if row.file is not None:
            path = f"evidence/{place:03d}{_suffix(row.file.media_type)}"
            content = base64.b64decode(row.file.content["bytes"])
            yield ArchivePart(path=path, kind=PartKind.EVIDENCE, title=row.name, content=content)
        lines.append(
            {
                "requirement": row.requirement,
                "name": row.name,
                "way": row.way,
                "origin": row.origin,
                "reason": row.reason,
                "trust": row.trust,
                "round": row.round,
                "checked_by": row.checked_by,
                "facts": row.facts,
                "file": path,
            }
        )
    yield _json("evidence/evidence.json", PartKind.EVIDENCE, "材料清单", lines)


def _vouchers(case: Case, outside: Outside) -> Iterator[ArchivePart]:
    for place, row in enumerate(case.vouchers.order_by("created_at", "id"), start=1):
        title = f"{row.get_kind_display()}（{row.number}）"
        printed = print_voucher(row.content, outside)
        yield _json(f"vouchers/{place:03d}.json", PartKind.VOUCHER, title, row.content)
        yield ArchivePart(
            path=f"vouchers/{place:03d}.pdf", kind=PartKind.VOUCHER, title=title, content=printed
        )


def _opinions(case: Case) -> ArchivePart:
    state = state_of(case) if case.revision else None
    said = [
        {
            "step": one.step,
            "started_on": one.started_on.isoformat(),
            "finished_on": one.finished_on.isoformat() if one.finished_on else "",
            "outcome": one.outcome.value if one.outcome else "",
            "opinion": one.opinion,
            "officers": [f"{each.name}（{each.identifier}）" for each in one.officers],
        }
        for one in (state.steps.values() if state else ())
    ]
    return _json("opinions/opinions.json", PartKind.OPINION, "办理意见", said)


def _results(case: Case, outside: Outside) -> Iterator[ArchivePart]:
    unsigned = replace(outside, pdf_seal=None)
    rows = Certificate.objects.prefetch_related("events").filter(case=case).order_by("number")
    for place, row in enumerate(rows, start=1):
        said = {
            "number": row.number,
            "face": row.face,
            "signature": bytes(row.signature).hex(),
        }
        page = print_certificate(kept(row), published().catalogue, unsigned)
        yield _json(f"results/{place:03d}.json", PartKind.RESULT, row.name, said)
        yield ArchivePart(
            path=f"results/{place:03d}.pdf", kind=PartKind.RESULT, title=row.name, content=page
        )


def _log(case: Case) -> Iterator[ArchivePart]:
    events = [one.content for one in case.events.order_by("sequence")]
    yield _json(LOG, PartKind.LOG, "办理经过", events)
    yield _json(PROOFS, PartKind.LOG, "办理经过的入树证明", proven_log(case).written())


def _rated(case: Case) -> Iterator[ArchivePart]:
    rows = Rating.objects.filter(case=case).order_by("stage")
    said = [
        {
            "stage": row.stage,
            "rated_on": row.rated_at.astimezone(CHINA_STANDARD_TIME).date().isoformat(),
            "digest": blind_index(f"archive-rating|{row.pk}|{row.level}|{row.comment}").hex(),
        }
        for row in rows
    ]
    yield _json("rating/ratings.json", PartKind.RATING, "评价情况", said)


def _json(path: str, kind: PartKind, title: str, said: Any) -> ArchivePart:
    return ArchivePart(path=path, kind=kind, title=title, content=plain(said))


def _moment(at: Any) -> str:
    told: str = at.astimezone(CHINA_STANDARD_TIME).isoformat()
    return told


def _suffix(media_type: str) -> str:
    return mimetypes.guess_extension(media_type) or ".bin"
