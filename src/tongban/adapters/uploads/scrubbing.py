"""Scrubbing (清理): take hidden metadata out of JPEG data without touching a pixel.

Photographs inside a PDF carry the same EXIF block as a photograph on its own, position included.
"""

_MARKER = 0xFF
_START_OF_SCAN = 0xDA
_COMMENT = 0xFE
_APPLICATION = range(0xE0, 0xF0)
_NEEDED = frozenset({0xE0, 0xEE})
"""JFIF, and Adobe's note on colours, without which some pictures turn negative."""
_LENGTH_BYTES = 2


def without_metadata(jpeg: bytes) -> bytes:
    """Return `jpeg` without comments and application blocks that do not change its look.

    What cannot be followed is returned from there on as it was: the reader decides on it.
    """
    kept, at = [jpeg[:2]], 2
    while at + 4 <= len(jpeg) and jpeg[at] == _MARKER and jpeg[at + 1] != _START_OF_SCAN:
        marker = jpeg[at + 1]
        length = int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if length < _LENGTH_BYTES:
            break
        end = at + 2 + length
        if not _is_metadata(marker):
            kept.append(jpeg[at:end])
        at = end
    return b"".join([*kept, jpeg[at:]])


def _is_metadata(marker: int) -> bool:
    return marker == _COMMENT or (marker in _APPLICATION and marker not in _NEEDED)
