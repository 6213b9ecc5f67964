"""The paper on which an agent files (所凭委托书): among each case's papers, and on the receipt.

民法典 §165; 档案法: what a case rests on is kept with it. It is no requirement of the item, so that
it never counts among what was asked for.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from tongban.actions.mandates.papers import ShownPaper
from tongban.core.guides.outcomes import Way
from tongban.core.people.paper_authority import GrantorSeen
from tongban.core.vocabulary.dates import format_date
from tongban.store.cases.models import Case, CaseEvidence

NAME: Final = "纸质授权委托书"
_SEEN: Final = {
    GrantorSeen.ORIGINAL: "委托人身份证件原件",
    GrantorSeen.COPY: "委托人身份证件复印件",
}


def paper_words(shown: ShownPaper) -> str:
    """Return what the paper says and how it was looked at, in one sentence."""
    mandate, paper = shown.mandate, shown.paper
    return (
        f"委托{mandate.agent_name}办理，{format_date(paper.signed_on)}签署，"
        f"到{format_date(mandate.valid_until)}为止；"
        f"窗口{paper.clerk.name}核对了{_SEEN[paper.grantor_seen]}"
    )


def authority_rows(cases: Iterable[Case], shown: ShownPaper | None) -> Iterator[CaseEvidence]:
    """Yield the paper for each case that is filed on it; nothing where none is needed."""
    if shown is None:
        return
    checked = shown.paper.checked_by or shown.paper.clerk
    for case in cases:
        yield CaseEvidence(
            case=case,
            requirement="",
            name=NAME,
            way=Way.UPLOADED.value,
            origin=shown.code,
            reason=paper_words(shown),
            file_id=shown.paper.file,
            trust="B",
            checked_by=checked.staff_number,
        )
