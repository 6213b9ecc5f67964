"""Pictures of the main pages for the documents, made only when ``TONGBAN_SCREENSHOTS=1`` asks."""

import io
import os
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

FOLDER = Path(__file__).parent.parent.parent / "docs" / "screenshots"
_COLOURS = 128
_TALLEST = 1800


def keep(page: Page, name: str) -> None:
    """Write the page as ``docs/screenshots/<name>.png``, small enough to read over a telephone."""
    if os.environ.get("TONGBAN_SCREENSHOTS") != "1":
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    taken = page.screenshot(full_page=True, animations="disabled", caret="hide")
    with Image.open(io.BytesIO(taken)) as picture:
        shown = picture.convert("RGB").crop((0, 0, picture.width, min(picture.height, _TALLEST)))
        few = shown.quantize(_COLOURS, dither=Image.Dither.NONE)
        few.save(FOLDER / f"{name}.png", optimize=True)
