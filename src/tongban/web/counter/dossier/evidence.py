"""Evidence beside the checklist (材料): what is asked for, by what article, and what came."""

from collections.abc import Sequence

from django.urls import reverse

from tongban.core.catalog.evidence import EvidenceRequirement
from tongban.core.guides.outcomes import Way
from tongban.store.cases.queries.records import PaperRecord
from tongban.web.components import figures, lists, messages, navigation
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import PostForm, Section
from tongban.web.counter import places
from tongban.web.counter.desk import Desk, Dossier

WAYS = {
    Way.NOT_NEEDED: "不需要",
    Way.PRODUCED: "联办中产生",
    Way.SHARED: "部门数据核验",
    Way.HELD: "调用电子证照",
    Way.REUSED: "复用以前提交",
    Way.DECLARED: "书面承诺",
    Way.DEFERRED: "容缺后补",
    Way.UPLOADED: "申请人上传",
    Way.UNDECIDED: "未提交",
}
TRUST = {"A": "A 级·本部门制发", "B": "B 级·已核原件", "C": "C 级·上传件", "D": "D 级·承诺"}
_PICTURES = ("image/png", "image/jpeg", "image/webp")


def evidence(dossier: Dossier, *, desk: Desk | None = None) -> Component:
    """Return the checklist with the papers; with a `desk` originals can be confirmed as seen."""
    missing = dossier.state.submission.missing
    by_requirement: dict[str, list[PaperRecord]] = {}
    for paper in dossier.case.papers:
        by_requirement.setdefault(paper.requirement, []).append(paper)
    needs = [need for need in dossier.state.item.requirements if need.id in by_requirement]
    if not needs:
        return Section(title="申请材料", body=lists.Paragraph(body="本事项不需要材料。"))
    came = len(needs) - sum(need.id in missing for need in needs)
    return Section(
        title=f"申请材料（应收 {len(needs)} 份，已有 {came} 份）",
        id="evidence",
        body=lists.EvidenceList(
            lines=tuple(_line(dossier, need, by_requirement[need.id], desk=desk) for need in needs)
        ),
    )


def _line(
    dossier: Dossier,
    need: EvidenceRequirement,
    papers: Sequence[PaperRecord],
    *,
    desk: Desk | None,
) -> lists.EvidenceLine:
    missing = need.id in dossier.state.submission.missing
    standard = f"审查标准：{need.acceptance_standard}。" if need.acceptance_standard else ""
    return lists.EvidenceLine(
        title=need.name,
        way="未提交" if missing else WAYS[Way(papers[-1].way)],
        reason=f"{standard}{_origin(dossier, papers[-1])}",
        article="；".join(str(citation) for citation in need.basis),
        ready=not missing,
        actions=tuple(part for paper in papers for part in _paper(paper, need, desk)),
    )


def _origin(dossier: Dossier, paper: PaperRecord) -> str:
    """Return where the proof comes from, for the one who examines it."""
    origin = ""
    match Way(paper.way):
        case Way.SHARED:
            dataset = dossier.catalogue.datasets.get(paper.origin)
            origin = f"由“{dataset.name}”核验。" if dataset else "由部门数据核验。"
        case Way.PRODUCED:
            origin = f"由“{paper.origin}”产生。"
        case Way.HELD | Way.REUSED:
            origin = f"编号 {paper.origin}。"
        case Way.DECLARED:
            origin = "申请人已书面承诺符合要求。"
        case Way.UPLOADED if paper.round > 1:
            origin = f"申请人说明：{paper.reason}。"
        case _:
            pass
    return origin


def _paper(paper: PaperRecord, need: EvidenceRequirement, desk: Desk | None) -> tuple[Content, ...]:
    """Return one paper: where it is from, a preview or a download, how far it is trusted."""
    parts: list[Content] = []
    if paper.trust:
        tone = messages.Tone.GOOD if paper.trust in "AB" else messages.Tone.PLAIN
        parts.append(messages.Tag(words=TRUST.get(paper.trust, paper.trust), tone=tone))
    if paper.file is None:
        return tuple(parts)
    label = paper.file_name if paper.round == 1 else f"{paper.file_name}（第 {paper.round} 次提交）"
    address = places.file(paper.file)
    parts += [" ", navigation.Link(words=f"下载 {label}", href=address, about=need.name)]
    if paper.media_type in _PICTURES:
        parts.append(figures.Picture(src=address, alt=f"{need.name}的图片", caption=label))
    if desk is not None and need.original_seen and not paper.checked_by and not desk.record.done:
        parts.append(_original_seen(desk, paper, need))
    return tuple(parts)


def _original_seen(desk: Desk, paper: PaperRecord, need: EvidenceRequirement) -> Component:
    return PostForm(
        body="",
        action=reverse("counter:original", args=[desk.record.work.id, paper.id]),
        buttons=navigation.Button(
            words="已核对原件", kind=navigation.ButtonKind.SECONDARY, about=need.name
        ),
    )
