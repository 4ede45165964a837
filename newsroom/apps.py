from django.apps import AppConfig, apps
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
        last = [app for app in apps.get_app_configs() if app.models_module][-1]  # by then all permissions are there
        post_migrate.connect(roles.make_groups, sender=last, dispatch_uid="newsroom.roles")


class DeskConfig(admin_apps.AdminConfig):
    """django.contrib.admin, serving our own site: the desk."""

    default = False
    default_site = "newsroom.desk.Desk"
