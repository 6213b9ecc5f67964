"""A carrier to practise with (模拟短信网关): it keeps what it was handed and shows it on a page.

`faults` are its bad days, `box` keeps the messages, `page` shows them, `server` speaks HTTP.
"""

from tongban.adapters.messages.simulation.box import MessageBox
from tongban.adapters.messages.simulation.faults import Fault
from tongban.adapters.messages.simulation.server import SimulatedCarrier

__all__ = ["Fault", "MessageBox", "SimulatedCarrier"]
