"""What a joint handling shows (联办监察): an opinion that stays owed because its day has passed.

It is found in a case of the department that is silent; of one that has no case of its own, in the
first case of the lead, who has to press for it.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from tongban.core.joint.matter import Matter
from tongban.core.supervision.rules import Rule, Watched
from tongban.core.supervision.sightings import Sighting

_ONE_DAY = timedelta(days=1)


def owed_opinions(rules: Iterable[Rule], matter: Matter, item: str) -> Iterator[Sighting]:
    """Yield what the silence of departments shows in the case of one item."""
    for rule in rules:
        if rule.watched is not Watched.OPINION_OWED:
            continue
        for department, opinion in matter.opinions.items():
            owed = opinion.fell_due and opinion.asked.silence is None
            if owed and found_in(matter, department) == item:
                yield Sighting(
                    rule=rule,
                    key=f"opinion:{department}",
                    since=opinion.asked.due_on + _ONE_DAY,
                    about=opinion.asked.about,
                )


def found_in(matter: Matter, department: str) -> str:
    """Return the item in whose case the silence of a department is found."""
    parts = sorted(matter.parts, key=lambda part: bool(part.needs))
    own = [part.item for part in parts if part.department == department]
    led = [part.item for part in parts if part.department == matter.terms.lead]
    return (own or led or [parts[0].item])[0]
