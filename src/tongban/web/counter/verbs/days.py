"""Days that an officer sets (期限日): a person cannot be asked to act by a day that has passed."""

from collections.abc import Callable
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from tongban.web.counter.verbs.verb import DeskForm


def not_past(name: str) -> Callable[[DeskForm], date]:
    """Return the check of the field `name` of a form: it refuses a day that has passed."""

    def checked(form: DeskForm) -> date:
        day: date = form.cleaned_data[name]
        if day < form.desk.dossier.today:
            raise ValidationError(gettext("这一天已经过去，请改成今天或以后"), code="past")
        return day

    return checked
