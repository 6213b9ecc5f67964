"""Publishing the public lists (清单公布): a dated edition of what the items in force say.

政府信息公开条例第20条第5项 has the public told on what basis and how an authority handles things,
and 第26条 that it be told of changes within twenty working days. Governments confirm the lists
before (权力清单制度的指导意见, 2015), by a paper that the edition names where there is one.
"""

from typing import ClassVar

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.authoring.access import may_publish_lists
from tongban.core.authoring.lists import PUBLIC_LISTS
from tongban.core.authoring.review_errors import NotTheReviewer
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed, NotFound, Reason
from tongban.store.overviews.editions import Publishing, write_editions
from tongban.store.overviews.queries.progress import standing
from tongban.store.overviews.writing import one_keeper_at_a_time

LONGEST_APPROVAL = 200


class ListsNotAllowed(NotAllowed):
    """The state of a list forbids that it is published."""

    rule_id: ClassVar[str] = "lists"

    def __init__(self, message: str) -> None:
        super().__init__(message, rule=self.rule_id)


class ListsBehind(ListsNotAllowed):
    """The lists do not yet say what the newest release says."""

    rule_id = "lists.behind"


class NothingNew(ListsNotAllowed):
    """What stands is what the latest edition says."""

    rule_id = "lists.unchanged"


@transaction.atomic
def publish_list(
    officer: Officer, name: str, outside: Outside, *, department: str = "", approval: str = ""
) -> tuple[str, ...]:
    """Publish a list of one department, or of all whose list has changed; return which.

    Raises:
        NotFound: when there is no such list or department.
        InvalidValue: when the paper that confirms it is not one line of a readable length.
        NotTheReviewer: when the officer does not answer for the department's list.
        ListsBehind: while the lists are being made again.
        NothingNew: when the latest edition says the same.
    """
    release = published()
    if name not in PUBLIC_LISTS or not {department} <= {"", *release.catalogue.departments}:
        raise NotFound(f"no list {name!r} of {department!r}")
    _refuse_unreadable(approval)
    if not may_publish_lists(officer, department):
        raise NotTheReviewer("lists are published by whoever writes or reviews the items")
    one_keeper_at_a_time()
    kept = standing()
    if kept is None or kept.release != release.release:
        raise ListsBehind("the overviews belong to an earlier release")
    publishing = Publishing(
        list=name,
        release=kept.release,
        published_on=outside.today,
        published_at=outside.now,
        published_by=officer.staff_number,
        approval=approval,
    )
    written = write_editions(publishing, department)
    if not written:
        raise NothingNew("the latest edition says the same")
    subject = f"list:{name}:{department}" if department else f"list:{name}"
    note(officer, "lists.publish", subject, ground=approval, details={"many": str(len(written))})
    return written


def _refuse_unreadable(approval: str) -> None:
    if len(approval) > LONGEST_APPROVAL:
        raise InvalidValue("approval", Reason.TOO_LONG)
    if not approval.isprintable():
        raise InvalidValue("approval", Reason.CHARACTER)
