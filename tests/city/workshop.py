"""A workshop (示例编制): the posts that an item passes on its way to the public."""

from dataclasses import dataclass
from datetime import date

from city.people import officer
from tongban.actions import impact
from tongban.actions.outside import Outside
from tongban.actions.workshop import editing, publishing, reviewing
from tongban.core.people.actors import Officer, Role
from tongban.core.people.impact import Assessment, Risk
from tongban.store.workshop import queries

FOOD = "food_business_licence"


@dataclass(frozen=True, kw_only=True)
class Workshop:
    """Everybody whom an item passes on its way to the public."""

    administrator: Officer
    colleague: Officer
    reviewer: Officer
    legal: Officer
    outside: Outside

    @classmethod
    def of(cls, department: str, outside: Outside) -> "Workshop":
        return cls(
            administrator=officer(department, Role.ITEM_ADMINISTRATOR, staff="i1"),
            colleague=officer(department, Role.ITEM_ADMINISTRATOR, staff="i2"),
            reviewer=officer(department, Role.ITEM_REVIEWER, staff="r1"),
            legal=officer("data_bureau", Role.LEGAL_REVIEWER, staff="l1"),
            outside=outside,
        )

    def edit(self, copy, *edits, by=None, revision=None):
        writer = by or self.administrator
        seen = self.opened(copy).revision if revision is None else revision
        return editing.edit(writer, copy, edits, self.outside, revision=seen)

    def opened(self, copy, **more) -> queries.OpenedCopy:
        return queries.copy_for(self.administrator, copy, **more)

    def assessed(self, item: str) -> None:
        """Assess what an item does with sensitive data, and have it approved."""
        said = Assessment(
            purpose="核对是否符合条件",
            necessity="没有别的办法",
            impact="泄露会让人难堪",
            measures="加密保存，只给办理的人看",
            risk=Risk.LOW,
        )
        impact.submit(self.administrator, item, self.outside, assessment=said, revision=0)
        impact.approve(self.legal, item, self.outside, revision=1)

    def reviewed(self, copy) -> None:
        """Send a copy and pass both reviews."""
        reviewing.send(self.administrator, copy, self.outside)
        for reviewer in (self.reviewer, self.legal):
            seen = self.opened(copy).revision
            reviewing.approve(reviewer, copy, self.outside, revision=seen, opinion="同意")

    def publish(self, copy, on: date | None = None):
        """Set the day and let the worker come by."""
        day = on or self.outside.today
        reviewing.schedule(self.administrator, copy, self.outside, effective_on=day)
        return publishing.publish_due(self.outside)
