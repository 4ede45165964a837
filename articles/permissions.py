"""Who may do what to which story. Asked by the workflow before it acts, and by the desk before it offers."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.models import Edition


def may_edit(user, article) -> bool:
    """Editors edit every story; reporters those that they began or that carry their byline."""
    if not user.has_perm("articles.change_article"):
        return False
    if user.has_perm("articles.edit_any_article") or article.created_by_id == user.pk:
        return True
    return article.bylines.filter(author__user=user).exists()


def may_take_over(user, unsaved) -> bool:
    """Their own unsaved text is everybody's to save; a colleague's is an editor's."""
    own = unsaved.created_by_id == user.pk
    return may_edit(user, unsaved.article) and (own or user.has_perm("articles.edit_any_article"))


def may_publish(user) -> bool:
    return user.has_perm("articles.publish_article")


def may_curate(user) -> bool:
    """Who says what stands on the front page."""
    return user.has_perm("articles.change_frontpage")


def may_edit_picture(user, image) -> bool:
    """Editors keep the library; a reporter changes pictures of their own that readers do not see yet."""
    if not user.has_perm("articles.change_image"):
        return False
    if user.has_perm("articles.edit_any_article"):
        return True
    shown = Edition.objects.filter(Q(picture=image) | Q(body_pictures=image))
    return image.created_by_id == user.pk and not shown.exists()


def require_adding_pictures(user) -> None:
    if not user.has_perm("articles.add_image"):
        raise PermissionDenied(_("Only reporters and editors add pictures. Ask an administrator for the role."))


def require_picture_editing(user, image) -> None:
    if not may_edit_picture(user, image):
        raise PermissionDenied(_("Readers see this picture, or it is somebody else's. Ask an editor to change it."))


def require_beginning(user) -> None:
    if not user.has_perm("articles.add_article"):
        raise PermissionDenied(_("Only reporters and editors begin stories. Ask an administrator for the role."))


def require_editing(user, article) -> None:
    if not may_edit(user, article):
        raise PermissionDenied(_("This story is somebody else's. Ask an editor to change it."))


def require_taking_over(user, unsaved) -> None:
    if not may_take_over(user, unsaved):
        raise PermissionDenied(_("This text is a colleague's, who has not saved it. Ask an editor to take it over."))


def require_publishing(user) -> None:
    if not may_publish(user):
        raise PermissionDenied(_("Only editors do this. Send the story for review instead."))


def require_curating(user) -> None:
    if not may_curate(user):
        raise PermissionDenied(_("Only editors change the front page. Ask one of them."))
