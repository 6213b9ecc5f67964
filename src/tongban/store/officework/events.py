"""The histories of office work (日常办公经过): how the records of each kind are read."""

from typing import Final

from tongban.core.officework.second_hands import AnySecondHandEvent
from tongban.core.officework.templates import AnyTemplateEvent
from tongban.store.freezing.histories import History

TEMPLATES: Final = History[AnyTemplateEvent](AnyTemplateEvent)
SECOND_HANDS: Final = History[AnySecondHandEvent](AnySecondHandEvent)
