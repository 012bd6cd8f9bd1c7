"""Settings of every deployment; what differs between them comes from the environment (up2k/env.py)."""

import os
from pathlib import Path

import django_stubs_ext
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from whitenoise.compress import Compressor  # type: ignore[import-untyped]

from up2k import env

django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
DEBUG = env.flag("UP2K_DEBUG")
SECRET_KEY = env.secret("UP2K_SECRET_KEY")
ALLOWED_HOSTS = env.text("UP2K_HOSTS").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in env.text("UP2K_ORIGINS", "").split(",") if o]
HTTPS = env.flag("UP2K_HTTPS")

INSTALLED_APPS = [
    "up2k",
    "regions.apps.RegionsConfig",
    "accounts.apps.AccountsConfig",
    "groups.apps.GroupsConfig",
    "members.apps.MembersConfig",
    "bookkeeping.apps.BookkeepingConfig",
    "meetings.apps.MeetingsConfig",
    "goods.apps.GoodsConfig",
    "closing.apps.ClosingConfig",
    "oldbooks.apps.OldbooksConfig",
    "contests.apps.ContestsConfig",
    "dashboards.apps.DashboardsConfig",
    "reports.apps.ReportsConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_filters",
    "rest_framework",
    "rest_framework.authtoken",
    "drf_spectacular",
    "drf_spectacular_sidecar",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "accounts.devices.DeviceMiddleware",
    "accounts.door.DoorMiddleware",  # last: process_view opens the tenant scope around view and rendering
]

ROOT_URLCONF = "up2k.urls"
WSGI_APPLICATION = "up2k.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "up2k.context.page",
            ],
            "builtins": ["up2k.templatetags.ui"],
        },
    }
]

# Two roles: the owner migrates, the application role owns nothing (docs/tenancy.md).
_common = {
    "ENGINE": "regions.tenancy.backend",
    "CONN_MAX_AGE": None,
    "CONN_HEALTH_CHECKS": True,
    "OPTIONS": {"connect_timeout": 10},
}
DATABASES = {
    "default": _common | env.database("DATABASE_URL"),
    "owner": _common | env.database("OWNER_DATABASE_URL"),
}
DATABASES["default"]["TEST"] = {"MIRROR": "owner"}
DATABASES["owner"]["TEST"] = {
    "DEPENDENCIES": [],
    "NAME": os.environ.get("TEST_DB_NAME", "test_up2k"),
    "SERIALIZE": False,
}
DATABASE_ROUTERS = ["regions.tenancy.router.OwnerMigrates"]
if DATABASES["default"]["USER"] == DATABASES["owner"]["USER"]:
    raise ImproperlyConfigured("the application must not connect as the owner of its tables")

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "masuk"
LOGIN_REDIRECT_URL = "beranda"
LOGOUT_REDIRECT_URL = "masuk"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "accounts/lockout.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_CLIENT_IP_CALLABLE = "accounts.addresses.client_address"
PROXIES = env.number("UP2K_PROXIES", 0)  # how many trusted web servers stand in front

LANGUAGE_CODE = "id"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"  # instants; dates come from the zone of the kota (common.clock.today)

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(env.text("UP2K_STATIC_ROOT", str(BASE_DIR / "var" / "static")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "up2k.static_files.StaticFiles"
    },
}
# Compressing is most of the set-up time: skip source maps, which only developers want, and do nothing twice.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

REDIS_URL = env.secret("REDIS_URL")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

CELERY_BROKER_URL = REDIS_URL
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 900}
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 40
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 220_000  # KiB; WeasyPrint does not give memory back
CELERY_TIMEZONE = "UTC"
# Two seconds of laying out; a print of more cells is made by the worker. A row of Buku Kas has seven.
PRINT_CELLS_AT_ONCE = 1_000

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "rest_framework.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "accounts.rest.JsonAccept",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "accounts.answers.handle",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "UP2K",
    "DESCRIPTION": (
        "Buku kelompok UP2K-PKK: kelompok, anggota, catatan, buku, rapat, laporan.\n\n"
        "Masuk: buat token di halaman Akun saya dan kirim sebagai `Authorization: Token …`; atau pakai sesi"
        " halaman web, yang untuk menulis memerlukan `X-CSRFToken`. Token tidak dapat dibuat lewat API.\n\n"
        "Kiriman membawa nomor buatan pengirim (UUIDv7) di `command_id` atau `Idempotency-Key`: bila jawaban"
        " hilang, kirim ulang dengan nomor yang sama; jawabannya sama, statusnya 200.\n\n"
        "Semua penolakan berbentuk problem details (RFC 9457). Jumlah uang dalam rupiah bulat."
    ),
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "ENUM_NAME_OVERRIDES": {
        "GroupKind": "groups.api.serializers.KINDS",
        "EntryKind": "bookkeeping.api.serializers.KINDS",
        "AccountKind": "bookkeeping.api.book_serializers.HEADINGS",
        "LineState": "bookkeeping.api.book_serializers.STATES",
        "MonthState": "bookkeeping.models.month.MonthState",
        "RunState": "reports.models.RunState",
        "ProgressState": "reports.api.serializers.PROGRESS",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "up2k.schema.with_refusals",
    ],
}

DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000  # the sheet of a large group without JavaScript
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# A composite reference as primary key is a plain one-to-one in the database; Django would name it otherwise.
SILENCED_SYSTEM_CHECKS = ["fields.W342"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "INFO" if not DEBUG else "WARNING"},
    "loggers": {
        name: {"level": "WARNING"} for name in ("weasyprint", "fontTools", "pikepdf")
    },  # they tell every step
}
