"""Django's settings, made from what the environment gives; see `docs/install.md` for what it may give."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from matvey.config.environment import given
from matvey.config.secret_key import secret_key
from matvey.config.settings_database import database
from matvey.config.settings_logging import logging_of
from matvey.config.settings_mail import mailer
from matvey.config.settings_security import *  # noqa: F403
from matvey.config.settings_sign_in import *  # noqa: F403
from matvey.config.speech import CATALOGUES

HOME = given().home
SECRET_KEY = given().secret_key or secret_key(HOME / "secrets")
DEBUG = given().debug
ALLOWED_HOSTS = given().hosts
PUBLIC_URL = given().url

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "lucide",
    "matvey.core",
    "matvey.staff",
    "matvey.journal",
    "matvey.records",
    "matvey.administration",
    "matvey.customers",
    "matvey.history",
    "matvey.exchange",
    "matvey.config.demo",
    # After ours, so that our templates stand in for theirs.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]
MIDDLEWARE = [
    "matvey.config.middleware.client_address",
    "matvey.config.health.health",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "matvey.config.middleware.request_log",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "matvey.config.middleware.permissions_policy",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "matvey.administration.middleware.FirstStartMiddleware",
    "matvey.administration.middleware.SignInMiddleware",
    "matvey.staff.http.AccessMiddleware",
    "matvey.config.middleware.employees_language",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
]
ROOT_URLCONF = "matvey.config.urls"
WSGI_APPLICATION = "matvey.config.wsgi.application"
AUTH_USER_MODEL = "staff.Employee"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django_cotton.templatetags.cotton",
                "lucide.templatetags.lucide",
                "matvey.core.templatetags.atoms",
                "matvey.core.templatetags.formats",
                "matvey.core.templatetags.forms",
                "matvey.core.templatetags.frame",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
COTTON_ISOLATE_BY_DEFAULT = True

DATABASES = {"default": database(given())}
# Kept in the base, because what is counted there (attempts to sign in, codes already used) is counted over
# all processes.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "matvey_cache"},
    "local": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
MAILERS = {"default": mailer(given())}
DEFAULT_FROM_EMAIL = SERVER_EMAIL = given().email_from
LOGGING = logging_of(given())

LANGUAGE_CODE = given().language
LANGUAGES = [("ru", _("Russian")), ("en", _("English"))]
LOCALE_PATHS = [CATALOGUES]
TIME_ZONE = given().time_zone
USE_TZ = True

STATIC_URL = "/static/"
MEDIA_ROOT = HOME / "files"
STATICFILES_FINDERS = ["matvey.config.static_files.ServedFiles"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Served from where they stand in the program: the front-end build has named them by their content and compressed
# them, so nothing needs to be collected before a first start.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 0 if DEBUG else 3600
# Names that carry a hash of their content.
WHITENOISE_IMMUTABLE_FILE_TEST = r"^.+/build/.+-[A-Z0-9]{8}\..+$"
