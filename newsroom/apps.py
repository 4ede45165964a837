from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules


class NewsroomConfig(AppConfig):
    default = True
    name = "newsroom"
    verbose_name = "Newsroom"

    def ready(self):
        from newsroom import checks, roles  # noqa: F401  (importing registers the checks)

        autodiscover_modules("jobs")
        post_migrate.connect(roles.make_groups, dispatch_uid="newsroom.roles")


class DeskConfig(admin_apps.AdminConfig):
    """django.contrib.admin, serving our own site: the desk."""

    default = False
    default_site = "newsroom.desk.Desk"
