"""``check --deploy`` names what a public site still lacks, each by its variable."""

from django.core.checks import run_checks

CONSOLE = "django.core.mail.backends.console.EmailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"


def ours():
    return [issue for issue in run_checks(include_deployment_checks=True) if issue.id.startswith("newsroom.")]


def test_a_public_site_that_lacks_nothing_hears_nothing(settings):
    settings.HTTPS, settings.DEMO, settings.EMAIL_BACKEND = True, False, SMTP
    assert ours() == []


def test_mail_that_is_printed_is_named(settings):
    settings.HTTPS, settings.DEMO, settings.EMAIL_BACKEND = True, False, CONSOLE
    [issue] = ours()
    assert (issue.id, issue.msg.split()[0]) == ("newsroom.W002", "EMAIL_URL")
    assert issue.hint.startswith("Write EMAIL_URL=smtp")


def test_plain_http_is_named_and_a_demo_only_where_it_is_public(settings):
    settings.DEMO, settings.EMAIL_BACKEND = True, SMTP
    settings.HTTPS = False
    assert [issue.id for issue in ours()] == ["newsroom.W001"]
    settings.HTTPS = True
    assert [issue.id for issue in ours()] == ["newsroom.E001"]
