"""System checks: settings that Django cannot judge."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.utils.module_loading import import_string


@register(Tags.security, deploy=True)
def public_address_is_https(app_configs, **kwargs):
    if settings.HTTPS:
        return []
    return [
        Warning(
            "SITE_URL is plain http.",
            hint="Write SITE_URL=https://… so that cookies are secure and HSTS is sent.",
            id="newsroom.W001",
        )
    ]


@register(Tags.security, deploy=True)
def demo_is_off(app_configs, **kwargs):
    if not settings.DEMO or not settings.HTTPS:
        return []
    return [
        Error(
            "The demo newsroom is on for a public site: its accounts are known to anyone who reads the console.",
            hint="Write DEMO=no.",
            id="newsroom.E001",
        )
    ]


@register(Tags.security, deploy=True)
def mail_is_sent(app_configs, **kwargs):
    if settings.EMAIL_BACKEND != "django.core.mail.backends.console.EmailBackend":
        return []
    return [
        Warning(
            "EMAIL_URL is consolemail://: mail reaches nobody, and the log holds it, readers' addresses and all.",
            hint="Write EMAIL_URL=smtp+tls://user:password@host:587, or dummymail:// for a site that sends none.",
            id="newsroom.W002",
        )
    ]


@register
def own_publication_checks_are_there(app_configs, **kwargs):
    return [error for path in settings.PUBLICATION_CHECKS if (error := _not_there(path))]


def _not_there(path):
    try:
        import_string(path)
    except ImportError as error:
        return Error(
            f"PUBLICATION_CHECKS names “{path}”: {error}",
            hint="Write the dotted path of a function, such as our_checks.names.spelt_as_in_our_book.",
            id="newsroom.E002",
        )
    return None
