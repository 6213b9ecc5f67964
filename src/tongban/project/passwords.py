"""Password hashing (口令散列): Argon2id at the smallest cost that OWASP's guidance still accepts.

Django's default takes 100 MiB a login; a login storm at nine in the morning then starves every
other page. 19 MiB and two passes hold off guessing as well, at a tenth of the cost. No more hash
side by side than leaves a thread for everybody else (F23).
"""

from django.contrib.auth.hashers import Argon2PasswordHasher

from tongban.project.crowding import hashing


class MeasuredArgon2(Argon2PasswordHasher):
    """Argon2id with m=19456 KiB, t=2, p=1."""

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1

    def encode(self, password: str, salt: str) -> str:
        """Hash a password, once there is a place for it."""
        with hashing().taken():
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        """Tell whether a password fits, once there is a place for it."""
        with hashing().taken():
            return super().verify(password, encoded)
