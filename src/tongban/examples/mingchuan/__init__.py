"""Mingchuan (明川市): the example city, written as catalogue files that a civil servant can read.

- `city.yaml`: what the city is, and what is invented about it
- `laws.yaml`: every law it cites, once
- `departments.yaml`, `datasets.yaml`, `parameters.yaml`: who answers for what, and dated numbers
- `elements/`, `evidence/`: data elements and the one catalogue of documents
- `items/`, `journeys/`: one file a service item (事项) and one file a journey (一件事)

The laws are real; the city, its departments, people and numbers of local practice are not.
"""

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
