"""Production refuses what belongs on a laptop, and says all of it at once."""

import os
import subprocess
import sys

import pytest

from tongban.project import settings
from tongban.project.production import production_faults

SOUND = {
    "SECRET_KEY": "3f9Kq_Zx81mVb7Lw0TnRy5HsPd2GcJ6uQeAaXoI4rEtYfWzNhM-k",
    "FIELD_KEYS": ["a:MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI="],
    "BLIND_INDEX_KEY": "another secret",
    "SEAL_KEYS": ["MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI="],
    "GATEWAY_KEYS": ["ed25519:MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI="],
    "DEBUG": False,
    "ALLOWED_HOSTS": ["zwfw.example"],
    "DEMO_ACCOUNTS": False,
    "PARTNER": "none",
    "MESSAGES": "http",
    "BANK": "none",
    "PROVIDER": True,
    "PROVIDER_KEYS": ["a key"],
    "DATABASE_URL": "postgresql://db/tongban",
    "HTTPS": True,
}


def test_a_sound_configuration_has_no_fault():
    assert list(production_faults(SOUND)) == []


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("SECRET_KEY", settings.SECRET_KEY),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 80),
        ("FIELD_KEYS", settings.FIELD_KEYS),
        ("FIELD_KEYS", []),
        ("FIELD_KEYS", ["a:too short"]),
        ("BLIND_INDEX_KEY", settings.BLIND_INDEX_KEY),
        ("SEAL_KEYS", settings.SEAL_KEYS),
        ("SEAL_KEYS", ["demonstration"]),
        ("GATEWAY_KEYS", settings.GATEWAY_KEYS),
        ("GATEWAY_KEYS", ["demonstration"]),
        ("DEBUG", True),
        ("ALLOWED_HOSTS", ["*"]),
        ("ALLOWED_HOSTS", ["localhost"]),
        ("DEMO_ACCOUNTS", True),
        ("PARTNER", "simulated"),
        ("MESSAGES", "simulated"),
        ("BANK", "simulated"),
        ("PROVIDER_KEYS", []),
        ("DATABASE_URL", ""),
        ("HTTPS", False),
    ],
)
def test_each_laptop_value_is_a_fault(setting, value):
    """A94."""
    [fault] = production_faults({**SOUND, setting: value})

    assert setting in fault


def test_the_process_does_not_start_and_names_every_fault():
    """A94."""
    told = subprocess.run(
        [sys.executable, "-m", "tongban", "manage", "check"],
        env={**os.environ, "TONGBAN_PROFILE": "production", "DATABASE_URL": "postgresql://h/d"},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert told.returncode == 1
    assert told.stderr.count("\n  - ") >= 5
    assert "Traceback" not in told.stderr
