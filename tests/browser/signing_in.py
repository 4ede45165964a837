"""Somebody at the desk in a browser window, without the way through the form: that has tests of its own."""

from django.test import Client

from newsroom.models import User


def sign_in(page, username):
    """Their next page is the desk's."""
    client = Client()
    client.force_login(User.objects.get(username=username), backend="django.contrib.auth.backends.ModelBackend")
    cookies = [
        {"name": one.key, "value": one.value, "domain": "localhost", "path": "/"} for one in client.cookies.values()
    ]
    page.context.add_cookies(cookies)
