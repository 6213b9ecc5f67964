"""Where the platform stands (所在): profile, folder, addresses, processes, and its log."""

import os
from pathlib import Path

from tongban.project.environment import Environment, with_env_file
from tongban.project.logs import logging_configuration
from tongban.project.production import LAPTOP_SECRET_KEY

environment = Environment(with_env_file(os.environ, Path(".env")))
SOURCE = Path(__file__).parent.parent.parent


PROFILE = environment.text("PROFILE", default="development")
VAR = environment.folder("VAR", default="var")
DEBUG = environment.boolean("DEBUG", default=False)
SECRET_KEY = environment.text("SECRET_KEY", default=LAPTOP_SECRET_KEY)
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", default=("localhost", "127.0.0.1", "[::1]"))
CSRF_TRUSTED_ORIGINS = environment.words("TRUSTED_ORIGINS", default=())
PORT = environment.integer("PORT", default=8000, least=1)
BIND = environment.text("BIND", default="127.0.0.1")
WEB_WORKERS = environment.integer("WEB_WORKERS", default=2, least=1)
WEB_THREADS = environment.integer("WEB_THREADS", default=2, least=1)
IN_PRODUCTION = PROFILE == "production"
SHEDDING = environment.boolean("SHEDDING", default=IN_PRODUCTION)

PUBLIC_URL = environment.text("PUBLIC_URL", default=f"http://127.0.0.1:{PORT}").rstrip("/")

LOG_LEVEL = environment.text("LOG_LEVEL", default="INFO").upper()
LOGGING_CONFIG = "tongban.project.logs.configure"
LOGGING = logging_configuration(LOG_LEVEL)
