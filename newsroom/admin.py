"""People and their roles, for administrators."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from newsroom.models import User
from newsroom.moments import moment

admin.site.unregister(Group)  # roles are made by newsroom.roles, not by hand


class RolesField(forms.ModelMultipleChoiceField):
    """Roles are few, and stand in the database under their English names."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, group):
        return _(group.name)


class RoleFilter(admin.RelatedFieldListFilter):
    def field_choices(self, field, request, model_admin):
        return [(key, _(name)) for key, name in Group.objects.order_by("pk").values_list("pk", "name")]


@admin.register(User)
class PersonAdmin(UserAdmin):
    list_display = ["username", "name", "email", "roles", "may_log_in", moment("last_login", _("last login"))]
    list_filter = [("groups", RoleFilter), "is_active"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email", "interface_language"]}),
        (_("Role"), {"fields": ["is_active", "is_staff", "groups"]}),
    ]
    add_fieldsets = [
        (_("Person"), {"fields": ["first_name", "last_name", "email"]}),
        (None, {"fields": ["username", "usable_password", "password1", "password2"]}),
        (_("Role"), {"fields": ["is_staff", "groups", "interface_language"]}),
    ]
    filter_horizontal = []

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def get_changeform_initial_data(self, request):
        """Who is added here works at the desk."""
        return {"is_staff": True} | super().get_changeform_initial_data(request)

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        if db_field.name == "groups":
            return RolesField(Group.objects.order_by("pk"), label=_("roles"), required=False)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    @admin.display(description=_("name"), ordering="first_name")
    def name(self, user):
        return user.get_full_name()

    @admin.display(description=_("may log in"), ordering="is_active")
    def may_log_in(self, user):
        return _("yes") if user.is_active else _("no")

    @admin.display(description=_("roles"))
    def roles(self, user):
        return ", ".join(str(_(group.name)) for group in user.groups.all()) or "—"

    def has_change_permission(self, request, obj=None):
        """A superuser's account is changed by superusers only."""
        return super().has_change_permission(request, obj) and _may_touch(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and _may_touch(request.user, obj)


def _may_touch(user, person):
    return person is None or user.is_superuser or not person.is_superuser
