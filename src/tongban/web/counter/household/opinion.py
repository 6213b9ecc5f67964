"""The report beside a case (核对情况): a link, and its opinion as words to start from.

The officer writes the decision; what is filled in beforehand is marked as what was calculated, and
can be changed or deleted.
"""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from tongban.actions.exchange.household import looking
from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.exchange.household import means
from tongban.core.exchange.household.events import Ending
from tongban.core.exchange.household.report import HouseholdReport
from tongban.core.exchange.household.standing import CheckStage
from tongban.store.exchange.queries.households import KeptHousehold
from tongban.web.components import households as words
from tongban.web.components import lists, navigation
from tongban.web.components.component import Component
from tongban.web.components.sections import Section
from tongban.web.counter.desk import Desk, Dossier


def beside_case(dossier: Dossier) -> Iterator[Component]:
    """Yield how the check of the applicant's household stands, for an item that wants one."""
    if not means.means_tested(dossier.state.item):
        return
    kept = _of_case(dossier)
    if kept is None:
        body: Component = lists.Paragraph(
            body=gettext("申请人还没有发起核对。请告知申请人在“我的”里发起，全体成员授权。")
        )
    else:
        body = lists.SummaryList(
            rows=(
                lists.SummaryRow(
                    key=kept.number,
                    value=words.stage_tag(kept.check.stage(dossier.today)),
                    actions=(
                        navigation.Link(
                            words=gettext("看核对报告"),
                            href=reverse("counter:household", args=[kept.id]),
                        ),
                    ),
                ),
            )
        )
    yield Section(title=gettext("家庭经济状况核对"), id="household", body=body)


def suggested(desk: Desk) -> str:
    """Return the opinion of a complete check as words to start from; nothing otherwise."""
    found = _calculated(desk)
    if found is None:
        return ""
    kept, report = found
    return gettext("核对 %(number)s 的计算结果（供参考）：%(opinion)s。") % {
        "number": kept.number,
        "opinion": words.OPINIONS[report.opinion][0],
    }


def not_met(desk: Desk) -> tuple[str, ...]:
    """Return the conditions that a complete check finds not met, to be ticked beforehand."""
    found = _calculated(desk)
    if found is None:
        return ()
    return tuple(one.rule.id for one in found[1].rules if one.truth is Truth.NOT_MET)


def _calculated(desk: Desk) -> tuple[KeptHousehold, HouseholdReport] | None:
    """Return the check of a case with its report, once everything is known; write the look down."""
    if not means.means_tested(desk.state.item) or not desk.dossier.leads:
        return None
    kept = _of_case(desk.dossier)
    if kept is None or not _known(kept, desk.dossier.today):
        return None
    looking.note_look(desk.officer, kept)
    return kept, looking.report_of(kept, desk.outside)


def _known(kept: KeptHousehold, today: date) -> bool:
    """Tell whether everything is known, and is still kept."""
    stage = kept.check.stage(today)
    closed = stage is CheckStage.CLOSED and kept.check.ending is Ending.DECIDED
    return closed or stage is CheckStage.COMPLETE


def _of_case(dossier: Dossier) -> KeptHousehold | None:
    number = str(dossier.case.applicant.get("number", ""))
    return looking.open_of_applicant(dossier.officer, dossier.case.item, number)
