"""Drawings become pictures, one after the other, and what is no drawing is refused."""

from io import BytesIO

import pytest
from PIL import Image

from tongban.adapters.drawings import DrawingPress
from tongban.core.vocabulary.errors import InvalidValue

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40" width="100" height="40">'
    '<text x="5" y="20" fill="#0d5650">{}</text></svg>'
)


def ink(picture: bytes) -> int:
    """Return how many dots are not white."""
    grey = Image.open(BytesIO(picture)).convert("L")
    return sum(grey.histogram()[:200])


def test_one_press_makes_many_pictures_and_words_are_in_them():
    press = DrawingPress()

    pictures = [press.png(DRAWING.format(words)) for words in ("", "图谱", "图谱图谱")]

    assert [ink(one) for one in pictures] == sorted({ink(one) for one in pictures})
    assert ink(pictures[0]) == 0


def test_what_is_no_drawing_is_refused():
    with pytest.raises(InvalidValue):
        DrawingPress().png('#read("/etc/hostname")')
