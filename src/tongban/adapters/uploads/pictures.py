"""Pictures (图片): decode to bare pixels, then encode anew.

Nothing but pixels survives: no EXIF or GPS position, no comments, no second file behind the end of
the first (A49, A54). Size and frames are read from the header before any pixel is decoded (A53).
"""

import io
import warnings

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from tongban.adapters.uploads.limits import UploadLimits
from tongban.adapters.uploads.outcomes import Refusal
from tongban.adapters.uploads.recognition import FileKind

_JPEG_QUALITY = 90
_PILLOW_NAMES = {FileKind.JPEG: "JPEG", FileKind.PNG: "PNG"}
_KEPT_MODES = {FileKind.JPEG: ("L", "RGB"), FileKind.PNG: ("1", "L", "LA", "RGB", "RGBA")}


def rebuild_picture(content: bytes, kind: FileKind, limits: UploadLimits) -> bytes | Refusal:
    """Return a new picture with the same pixels, upright, or why there can be none."""
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    Image.MAX_IMAGE_PIXELS = limits.pixels
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=[_PILLOW_NAMES[kind]]) as picture:
                return _too_much(picture, limits) or _encoded(picture, kind)
    except Image.DecompressionBombError:
        return Refusal.TOO_MANY_PIXELS
    except MemoryError:
        return Refusal.TOO_MANY_PIXELS
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, IndexError, KeyError):
        return Refusal.DAMAGED


def _too_much(picture: Image.Image, limits: UploadLimits) -> Refusal | None:
    if picture.width * picture.height > limits.pixels:
        return Refusal.TOO_MANY_PIXELS
    if picture.format == "PNG" and getattr(picture, "n_frames", 1) > 1:
        return Refusal.ANIMATED
    return None


def _encoded(picture: Image.Image, kind: FileKind) -> bytes:
    """Return the first frame encoded anew; phones put previews behind it, which are not wanted."""
    upright = ImageOps.exif_transpose(picture)
    bare = _bare(upright if upright is not None else picture, kind)
    rebuilt = io.BytesIO()
    if kind is FileKind.JPEG:
        bare.save(rebuilt, "JPEG", quality=_JPEG_QUALITY, optimize=False, exif=b"")
    else:
        bare.save(rebuilt, "PNG", compress_level=6)
    return rebuilt.getvalue()


def _bare(picture: Image.Image, kind: FileKind) -> Image.Image:
    """Return the pixels in a plain mode, with nothing else attached."""
    kept = _KEPT_MODES[kind]
    mode = picture.mode if picture.mode in kept else _plain_mode(picture, kind)
    bare = picture.convert(mode) if mode != picture.mode else picture
    bare.info = {}
    return bare


def _plain_mode(picture: Image.Image, kind: FileKind) -> str:
    see_through = picture.mode in ("PA", "La", "RGBa") or "transparency" in picture.info
    return "RGBA" if see_through and kind is FileKind.PNG else "RGB"
