"""What a bill does not allow, and by which rule (缴费单中不允许的操作).

NotAllowed
└── BillNotAllowed       `rule` is stable
    ├── BillMoment         the bill is not at the point where this may happen
    ├── ChargedTwice       the fee of this case stands on a bill already
    ├── SamePerson         one person where two are wanted
    ├── PostMissing        the officer's post does not include it
    └── TooMuchBack        more is to go back than came
"""

from typing import ClassVar

from tongban.core.vocabulary.errors import NotAllowed


class BillNotAllowed(NotAllowed):
    """The state of the bill forbids it."""

    rule_id: ClassVar[str] = "bill"

    def __init__(self, message: str) -> None:
        super().__init__(message, rule=self.rule_id)


class BillMoment(BillNotAllowed):
    """The bill is not at the point where this may happen."""

    rule_id = "bill.moment"


class ChargedTwice(BillNotAllowed):
    """The fee of this case stands on the bill already."""

    rule_id = "bill.charged_twice"


class SamePerson(BillNotAllowed):
    """Two people are wanted, and only one acted."""

    rule_id = "bill.same_person"


class PostMissing(BillNotAllowed):
    """The officer's post does not include this."""

    rule_id = "bill.post"


class TooMuchBack(BillNotAllowed):
    """More is to go back than came."""

    rule_id = "bill.too_much_back"
