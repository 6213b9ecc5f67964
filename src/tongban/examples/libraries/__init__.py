"""Base libraries of the example city (示例基础库): six of them, over registers with their faults.

Read in this order: `models` (how records are compared), `definitions` (which registers, whose word
counts), `slips` (what clerks get wrong), `registers` (what each department has on file). All of it
is invented from one seed; numbers lie in the unassigned area 5199xx.
"""

from tongban.examples.libraries.definitions import LIBRARIES
from tongban.examples.libraries.registers import library_registers

__all__ = ["LIBRARIES", "library_registers"]
