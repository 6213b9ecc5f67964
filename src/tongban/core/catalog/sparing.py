"""Sparing (免提交规则): when registers make a paper unnecessary, one rule for whoever asks.

政务数据共享条例: what sharing provides is not collected again. A paper is spared by a register that
proves it as such, or by registers that between them serve every element that it proves. The guide
of one person, the graph and the yearly figures all go by this.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import TypeVar

Source = TypeVar("Source")


def is_spared(
    proving: AbstractSet[Source],
    serving: Iterable[AbstractSet[Source]],
    usable: AbstractSet[Source],
) -> bool:
    """Tell whether usable sources make a paper unnecessary.

    `proving` are those that prove it as such; `serving` says for each element that it proves which
    serve that, and is empty for a paper that proves nothing in particular.
    """
    if not usable.isdisjoint(proving):
        return True
    each = tuple(serving)
    return bool(each) and not any(usable.isdisjoint(one) for one in each)
