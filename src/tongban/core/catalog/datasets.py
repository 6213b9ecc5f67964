"""Datasets (数据资源): what a department's register serves to others, so that people need not.

政务数据共享条例 (国务院令第809号): what sharing provides is not collected again.
"""

import enum
from dataclasses import dataclass

from tongban.core.vocabulary.citations import Citation


class Sharing(enum.Enum):
    """How a dataset is shared (共享属性)."""

    UNCONDITIONAL = "unconditional"
    CONDITIONAL = "conditional"
    NOT_SHARED = "not_shared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A register that a department answers for (数据资源): keys in, elements out.

    `proves` are evidence types whose paper is not needed when the dataset answers.
    `family` are those of `serves` by which it names the family of the person asked about. `areas`
    are area codes it covers.
    """

    code: str
    name: str
    holder: str
    keys: tuple[str, ...]
    serves: tuple[str, ...]
    proves: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    sharing: Sharing = Sharing.UNCONDITIONAL
    basis: Citation | None = None
    areas: tuple[str, ...] = ()
    update_cycle: str = ""
