"""Practices of services as a file (办件做法配置): read whole or refused, naming what is wrong.

One YAML file a city: what counts as the same matter twice, what regions receive for each other,
what is sent up, and which certificates are renewed how.
"""

from tongban.adapters.service_practices.reading import read_practices, read_renewals

__all__ = ["read_practices", "read_renewals"]
