"""What a person fills in (表单字段), one question each.

``field``   what all fields share: name, label, hint, error, (选填); `within` one form of several
``inputs``  one line, a number with its unit, several lines, a date in three parts
``choices`` one of several, several of several, one of many
``upload``  a file, with its limits said first
``rating``  the five levels of 好差评
"""

from tongban.web.components.fields.choices import Checkbox, Checkboxes, Choice, Radios, Select
from tongban.web.components.fields.field import Field, within
from tongban.web.components.fields.inputs import DateInput, NumberInput, Textarea, TextInput
from tongban.web.components.fields.rating import LEVELS, RatingScale
from tongban.web.components.fields.upload import FileUpload, StoredFile

__all__ = [
    "LEVELS",
    "Checkbox",
    "Checkboxes",
    "Choice",
    "DateInput",
    "Field",
    "FileUpload",
    "NumberInput",
    "Radios",
    "RatingScale",
    "Select",
    "StoredFile",
    "TextInput",
    "Textarea",
    "within",
]
