"""Certificates between regions (跨区域传递): a face with its seal, as values that travel.

What was sealed is exactly the face; whoever has the region's published keys can check it alone.
"""

import base64
import binascii
from collections.abc import Mapping
from typing import Any, Final

from tongban.core.certificates import codec
from tongban.core.certificates.certificates import Certificate
from tongban.core.certificates.seals import Seal
from tongban.core.vocabulary.errors import InvalidValue

FORMAT: Final = "tongban-sealed-certificate/1"


def write_sealed(certificate: Certificate) -> dict[str, Any]:
    """Return a certificate as values that `json.dumps` takes; its history stays at home."""
    seal = certificate.seal
    return {
        "format": FORMAT,
        "face": codec.encode(certificate.face),
        "seal": {
            "key_id": seal.key_id,
            "algorithm": seal.algorithm,
            "signature": base64.b64encode(seal.signature).decode(),
        },
    }


def read_sealed(told: Any) -> Certificate:
    """Return the certificate that `write_sealed` wrote; raise `InvalidValue` otherwise."""
    try:
        if told["format"] != FORMAT or not isinstance(told["face"], Mapping):
            raise InvalidValue("certificate", "不是跨区域传递的证照文件")
        seal = told["seal"]
        return Certificate(
            face=codec.decode(told["face"]),
            seal=Seal(
                key_id=str(seal["key_id"]),
                algorithm=str(seal["algorithm"]),
                signature=base64.b64decode(seal["signature"], validate=True),
            ),
        )
    except (KeyError, TypeError, binascii.Error, ValueError) as error:
        raise InvalidValue("certificate", "不是跨区域传递的证照文件") from error
