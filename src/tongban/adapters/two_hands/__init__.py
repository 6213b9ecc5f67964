"""What takes two officers, as a file (双人办理配置): read whole or refused, naming what is wrong.

One YAML file a city: verbs of the counter and items, with the reason and what it rests on.
"""

from tongban.adapters.two_hands.reading import read_two_hands

__all__ = ["read_two_hands"]
