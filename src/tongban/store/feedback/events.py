"""Events of concerns as JSON and back."""

from typing import Final

from tongban.core.feedback.folding import AnyConcernEvent
from tongban.store.freezing.histories import History

CONCERNS: Final = History[AnyConcernEvent](AnyConcernEvent)
