"""Uploads (材料上传): a gate that believes no file, parses it and hands back a rebuilt copy.

Read in this order: `outcomes` (what the gate says), `limits`, `recognition` (what a file claims to
be), `pictures` and `pdfs` (parse and rebuild), `scrubbing` (what is stripped), `framing`, `worker`
and `process` (the confined process from both ends), `gate` (what the rest of the platform calls).
"""

from tongban.adapters.uploads.gate import UploadGate
from tongban.adapters.uploads.limits import UploadLimits
from tongban.adapters.uploads.outcomes import Rebuilt, Refusal, Refused, UploadOutcome

__all__ = ["Rebuilt", "Refusal", "Refused", "UploadGate", "UploadLimits", "UploadOutcome"]
