"""Reading (读取过程): gathers every problem of every file, so that an author mends all at once.

It also remembers where each definition stands, which lets a check that runs on the finished
catalogue point back at a file and a line.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tongban.adapters.catalogue_files.yaml_marks import Place
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import Problem


@dataclass(slots=True)
class Reading:
    """What is known so far while the files of one city are read.

    `laws` maps the short name of a law to a citation of it as a whole, or is None while the list
    itself cannot be read; then any name passes. `whole` tells whether every file of shared
    definitions could be read, without which no name can be called unknown. `places` maps a path
    such as `items/food_licence/conditions/area` to its line. `unread` are the codes of definitions
    that could not be built, about which later checks must stay silent.
    """

    laws: Mapping[str, Citation] | None = None
    whole: bool = True
    problems: list[Problem] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)

    def report(self, place: Place, message: str, rule: str = "file") -> None:
        """Add a problem at a line."""
        self.problems.append(Problem(where=str(place), message=message, rule=rule))
