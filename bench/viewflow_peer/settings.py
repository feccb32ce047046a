"""Django's settings: PostgreSQL, and mails as files."""

import os

from psycopg.conninfo import conninfo_to_dict

from bench.spent import FACTS, OUTBOX

_database = conninfo_to_dict(os.environ[FACTS])
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _database["dbname"],
        "USER": _database["user"],
        "HOST": _database["host"],
        "CONN_MAX_AGE": None,
    }
}
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "viewflow",
    "viewflow.workflow",
    "bench.viewflow_peer",
]
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = os.environ[OUTBOX]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
