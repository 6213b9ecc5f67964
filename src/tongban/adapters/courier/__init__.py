"""The courier (快递): take an order for a parcel once, come what may, and say where it is.

`client` speaks to a courier over HTTP; `simulation/` is one to practise with, whose parcels get
lost, late, back, and told of in the wrong order, as it is switched.
"""

from tongban.adapters.courier.client import (
    Declined,
    HttpCourier,
    NoCourier,
    Ordered,
    ParcelOrder,
    Silent,
)

__all__ = ["Declined", "HttpCourier", "NoCourier", "Ordered", "ParcelOrder", "Silent"]
