"""Written commitments instead of papers (告知承诺): told first, then promised, each by itself.

国办发〔2020〕42号: the person is told what is proved, on what basis and what a false promise
costs, and promises in writing; who would rather hand in the paper may.
"""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.drafts.writing import commit, prefer_own
from tongban.actions.outside import Outside
from tongban.core.guides.outcomes import EvidenceLine, Way
from tongban.core.vocabulary.errors import NotFound
from tongban.web.components import fields, labels, lists, messages, navigation
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.hall import places
from tongban.web.hall.applying import paths
from tongban.web.hall.applying.reading import Reading, draft_page
from tongban.web.hall.browsing.wording import articles
from tongban.web.hall.visitor import citizen_of, outside_of

BASIS = "国办发〔2020〕42号"


@draft_page
@require_http_methods(["GET", "HEAD", "POST"])
def commitments(request: HttpRequest, reading: Reading) -> HttpResponseBase:
    """Show what may be promised, and keep what was."""
    declared = declared_of(reading)
    if not declared:
        return HttpResponseRedirect(places.draft(reading.id))
    if request.method != "POST":
        told = tuple(_told(reading, declared, outside_of(request)))
        return show(request, _page(reading, declared, told))
    if "own" in request.POST:
        if request.POST["own"] not in declared:
            raise NotFound("nothing is promised under this name")
        prefer_own(citizen_of(request), reading.id, request.POST["own"], own=True)
        return HttpResponseRedirect(places.draft(reading.id))
    promised = frozenset(
        requirement for requirement in declared if request.POST.get(_name(requirement)) == "on"
    )
    commit(citizen_of(request), reading.id, promised)
    return HttpResponseRedirect(places.draft(reading.id))


def declared_of(reading: Reading) -> dict[str, EvidenceLine]:
    """Return the requirements that a commitment meets, by id."""
    return {
        line.requirement.id: line for line in reading.papers.values() if line.way is Way.DECLARED
    }


def promise(line: EvidenceLine) -> str:
    """Return the sentence that the person promises."""
    return gettext("我承诺已经符合“%(name)s”的要求，所说属实，并愿意承担不实承诺的后果") % {
        "name": line.requirement.name
    }


def _told(
    reading: Reading, declared: dict[str, EvidenceLine], outside: Outside
) -> Iterator[Component]:
    """Yield what each item tells in writing before anything is promised."""
    for item in reading.wanted.items:
        practice = outside.modes.declarations.get(item.code)
        if practice is None or not any(need.id in declared for need in item.requirements):
            continue
        rows = (
            lists.SummaryRow(key=gettext("告知的义务"), value=practice.duty),
            lists.SummaryRow(
                key=gettext("您的承诺"), value=lists.PlainList(items=practice.content)
            ),
            lists.SummaryRow(key=gettext("不实的后果"), value=practice.liability),
            lists.SummaryRow(key=gettext("多久办好"), value=labels.limit(practice.decide_within)),
            lists.SummaryRow(key=gettext("事后核查"), value=labels.limit(practice.check_within)),
            lists.SummaryRow(key=gettext("依据"), value=labels.citation(practice.basis)),
        )
        yield lists.SummaryList(title=item.name, rows=rows)


def _page(reading: Reading, declared: dict[str, EvidenceLine], told: tuple[Component, ...]) -> Page:
    boxes = tuple(
        fields.Checkbox(
            name=_name(requirement),
            label=promise(line),
            hint=gettext("代替材料：%(name)s。依据：%(basis)s")
            % {"name": line.requirement.name, "basis": articles(line.requirement.basis)},
            checked=requirement in reading.content.committed,
        )
        for requirement, line in declared.items()
    )
    return Page(
        title=gettext("用书面承诺代替材料"),
        caption=reading.title,
        back=navigation.BackLink(href=places.draft(reading.id)),
        lead=lists.Paragraph(
            body=gettext("下面的材料您不用交，书面承诺就可以。请逐条读完再勾选。")
        ),
        body=(
            messages.Inset(
                body=lists.PlainList(
                    items=(
                        gettext("部门会在办理中或办结后核查。"),
                        gettext("承诺不实的，撤销决定，并记入信用记录；造成损失的依法承担责任。"),
                        gettext("不愿意承诺的，可以改交材料，一样办理；决定作出前也可以撤回承诺。"),
                        gettext("依据：%(basis)s") % {"basis": BASIS},
                    )
                )
            ),
            *told,
            PostForm(body=boxes, buttons=navigation.Button(words=gettext("保存承诺"))),
            Section(
                title=gettext("改交材料"),
                body=tuple(_instead(reading, *one) for one in declared.items()),
            ),
        ),
    )


def _instead(reading: Reading, requirement: str, line: EvidenceLine) -> Component:
    return PostForm(
        action=paths.commitments(reading.id),
        body="",
        hidden=(("own", requirement),),
        buttons=navigation.Button(
            words=gettext("“%(name)s”改交材料") % {"name": line.requirement.name},
            kind=navigation.ButtonKind.SECONDARY,
        ),
    )


def _name(requirement: str) -> str:
    return f"promise-{requirement}"
