"""How a city collects fees as a file (收费配置): read whole or refused, naming what is wrong.

One YAML file a city: which items are paid for through the platform, at which event, and who pays
less, with what each rests on.
"""

from tongban.adapters.fee_practices.reading import read_fee_practices

__all__ = ["read_fee_practices"]
