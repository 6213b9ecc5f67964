"""Modes of handling as a file (办理方式配置): read whole or refused, naming what is wrong.

A city says in it which items rules decide, in what terms papers may follow, and which items are
decided on a promise; each with what it rests on.
"""

from tongban.adapters.handling_modes.reading import read_modes

__all__ = ["read_modes"]
