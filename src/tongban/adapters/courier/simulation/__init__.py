"""A courier to practise with (模拟快递): parcels move by themselves, or do not, as it is switched.

`depot` keeps the parcels and their fates, `server` speaks HTTP and shows them on a page.
"""

from tongban.adapters.courier.simulation.depot import CourierFault, Depot
from tongban.adapters.courier.simulation.server import SimulatedCourier

__all__ = ["CourierFault", "Depot", "SimulatedCourier"]
