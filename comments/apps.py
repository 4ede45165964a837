from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommentsConfig(AppConfig):
    name = "comments"
    verbose_name = _("Readers")

    def ready(self):
        from comments import caching  # noqa: F401  (importing declares which pages show which rows)
