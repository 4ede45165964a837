from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Desk")

    def ready(self):
        from articles import caching  # noqa: F401  (importing declares which pages show which rows)
        from articles.search import desk_entries, index

        desk_entries.watch()
        post_migrate.connect(index.keep, sender=self, dispatch_uid="articles.search")
