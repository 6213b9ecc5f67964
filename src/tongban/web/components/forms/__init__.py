"""Django forms as components (表单): one set of error words, shown on top and beside the field.

``fields``     form fields that Django lacks: quantity with unit, date in parts, files, rating
``plain_form`` the form to derive from: it says in a sentence what is missing
``bridge``     from a bound form to components: ``fields_of(form)`` and ``errors_of(form)``
"""

from tongban.web.components.forms.bridge import errors_of, field_of, fields_of
from tongban.web.components.forms.fields import (
    DatePartsField,
    QuantityField,
    RatingField,
    UploadField,
)
from tongban.web.components.forms.plain_form import PlainForm

__all__ = [
    "DatePartsField",
    "PlainForm",
    "QuantityField",
    "RatingField",
    "UploadField",
    "errors_of",
    "field_of",
    "fields_of",
]
