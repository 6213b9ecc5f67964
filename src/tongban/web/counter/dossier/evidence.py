"""Evidence beside the checklist (材料): what is asked for, by what article, and what came."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from tongban.core.catalog.evidence import EvidenceRequirement
from tongban.core.guides.evidence_ways import TOGETHER
from tongban.core.guides.outcomes import Way
from tongban.core.people.mandating import WRITTEN_MANDATE
from tongban.store.cases.queries.records import PaperRecord
from tongban.web.components import figures, labels, lists, messages, navigation
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import PostForm, Section
from tongban.web.components.sentences import said
from tongban.web.counter import places
from tongban.web.counter.desk import Desk, Dossier

WAYS = {
    Way.NOT_NEEDED: gettext_lazy("不需要"),
    Way.PRODUCED: gettext_lazy("联办中产生"),
    Way.SHARED: gettext_lazy("部门数据核验"),
    Way.HELD: gettext_lazy("调用电子证照"),
    Way.REUSED: gettext_lazy("复用以前提交"),
    Way.DECLARED: gettext_lazy("书面承诺"),
    Way.DEFERRED: gettext_lazy("容缺后补"),
    Way.UPLOADED: gettext_lazy("申请人上传"),
    Way.UNDECIDED: gettext_lazy("未提交"),
}
TRUST = {
    "A": gettext_lazy("A 级·制发部门出具"),
    "B": gettext_lazy("B 级·已核原件"),
    "C": gettext_lazy("C 级·上传件"),
    "D": gettext_lazy("D 级·承诺"),
}
_PICTURES = ("image/png", "image/jpeg", "image/webp")


def evidence(dossier: Dossier, *, desk: Desk | None = None) -> Component:
    """Return the checklist with the papers; with a `desk` originals can be confirmed as seen."""
    missing = dossier.state.lacking
    by_requirement: dict[str, list[PaperRecord]] = {}
    for paper in dossier.case.papers:
        by_requirement.setdefault(paper.requirement, []).append(paper)
    needs = [need for need in dossier.state.item.requirements if need.id in by_requirement]
    beside = tuple(_beside(paper) for paper in by_requirement.get("", ()))
    if not needs:
        nothing = lists.Paragraph(body=gettext("本事项不需要材料。"))
        body = (nothing, lists.EvidenceList(lines=beside)) if beside else nothing
        return Section(title=gettext("申请材料"), body=body)
    came = len(needs) - sum(need.id in missing for need in needs)
    return Section(
        title=gettext("申请材料（应收 %(needed)s 份，已有 %(came)s 份）")
        % {"needed": len(needs), "came": came},
        id="evidence",
        body=lists.EvidenceList(
            lines=(
                *(_line(dossier, need, by_requirement[need.id], desk=desk) for need in needs),
                *beside,
                *_of_earlier_version(dossier),
            )
        ),
    )


def _beside(paper: PaperRecord) -> lists.EvidenceLine:
    """Return what came beside what the item asks: what was explained, or the agent's paper."""
    if paper.file is not None:
        return lists.EvidenceLine(
            title=labels.word(paper.name),
            way=gettext("窗口登记"),
            reason=said(paper.reason),
            article=labels.citation(WRITTEN_MANDATE),
            ready=True,
            actions=_file(paper, paper.name),
        )
    return lists.EvidenceLine(
        title=paper.name, way=gettext("申请人说明"), reason=paper.reason, ready=True
    )


def _of_earlier_version(dossier: Dossier) -> Iterator[lists.EvidenceLine]:
    """Yield the papers that an earlier version of the item asked for, and this one does not."""
    asked = {need.id for need in dossier.state.item.requirements} | {""}
    for paper in dossier.case.papers:
        if paper.requirement not in asked and paper.file is not None:
            yield lists.EvidenceLine(
                title=paper.name,
                way=str(WAYS[Way(paper.way)]),
                reason=gettext("原版本要求的材料，现行版本不再要求。"),
                ready=True,
                actions=(
                    navigation.Link(
                        words=gettext("下载 %(label)s") % {"label": paper.file_name},
                        href=places.file(paper.file),
                        about=paper.name,
                    ),
                ),
            )


def _line(
    dossier: Dossier,
    need: EvidenceRequirement,
    papers: Sequence[PaperRecord],
    *,
    desk: Desk | None,
) -> lists.EvidenceLine:
    missing = need.id in dossier.state.lacking
    standard = (
        gettext("审查标准：%(standard)s。") % {"standard": need.acceptance_standard}
        if need.acceptance_standard
        else ""
    )
    return lists.EvidenceLine(
        title=need.name,
        way=_way(dossier, need, papers[-1]),
        reason=f"{standard}{_origin(dossier, papers[-1])}",
        article=labels.citations(need.basis),
        ready=not missing,
        actions=tuple(part for paper in papers for part in _paper(paper, need, desk)),
    )


def _way(dossier: Dossier, need: EvidenceRequirement, paper: PaperRecord) -> str:
    if need.id in dossier.state.lacking:
        owed = need.id in dossier.state.debts
        return gettext("容缺，还没有补交") if owed else gettext("未提交")
    if need.id in dossier.state.handed_in:
        return gettext("已补交，待核对")
    return str(WAYS[Way(paper.way)])


def _origin(dossier: Dossier, paper: PaperRecord) -> str:
    """Return where the proof comes from, for the one who examines it."""
    origin = ""
    match Way(paper.way):
        case Way.SHARED:
            known = dossier.catalogue.datasets
            named = [known[one].name for one in paper.origin.split(TOGETHER) if one in known]
            origin = (
                gettext("由“%(name)s”核验。") % {"name": "”“".join(named)}
                if named
                else gettext("由部门数据核验。")
            )
        case Way.PRODUCED:
            origin = gettext("由“%(origin)s”产生。") % {"origin": paper.origin}
        case Way.HELD | Way.REUSED:
            origin = gettext("编号 %(origin)s。") % {"origin": paper.origin}
        case Way.DECLARED:
            origin = gettext("申请人已书面承诺符合要求。")
        case Way.UPLOADED if paper.round > 1:
            origin = gettext("申请人说明：%(reason)s。") % {"reason": paper.reason}
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
    parts += _file(paper, need.name)
    if desk is not None and need.original_seen and not paper.checked_by and not desk.record.done:
        parts.append(_original_seen(desk, paper, need))
    return tuple(parts)


def _file(paper: PaperRecord, about: str) -> tuple[Content, ...]:
    """Return the way to a file, and the picture where it is one."""
    label = (
        paper.file_name
        if paper.round == 1
        else gettext("%(file)s（第 %(round)s 次提交）")
        % {"file": paper.file_name, "round": paper.round}
    )
    address = places.file(paper.file) if paper.file else ""
    link = navigation.Link(
        words=gettext("下载 %(label)s") % {"label": label}, href=address, about=about
    )
    if paper.media_type not in _PICTURES:
        return (" ", link)
    picture = figures.Picture(
        src=address, alt=gettext("%(name)s的图片") % {"name": about}, caption=label
    )
    return (" ", link, picture)


def _original_seen(desk: Desk, paper: PaperRecord, need: EvidenceRequirement) -> Component:
    return PostForm(
        body="",
        action=reverse("counter:original", args=[desk.record.work.id, paper.id]),
        buttons=navigation.Button(
            words=gettext("已核对原件"), kind=navigation.ButtonKind.SECONDARY, about=need.name
        ),
    )
