"""Who decides about comments."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _


def may_moderate(user) -> bool:
    return user.has_perm("comments.moderate_comment")


def require_moderating(user) -> None:
    if not may_moderate(user):
        raise PermissionDenied(_("Only moderators decide about comments. Ask an administrator for the role."))


def may_erase(user) -> bool:
    return user.has_perm("comments.erase_comment")


def require_erasing(user) -> None:
    if not may_erase(user):
        raise PermissionDenied(_("Only administrators hand out and erase what is kept of a reader. Ask one of them."))
