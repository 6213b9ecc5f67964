"""The cases of a project as a table (项目办件表): the same for applicants and for departments."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext

from tongban.actions.recording import BLOCKED, TAKEN_BACK, WAITING
from tongban.actions.targets import published
from tongban.core.cases.state import Status
from tongban.store.cases.queries.projects import ProjectCase
from tongban.web.components import labels, lists, navigation
from tongban.web.components.component import Component, Content
from tongban.web.components.words import plain_date

_NOT_BEGUN = {WAITING: "等前一件事办结", BLOCKED: "前一件事没有办成，无法继续"}


def project_table(
    cases: Iterable[ProjectCase], *, place: Callable[[ProjectCase], str]
) -> Component:
    """Return the cases with links where the reader may open them."""
    departments = published().catalogue.departments
    return lists.DataTable(
        caption=gettext("这个项目的办件，按申请先后"),
        columns=(
            lists.Column(words=gettext("事项")),
            lists.Column(words=gettext("项目办件编号"), one_line=True),
            lists.Column(words=gettext("由谁办理")),
            lists.Column(words=gettext("现在的状态")),
            lists.Column(words=gettext("到期")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    one.item_name,
                    _number(one, place),
                    departments[one.department].short_name
                    if one.department in departments
                    else one.department,
                    _status(one.status),
                    plain_date(one.due_on) if one.due_on else "",
                )
            )
            for one in cases
        ),
    )


def _number(one: ProjectCase, place: Callable[[ProjectCase], str]) -> Content:
    return navigation.Link(words=one.number, href=place(one)) if one.open else one.number


def _status(status: str) -> str:
    if status in _NOT_BEGUN:
        return labels.word(_NOT_BEGUN[status])
    return labels.label(Status.WITHDRAWN if status == TAKEN_BACK else Status(status))
