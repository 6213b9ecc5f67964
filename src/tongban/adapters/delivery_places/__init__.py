"""Places of delivery as a file (送达配置): read whole or refused, naming what is wrong."""

from tongban.adapters.delivery_places.reading import read_places

__all__ = ["read_places"]
