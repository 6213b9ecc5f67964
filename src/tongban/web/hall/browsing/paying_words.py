"""How the fees of an item are paid (怎样缴费): when, where, and who pays less, with the basis."""

from django.utils.translation import gettext

from tongban.core.payments.practice import FeePractice
from tongban.web.components import labels, lists
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Section


def how_to_pay(practice: FeePractice | None) -> tuple[Component, ...]:
    """Return how a city collects the fees of an item; nothing where it does not."""
    if practice is None:
        return ()
    when = gettext("%(when)s：缴费单在办件页上，可以网上缴，也可以到窗口缴。缴清以后发放结果。")
    parts: list[Content] = [lists.Paragraph(body=when % {"when": labels.label(practice.asked_at)})]
    if practice.reductions:
        parts.append(
            lists.PlainList(
                items=tuple(
                    gettext("%(name)s。凭%(evidence)s，依据：%(basis)s")
                    % {
                        "name": one.name,
                        "evidence": one.evidence,
                        "basis": labels.citation(one.basis),
                    }
                    for one in practice.reductions
                )
            )
        )
    return (Section(title=gettext("怎样缴费，谁可以减免"), id="paying", body=tuple(parts)),)
