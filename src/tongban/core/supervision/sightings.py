"""Sightings (监察发现): that a rule was met in a case, since which day, and at what.

A sighting is a fact about the past: later events add others but take none away. `key` tells apart
what one rule can find in one case more than once: two steps, two rounds of papers.
"""

from dataclasses import dataclass
from datetime import date

from tongban.core.supervision.rules import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """What a rule found in a case (发现): `about` names the step or paper, if it is about one.

    Sightings of a `group` count together: only as many as the rule gathers are a finding.
    """

    rule: Rule
    key: str
    since: date
    about: str = ""
    group: str = ""

    @property
    def identity(self) -> tuple[str, str]:
        """Return what no case can have twice."""
        return self.rule.code, self.key
