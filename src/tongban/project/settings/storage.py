"""The database (数据库): the only state there is, and the caches that stand in it."""

from tongban.core.people.retention import schedule
from tongban.project.database import connection, embedded_url
from tongban.project.settings.files import IMPORT_FILE_DAYS
from tongban.project.settings.place import VAR, environment

STATEMENT_SECONDS = environment.integer("STATEMENT_SECONDS", default=5)
DATABASE_URL = environment.text("DATABASE_URL", default="")
DATABASES = {
    "default": connection(DATABASE_URL or embedded_url(VAR), statement_seconds=STATEMENT_SECONDS)
}
KEEPING = schedule({"import_files": IMPORT_FILE_DAYS, **environment.numbers("KEEPING_DAYS")})
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PROCRASTINATE_IMPORT_PATHS = [
    "tongban.project.jobs",
    "tongban.project.analysis_jobs",
    "tongban.project.archive_jobs",
    "tongban.project.machine_jobs",
    "tongban.project.notice_jobs",
    "tongban.project.office_jobs",
    "tongban.project.payment_jobs",
    "tongban.project.record_jobs",
]
CACHES = {
    # Counters of failed attempts must be the same in every process, so the default is shared.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
    },
    "local": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "local"},
}
