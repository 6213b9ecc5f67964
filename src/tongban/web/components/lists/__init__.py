"""Facts set out (列表): from one key and value to a table.

``summary_list``  keys and values with links to change them
``task_list``     what is done and what remains
``timeline``      what happened, when and by whom
``evidence_line`` one document, how it is obtained and why
``card_list``     things to choose from
``prose``         paragraphs and plain lists
``data_table``    rows and columns that stack on a phone
"""

from tongban.web.components.lists.card_list import Card, CardList
from tongban.web.components.lists.data_table import Column, DataTable, Row
from tongban.web.components.lists.evidence_line import EvidenceLine, EvidenceList
from tongban.web.components.lists.prose import Paragraph, PlainList
from tongban.web.components.lists.summary_list import SummaryList, SummaryRow
from tongban.web.components.lists.task_list import Task, TaskGroup, TaskList, TaskStatus
from tongban.web.components.lists.timeline import Moment, Timeline

__all__ = [
    "Card",
    "CardList",
    "Column",
    "DataTable",
    "EvidenceLine",
    "EvidenceList",
    "Moment",
    "Paragraph",
    "PlainList",
    "Row",
    "SummaryList",
    "SummaryRow",
    "Task",
    "TaskGroup",
    "TaskList",
    "TaskStatus",
    "Timeline",
]
