"""PDF files: look into every value, then copy only what can be seen on the pages.

Danger hides in direct dictionaries as well as in numbered objects, so the walk goes into both
(walking the numbered ones alone misses scripts). The rebuilt file holds pages, their contents and
their resources; forms and annotations are first drawn into the pages, so that what a person filled
in still shows (A51).
"""

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from tongban.adapters.uploads.limits import UploadLimits
from tongban.adapters.uploads.outcomes import Refusal
from tongban.adapters.uploads.scrubbing import without_metadata

_ACTIVE_KEYS = frozenset({"/JS", "/JavaScript", "/XFA"})
_ACTIVE_ACTIONS = frozenset(
    {
        *("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE"),
        *("/Rendition", "/RichMediaExecute", "/Movie", "/Sound", "/GoTo3DView", "/PS"),
    }
)
_EMBEDDING_KEYS = frozenset({"/EmbeddedFiles", "/EF", "/RichMediaContent"})
_EMBEDDING_TYPES = frozenset({"/EmbeddedFile", "/FileAttachment", "/RichMedia", "/Screen", "/3D"})
_PAGE_KEYS = frozenset(
    {
        *("/Type", "/Contents", "/Resources", "/MediaBox", "/CropBox"),
        *("/Rotate", "/UserUnit", "/Group", "/Parent"),
    }
)
_HIDDEN_KEYS = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/AF", "/OPI", "/Ref")


def rebuild_pdf(content: bytes, limits: UploadLimits) -> tuple[bytes, int] | Refusal:
    """Return a new PDF with the same pages and their number, or why there can be none."""
    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False) as pdf:
            if pdf.is_encrypted:
                return Refusal.ENCRYPTED
            found = _danger(pdf, limits)
            return found or _rebuilt(pdf)
    except pikepdf.PasswordError:
        return Refusal.ENCRYPTED
    except (MemoryError, RecursionError):
        return Refusal.TOO_COMPLEX
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, AttributeError):
        return Refusal.DAMAGED


def _danger(pdf: Pdf, limits: UploadLimits) -> Refusal | None:
    """Return the first reason found in the file, pages counted first since that is cheap."""
    pages = len(pdf.pages)
    if pages == 0:
        return Refusal.DAMAGED
    if pages > limits.pages:
        return Refusal.TOO_MANY_PAGES
    for count, part in enumerate(_parts(pdf)):
        if count > limits.nodes:
            return Refusal.TOO_COMPLEX
        reason = _objection(part, limits)
        if reason is not None:
            return reason
    return None


def _parts(pdf: Pdf) -> Iterator[Object]:
    """Yield every dictionary and stream of the file once, numbered or direct, however deep."""
    waiting: list[Object] = [pdf.trailer, *pdf.objects]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Array):
            waiting.extend(_direct(list(part)))
        elif isinstance(part, Dictionary | Stream):
            yield part
            waiting.extend(_direct([value for _, value in part.items()]))


def _direct(values: list[Object]) -> list[Object]:
    """Return the containers written in place; numbered ones are on the list already."""
    return [
        value
        for value in values
        if isinstance(value, Array | Dictionary | Stream) and not value.is_indirect
    ]


def _objection(part: Object, limits: UploadLimits) -> Refusal | None:
    keys = set(part.keys())
    names = {str(part.get(key)) for key in ("/S", "/Type", "/Subtype") if key in keys}
    external = isinstance(part, Stream) and "/F" in keys
    if external or keys & _EMBEDDING_KEYS or names & _EMBEDDING_TYPES:
        return Refusal.EMBEDDED_FILE
    if keys & _ACTIVE_KEYS or names & _ACTIVE_ACTIONS:
        return Refusal.ACTIVE_CONTENT
    if "/Image" in names and _pixels(part) > limits.pixels:
        return Refusal.TOO_MANY_PIXELS
    return None


def _pixels(image: Object) -> int:
    width, height = image.get("/Width", 0), image.get("/Height", 0)
    return int(width) * int(height)


def _rebuilt(pdf: Pdf) -> tuple[bytes, int]:
    pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")
    fresh = Pdf.new()
    fresh.pages.extend(pdf.pages)
    for page in fresh.pages:
        _strip(page)
    for part in fresh.objects:
        if isinstance(part, Dictionary | Stream):
            _forget(part)
    fresh.remove_unreferenced_resources()
    saved = io.BytesIO()
    fresh.save(saved, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return saved.getvalue(), len(fresh.pages)


def _strip(page: Page) -> None:
    for key in set(page.obj.keys()) - _PAGE_KEYS:
        del page.obj[key]


def _forget(part: Object) -> None:
    """Take out what no page shows: metadata, thumbnails, editors' private notes, EXIF."""
    for key in _HIDDEN_KEYS:
        if key in part:
            del part[key]
    if isinstance(part, Stream) and part.get("/Filter") in (Name.DCTDecode, [Name.DCTDecode]):
        part.write(without_metadata(part.read_raw_bytes()), filter=Name.DCTDecode)
