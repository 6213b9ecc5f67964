"""Guides for programs (办事指南): facts in, the shortest lawful way out; nothing is kept.

Facts are posted because they say who is ill or poor, and stay out of addresses and logs. Nobody is
signed in: certificates and registers of a person are not looked at, only what the caller tells.
"""

from typing import Annotated, Final, Literal

from django.http import HttpRequest
from django.utils.translation import gettext
from ninja import Path, Router, Schema
from pydantic import ConfigDict, Field

from tongban.actions.drafts.circumstances import circumstances
from tongban.actions.targets import Wanted, wanted
from tongban.store.cases.draft_content import DraftContent
from tongban.web.api.facts import Facts, read_facts
from tongban.web.api.guide_answers import GuideAnswer, answer_for
from tongban.web.api.outside import outside_of
from tongban.web.api.problems import Refused, Wrong
from tongban.web.api.shapes import Code

router: Final = Router(tags=["Guides"])


class Situation(Schema):
    """What is told of a person."""

    model_config = ConfigDict(extra="forbid")
    facts: Facts = Field(
        {},
        description="Values by data element: yes/no, a number, text, a date as YYYY-MM-DD, a "
        "choice or a list of choices. Records cannot be told here.",
        examples=[{"premises.area": 80}],
    )
    chosen: Annotated[list[Code], Field(max_length=100)] | None = Field(
        None, description="The items of a journey that the person takes; left out: all that must."
    )


@router.post(
    "guides/{slug:kind}/{slug:code}",
    response=GuideAnswer,
    summary="Resolve a guide",
    operation_id="resolveGuide",
)
def resolve_guide(
    request: HttpRequest,
    kind: Path[Literal["item", "journey"]],
    code: Path[Code],
    situation: Situation,
) -> GuideAnswer:
    """Return the next question, the evidence plan, the dated steps and the footprint.

    Ask again with the answer to `next_question` among the facts until it is null.
    """
    target = wanted(kind, code)
    catalogue = target.published.catalogue
    told = DraftContent(answers=read_facts(situation.facts, catalogue.elements))
    known = circumstances(None, told, catalogue, outside_of(request))
    guide = target.guide(known, _chosen(situation, target))
    return answer_for(guide, catalogue, release=target.published.release)


def _chosen(situation: Situation, target: Wanted) -> frozenset[str] | None:
    if situation.chosen is None:
        return None
    offered = {item.code for item in target.items}
    wrong = [
        Wrong(where=f"body.chosen.{place}", says=gettext("不是可以选的值"))
        for place, one in enumerate(situation.chosen)
        if one not in offered
    ]
    if wrong:
        raise Refused(wrong)
    return frozenset(situation.chosen)
