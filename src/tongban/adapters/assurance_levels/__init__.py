"""Levels of assurance as a file (核验等级配置): read whole or refused, naming what is wrong.

One YAML file a city: what each act wants, and what wants more, by kind of power or by item, with
the reason and what it rests on.
"""

from tongban.adapters.assurance_levels.reading import read_levels

__all__ = ["read_levels"]
