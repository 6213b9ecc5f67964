"""What several parts say alike (共用写法): codes, pages, and dates as they stand in JSON."""

from typing import Annotated, Any, Final

from ninja import Schema
from pydantic import Field, StringConstraints

CODE: Final = r"^[-a-zA-Z0-9_]+$"
LONGEST_CODE: Final = 100
MOST_WHOLE: Final = 2**63 - 1

Code = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_CODE, pattern=CODE),
    Field(description="A code of the catalogue.", examples=["food_business_licence"]),
]
Whole = Annotated[int, Field(ge=0, le=MOST_WHOLE)]
Document = dict[str, Any]


class Listed(Schema):
    """One line of a list."""

    code: str = Field(description="Code, stable over all versions.")
    name: str = Field(description="Name, as people read it.")
    department: str = Field(description="Code of the department that answers for it.")
    summary: str = Field(description="What it is for, in one sentence.")
