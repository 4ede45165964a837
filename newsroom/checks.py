"""System checks: settings that Django cannot judge."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register


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
