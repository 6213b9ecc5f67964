"""The five levels (好差评五级) of GB/T 39734, as words: platforms count in both directions."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy

from tongban.web.components.fields.choices import Choice
from tongban.web.components.fields.field import Field

LEVELS = (
    Choice(value="very_satisfied", label=gettext_lazy("非常满意")),
    Choice(value="satisfied", label=gettext_lazy("满意")),
    Choice(value="fairly_satisfied", label=gettext_lazy("基本满意")),
    Choice(value="dissatisfied", label=gettext_lazy("不满意")),
    Choice(value="very_dissatisfied", label=gettext_lazy("非常不满意")),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class RatingScale(Field):
    """How satisfied a person is; none is chosen beforehand."""

    template: ClassVar[str] = "components/fields/rating_scale.html"

    choices: tuple[Choice, ...] = LEVELS
    value: str = ""

    @property
    def target(self) -> str:
        """Errors lead to the first level."""
        return f"{self.id}_0"
