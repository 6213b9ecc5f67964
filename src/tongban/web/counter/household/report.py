"""The report (核对报告): what every register told of every member, the totals, how the rules stand.

Opening it is written down, and everybody whom it concerns can see that. What it ends with is an
opinion; the decision is made on the case.
"""

from collections.abc import Iterator
from uuid import UUID

from django.contrib import messages as flash
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from tongban.actions.exchange.household import ending, looking
from tongban.actions.exchange.household.signing import takes_papers
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.exchange.household import course
from tongban.core.exchange.household.events import Opinion
from tongban.core.exchange.household.members import Member
from tongban.core.exchange.household.report import HouseholdReport, ReportLine
from tongban.core.exchange.household.standing import CheckStage, Consent
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import Conflict, NotAllowed
from tongban.core.vocabulary.identity import parse_citizen_number
from tongban.store.exchange.queries.households import KeptHousehold
from tongban.web.components import households as words
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.words import plain_date, written_moment
from tongban.web.counter.desk import found
from tongban.web.counter.requests import HANDLERS, officer_of, outside_of

CLOSERS = (Role.EXAMINER, Role.APPROVER)
"""The posts that end a check with its opinion."""


@officer_required(*HANDLERS)
@require_safe
def household(request: HttpRequest, check: UUID) -> HttpResponseBase:
    """Show the report of a check as far as it has come."""
    officer, outside = officer_of(request), outside_of(request)
    kept = looking.open_check(officer, check)
    if kept is None:
        raise Http404
    stage = kept.check.stage(outside.today)
    page = Page(
        title=gettext("家庭经济状况核对报告"),
        caption=looking.item_of_check(kept).name,
        back=navigation.BackLink(href=reverse("counter:households")),
        above=navigation.IdentityBar(
            facts=(
                (gettext("核对编号"), kept.number),
                (gettext("进展"), words.stage_tag(stage)),
            )
        ),
        body=tuple(_parts(kept, officer, outside)),
        wide=True,
    )
    return show(request, page)


@officer_required(*CLOSERS)
@require_POST
def close(request: HttpRequest, check: UUID) -> HttpResponseBase:
    """End a complete check with the opinion that the officer saw."""
    seen = request.POST.get("opinion", "")
    known = {one.value: one for one in Opinion}
    with found():
        try:
            ending.close(officer_of(request), check, outside_of(request), seen=known.get(seen))
        except (Conflict, NotAllowed):
            flash.warning(request, gettext("核对情况已经变了，请看最新的报告。"))
        else:
            flash.success(request, gettext("核对意见已出具。是否认定，请在办件里另行决定。"))
    return HttpResponseRedirect(reverse("counter:household", args=[check]))


def report_sections(
    kept: KeptHousehold, report: HouseholdReport, catalogue: Catalogue
) -> Iterator[Component]:
    """Yield the opinion with its reasons, and every line with its origin."""
    yield Section(
        title=gettext("核对意见"),
        id="opinion",
        body=(
            lists.Paragraph(body=words.opinion_tag(report.opinion)),
            words.rules_table(report.rules, catalogue, size=report.size, with_totals=True),
            lists.Paragraph(
                body=gettext(
                    "意见按登记的数据和现行标准算出，只供参考；不知道的不算不符合。认定与否由人决定。"
                )
            ),
        ),
    )
    for member in kept.members:
        title = gettext("%(name)s（%(relation)s，%(number)s）") % {
            "name": member.name,
            "relation": member.relation,
            "number": parse_citizen_number(member.number).masked,
        }
        yield Section(title=title, body=_lines(report.of(member.slot), title, catalogue))


def _parts(kept: KeptHousehold, officer: Officer, outside: Outside) -> Iterator[Component]:
    catalogue, stage = published().catalogue, kept.check.stage(outside.today)
    yield _standing(kept, outside)
    if kept.members:
        yield Section(title=gettext("成员授权"), body=_members(kept, officer, outside))
    if stage is CheckStage.FORGOTTEN or not kept.check.answers:
        return
    report = looking.report_of(kept, outside)
    yield from report_sections(kept, report, catalogue)
    closes = officer.department == kept.department and officer.roles & set(CLOSERS)
    if stage is CheckStage.COMPLETE and closes:
        yield PostForm(
            action=reverse("counter:close_household", args=[kept.id]),
            body=lists.Paragraph(
                body=gettext("出具意见后不再查询，明细保存 %(days)d 天后删除。")
                % {"days": course.KEPT_AFTER_END.days}
            ),
            hidden=(("opinion", report.opinion.value),),
            buttons=navigation.Button(words=gettext("出具核对意见并终结")),
        )


def _standing(kept: KeptHousehold, outside: Outside) -> Component:
    """Return what the officer has to know first."""
    check, stage = kept.check, kept.check.stage(outside.today)
    if check.ending is not None:
        opinion = words.opinion_tag(check.opinion)
        return messages.Inset(
            body=(lists.Paragraph(body=words.ENDINGS[check.ending]), lists.Paragraph(body=opinion))
        )
    said = {
        CheckStage.SIGNING: gettext("还有成员没有授权，全体授权以前什么都不查。"),
        CheckStage.STOPPED: gettext(
            "有成员不同意授权：不能凭部门数据认定，也不能据此认为不符合条件。"
            "请告知申请人可以补交授权，或者入户调查。"
        ),
        CheckStage.ASKING: gettext(
            "还有 %(left)d 项没有答复，系统会自动再查。没有答复不是不符合，不得据此不予认定。"
        )
        % {"left": len(check.unknown)},
        CheckStage.COMPLETE: gettext("各部门都已答复。"),
    }
    return messages.Inset(body=lists.Paragraph(body=said[stage]))


def _members(kept: KeptHousehold, officer: Officer, outside: Outside) -> Component:
    return lists.SummaryList(
        rows=tuple(_member(kept, one, officer, outside) for one in kept.members)
    )


def _member(
    kept: KeptHousehold, member: Member, officer: Officer, outside: Outside
) -> lists.SummaryRow:
    standing = kept.check.members[member.slot]
    consent = standing.on(outside.today)
    ways: list[navigation.Link] = []
    where = [kept.id, member.slot]
    running = kept.check.ending is None
    if running and consent is not Consent.GIVEN and takes_papers(officer):
        ways.append(
            navigation.Link(
                words=gettext("收取纸质授权书"),
                href=reverse("counter:household_paper", args=where),
                about=member.name,
            )
        )
    if member.slot in kept.papers:
        ways.append(
            navigation.Link(
                words=gettext("看纸质授权书"),
                href=reverse("counter:household_file", args=where),
                about=member.name,
            )
        )
    how = words.WAYS[standing.way] if consent is Consent.GIVEN and standing.way else ""
    return lists.SummaryRow(
        key=f"{member.name}（{member.relation}）",
        value=(words.consent_tag(consent), lists.Paragraph(body=how) if how else ""),
        actions=tuple(ways),
    )


def _lines(lines: tuple[ReportLine, ...], caption: str, catalogue: Catalogue) -> Component:
    columns = (
        gettext("项目"),
        gettext("登记的内容"),
        gettext("来源"),
        gettext("数据日期"),
        gettext("查询时间和调用编号"),
        gettext("异议"),
    )
    return lists.DataTable(
        caption=caption,
        caption_hidden=True,
        columns=tuple(lists.Column(words=one) for one in columns),
        rows=tuple(_line(one, catalogue) for one in lines),
    )


def _line(line: ReportLine, catalogue: Catalogue) -> lists.Row:
    dataset = catalogue.datasets[line.source]
    claimed: Content = ""
    if line.ticket and line.claimed is not None:
        claimed = gettext("本人说是 %(claimed)s，等部门核实") % {"claimed": line.claimed}
    asked = ""
    if line.asked_at is not None:
        asked = gettext("%(moment)s，%(call)d") % {
            "moment": written_moment(line.asked_at),
            "call": line.call,
        }
    return lists.Row(
        cells=(
            catalogue.elements[line.element].label,
            words.told(line, catalogue),
            gettext("%(holder)s：%(dataset)s")
            % {
                "holder": catalogue.departments[dataset.holder].short_name,
                "dataset": dataset.name,
            },
            plain_date(line.as_of) if line.as_of else "",
            asked,
            claimed,
        )
    )
