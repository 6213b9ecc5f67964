"""Apart (另起线程): signing and checking run an event loop, so they have a thread of their own.

Whoever calls may be inside a loop already. One thread is enough: the work is bound to one core.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

Made = TypeVar("Made")

_THREAD: Final = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pdf-signatures")


def apart(work: Callable[[], Made]) -> Made:
    """Return what `work` returns in the thread, or raise what it raises."""
    return _THREAD.submit(work).result()
