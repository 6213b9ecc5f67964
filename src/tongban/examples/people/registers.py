"""Registers (部门登记簿): what each department knows of the invented people, by dataset and key.

The datasets and elements are those of `mingchuan/datasets.yaml`; a test holds one against the
other, so that a register never says what the sharing catalogue does not promise.
"""

from collections.abc import Mapping

from tongban.examples.people.city import SEED, city_people
from tongban.examples.people.entries import Record
from tongban.examples.people.means_registers import MEANS
from tongban.examples.people.other_registers import OTHERS
from tongban.examples.people.personal_registers import PERSONAL


def registers(seed: int = SEED) -> Mapping[str, Mapping[str, Record]]:
    """Return dataset code → key → element → value for every register of the city."""
    people = city_people(seed)
    kept = {**PERSONAL, **OTHERS, **MEANS}
    return {dataset: dict(entries(people)) for dataset, entries in kept.items()}
