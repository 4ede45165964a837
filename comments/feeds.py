"""The RSS feed of what readers say under a story."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.feeds import SteadyFeed
from articles.models import Edition
from articles.views import moved_or_withdrawn
from comments.views.discussion import tags_of
from newsroom import publication
from newsroom.pagecache.naming import name_page

SIZE = 30


class CommentFeed(SteadyFeed):
    """The newest comments of a live story."""

    def __call__(self, request, slug):
        edition = Edition.objects.live(get_language()).filter(slug=slug).first()
        if edition is None:
            return moved_or_withdrawn(request, slug, get_language(), address=_address)
        return name_page(super().__call__(request, edition=edition), tags_of(edition))

    def get_object(self, request, edition):
        return edition

    def title(self, edition):
        return _("Comments on “%(title)s”") % {"title": edition.title}

    def description(self, edition):
        return _("What readers of %(name)s say about this story.") % {"name": publication.name()}

    def link(self, edition):
        return publication.absolute(edition.get_absolute_url())

    def feed_url(self, edition):
        return publication.absolute(_address(edition))

    def items(self, edition):
        newest = edition.comments.seen().select_related("parent").order_by("-id")[:SIZE]
        for comment in newest:
            comment.edition = edition  # for its address
        return newest

    def item_title(self, comment):
        if comment.answered:
            return _("%(name)s to %(other)s") % {"name": comment.name, "other": comment.answered.name}
        return comment.name

    def item_description(self, comment):
        return mark_safe(comment.html)  # noqa: S308  (made of escaped words)

    def item_author_name(self, comment):
        return comment.name

    def item_link(self, comment):
        return publication.absolute(comment.get_absolute_url())

    def item_guid(self, comment):
        """Stays when the address changes (RFC 4151)."""
        host = urlsplit(settings.SITE_URL).hostname
        return f"tag:{host},{comment.created_at:%Y}:comment/{comment.pk}"

    item_guid_is_permalink = False

    def item_pubdate(self, comment):
        return comment.created_at


def _address(edition) -> str:
    return reverse("comments_feed", args=[edition.slug])
