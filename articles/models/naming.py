"""What categories, tags and authors share: a name in at least one language."""

from django.db import models
from django.utils.translation import gettext_lazy as _


def public_name(thing) -> str:
    """The name in the active language, or in the other one."""
    return thing.name or "—"


def named_in_one_language(model: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=~models.Q(name_hi="", name_en=""),
        name=f"{model}_has_a_name",
        violation_error_message=_("Write a name in Hindi or in English."),
    )
