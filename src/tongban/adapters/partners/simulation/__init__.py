"""A simulated partner (模拟部门接口): registers of an invented city, with faults to switch on.

It is a real server in its own process and says in every answer that it is a simulation. Read in
this order: `faults` (what can go wrong), `desk` (who may ask what), `answers` (what is said,
rightly or wrongly), `pages` (the status page), `office` (all of these together), `handler` and
`server` (HTTP).
"""

from tongban.adapters.partners.simulation.faults import ALL, Fault, FaultBoard, Setting
from tongban.adapters.partners.simulation.office import Office
from tongban.adapters.partners.simulation.server import SimulatedPartner

__all__ = ["ALL", "Fault", "FaultBoard", "Office", "Setting", "SimulatedPartner"]
