"""Drawings (图形): vector drawings of our own as pictures of dots, by the typst compiler."""

from tongban.adapters.drawings.press import DrawingPress

__all__ = ["DrawingPress"]
