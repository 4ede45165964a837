from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Desk")

    def ready(self):
        from articles import caching  # noqa: F401  (importing declares which pages show which rows)
