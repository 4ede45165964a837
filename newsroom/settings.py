"""All settings, in sections; the body editor's and the content security policies have modules of their own.

The environment is read here and nowhere else; ``.env.example`` explains each name.
"""

import os
from email.utils import formataddr
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from newsroom import environment
from newsroom.body_editor import DJANGO_PROSE_EDITOR_EXTENSIONS, EMBED_PROVIDERS  # noqa: F401  (settings)
from newsroom.content_security import CONTENT_SECURITY_POLICY, DESK_CONTENT_SECURITY_POLICY  # noqa: F401  (settings)

BASE_DIR = Path(__file__).resolve().parent.parent

# --- The environment

VARIABLES = {
    "SECRET_KEY": "",
    "DEBUG": "no",
    "ALLOWED_HOSTS": "",
    "SITE_URL": "",
    "SITE_NAME_HI": "शिरोरेखा",
    "SITE_NAME_EN": "Shirorekha",
    "DATABASE_URL": "",
    "STAMPS_URL": "",
    "EMAIL_URL": "consolemail://",
    "DATA_DIR": "var",
    "HOST": "127.0.0.1",
    "PORT": "8000",
    "WORKERS": "",
    "TRUSTED_PROXIES": "0",
    "PAGE_CACHE_MB": "64",
    "CDN_SECONDS": "0",
    "PUBLICATION_CHECKS": "",
    "ROBOTS": "index",
    "AI_CRAWLERS": "search",
    "FEED_TEXT": "summary",
    "WEBSUB_HUB": "",
    "INDEXNOW_KEY": "",
    "DEMO": "",
    "DEMO_PASSWORD": "",
    "TEST_DATABASE_URL": "",
    "TEST_REDIS_URL": "",
    "CHROMIUM": "",
}
environment.read_dotenv(BASE_DIR / ".env", known=set(VARIABLES))
env = environ.Env(**{name: (str, default) for name, default in VARIABLES.items()})

DEBUG = environment.yes_or_no("DEBUG", env("DEBUG"))
DATA_DIR = environment.folder("DATA_DIR", env("DATA_DIR"), BASE_DIR)
HOST = environment.ip_address("HOST", env("HOST"))
PORT = environment.whole_number("PORT", env("PORT"), least=1, most=65535)
WORKERS = environment.whole_number("WORKERS", env("WORKERS") or str(os.cpu_count()), least=1, most=256)
SITE_URL = environment.site_url(env("SITE_URL") or f"http://127.0.0.1:{PORT}")
SITE_NAMES = {"hi": env("SITE_NAME_HI"), "en": env("SITE_NAME_EN")}
HTTPS = SITE_URL.startswith("https://")
LOCAL = not env("DATABASE_URL")
DEMO = environment.yes_or_no("DEMO", env("DEMO")) if env("DEMO") else LOCAL
DEMO_PASSWORD = env("DEMO_PASSWORD")

# --- Security

if not env("SECRET_KEY") and not (DEBUG or LOCAL):
    raise ImproperlyConfigured("Set SECRET_KEY to a long random text: every host of the site needs the same one.")
SECRET_KEY = env("SECRET_KEY") or environment.kept_secret(DATA_DIR / "secret_key")

# Public pages are rendered under the host of SITE_URL, whatever host was asked.
ALLOWED_HOSTS = [
    urlsplit(SITE_URL).hostname,
    *(
        [host.strip() for host in env("ALLOWED_HOSTS").split(",") if host.strip()]
        or ["localhost", "127.0.0.1", "[::1]"]
    ),
]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# Whether other hosts of the domain speak https is not ours to promise.
# Forms of the desk are guarded by newsroom.middleware.DeskForms, which W003 does not know.
SILENCED_SYSTEM_CHECKS = ["security.W003", "security.W005", "security.W021"]
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked from inside the house, by plain http
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"

# --- The application

INSTALLED_APPS = [
    "taggit",  # before articles, whose desk takes its stock tags away again
    "newsroom",
    "articles",
    "comments",
    "newsroom.apps.DeskConfig",  # django.contrib.admin with our own site
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_prose_editor",
    "imagefield",
    "js_asset",
    "tree_queries",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "newsroom.middleware.DeskSessions",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "newsroom.middleware.DeskForms",
    "newsroom.middleware.DeskUsers",
    "newsroom.middleware.desk_language",
    "newsroom.middleware.DeskMessages",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "newsroom.middleware.kept_from_search",
    "articles.caching.until_the_next_moment",
]

DESK = "/admin/"  # where it stands: sessions, users and messages are there alone
ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["newsroom.templates.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "newsroom.publication.publication",
            ],
        },
    }
]

# --- Data

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

if LOCAL:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA_DIR / "newsroom.sqlite3",
            "OPTIONS": {
                "timeout": 20,
                # Taking the write lock at BEGIN waits its turn; taking it half-way is refused as "locked".
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;",
            },
            "TEST": {"NAME": DATA_DIR / "test.sqlite3"},
        }
    }
else:
    DATABASES = {"default": environment.database(env("DATABASE_URL"))}
DATABASE_SHOWN = environment.shown(env("DATABASE_URL"))
# A thread keeps its connection: opening one costs as much as a page's queries. One that broke is replaced.
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}

# Pieces of pages, in each process's own memory, kept by all that they show (articles.templatetags.shown). Django's
# {% cache %} looks for this name.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "template_fragments": {
        "BACKEND": f"django.core.cache.backends.{'dummy.DummyCache' if DEBUG else 'locmem.LocMemCache'}",
        "LOCATION": "pieces",
        "OPTIONS": {"MAX_ENTRIES": 4_000},  # of one to five kilobytes
    },
}

# Threads of a worker. The server's own cost little while they wait; what waits has its places (newsroom.bodies and
# newsroom.lanes), which leave a tenth of them for pages from memory. Django has few, each with a database connection.
SERVER_THREADS = 320
PLACES = {"readers": 208, "reading": 48, "desk": 32}  # forms from outside, pages to be rendered, the desk
LANES = {"reading": 3, "writing": 2, "desk": 3}  # threads of Django

PUBLICATION_CHECKS = [path.strip() for path in env("PUBLICATION_CHECKS").split(",") if path.strip()]

# --- The page cache, which stands before Django (newsroom.pagecache)

STAMPS_URL = environment.redis_url("STAMPS_URL", env("STAMPS_URL"))
PAGE_CACHE_MB = environment.whole_number("PAGE_CACHE_MB", env("PAGE_CACHE_MB"), least=0, most=65_536)
PAGE_CACHE_BYTES = 0 if DEBUG else PAGE_CACHE_MB * 2**20
CDN_SECONDS = environment.whole_number("CDN_SECONDS", env("CDN_SECONDS"), least=0, most=86_400)

# --- What machines read

ROBOTS = environment.one_of("ROBOTS", env("ROBOTS"), ("index", "none"))
AI_CRAWLERS = environment.one_of("AI_CRAWLERS", env("AI_CRAWLERS"), ("allow", "search", "refuse"))
WEBSUB_HUB = environment.web_address("WEBSUB_HUB", env("WEBSUB_HUB"))
INDEXNOW_KEY = environment.indexnow_key(env("INDEXNOW_KEY"))
INDEXNOW_URL = "https://api.indexnow.org/indexnow"
FEED_TEXT = environment.one_of("FEED_TEXT", env("FEED_TEXT"), ("summary", "full"))

# --- People and log-in -----------------------------------------------------------------------------------------

AUTH_USER_MODEL = "newsroom.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

# Five wrong passwords for one name from one address lock that pair out for a quarter of an hour.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "newsroom.login.locked_out"
AXES_CLIENT_IP_CALLABLE = "newsroom.login.client_address"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
TRUSTED_PROXIES = environment.whole_number("TRUSTED_PROXIES", env("TRUSTED_PROXIES"), least=0, most=9)

# --- Languages and time

LANGUAGE_CODE = "hi"
LANGUAGES = [("hi", _("Hindi")), ("en", _("English"))]
# Ours first, then what Django and its libraries leave untranslated (makemessages never writes the second).
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "django"]
TIME_ZONE = "Asia/Kolkata"
USE_TZ = True
USE_I18N = True

# --- Files

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # nothing names the others, and to pack them takes as long again
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "newsroom.staticfiles.BundledStaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

IMAGEFIELD_BIN_DEPTH = 2
IMAGEFIELD_AUTOGENERATE = False  # articles.pictures.darkroom makes the renditions
TAGGIT_CASE_INSENSITIVE = True

# --- Mail and logs

vars().update(environment.email(env("EMAIL_URL")))
EMAIL_TIMEOUT = 20  # seconds for one answer of the mail server; nobody waits for it but newsroom.letters
SERVER_EMAIL = f"newsroom@{urlsplit(SITE_URL).hostname}"
DEFAULT_FROM_EMAIL = formataddr((SITE_NAMES["en"], SERVER_EMAIL))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"imagefield": {"level": "WARNING"}, "axes": {"level": "WARNING"}},
}
