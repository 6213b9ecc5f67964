"""An invented year (示范一年): how the cases of the example city went, told by the verbs of cases.

- `hands`: who works in which department
- `paces`: how long things take there, and who grew slower lately
- `simulating`: one case from its receipt to its end, or to today
- `orders`: what supervisors and departments did about what was found
- `arrivals`: what is filed on which day, the same for the same seed

Nothing of it is real. What it tells is possible: every event comes from a verb that allowed it.
"""

from tongban.examples.year.arrivals import Told, year_of
from tongban.examples.year.orders import Answering

__all__ = ["Answering", "Told", "year_of"]
