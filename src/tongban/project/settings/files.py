"""Files (文件): what is served, what is uploaded, and how much of it."""

from tongban.project.settings.place import IN_PRODUCTION, VAR, environment

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static" if IN_PRODUCTION else None
MEDIA_ROOT = VAR / "uploads"
WHITENOISE_USE_FINDERS = not IN_PRODUCTION
WHITENOISE_MAX_AGE = 3600 if IN_PRODUCTION else 60
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if IN_PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
UPLOAD_MEGABYTES = environment.integer("UPLOAD_MEGABYTES", default=20, least=1)
UPLOADS_A_MINUTE = environment.integer("UPLOADS_A_MINUTE", default=60, least=1)
QUALITY_ROW_DAYS = environment.integer("QUALITY_ROW_DAYS", default=90, least=1)
IMPORT_FILE_DAYS = environment.integer("IMPORT_FILE_DAYS", default=90, least=1)
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_PERMISSIONS = 0o600
