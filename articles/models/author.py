from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.fields import LineField, SlugField, WrittenField, bilingual
from articles.models.naming import named_in_one_language, public_name
from articles.models.old_address import Addressed
from newsroom.pagecache.changes import PublicQuerySet


class Author(Addressed):
    """A byline: the person as readers know them."""

    slug = SlugField(
        _("address"),
        unique=True,
        help_text=_("The last part of the page's address, such as kavita-ahirwar."),
        error_messages={"unique": _("Another author has this address already. Choose a different one.")},
    )
    name = bilingual(LineField(_("name"), aksharas=80, blank=True), falls_back=True)
    bio = bilingual(
        WrittenField(
            _("about"),
            aksharas=600,
            blank=True,
            help_text=_("Two sentences for the box under a story, such as “Kavita covers water and farming.”"),
        ),
        falls_back=True,
    )
    photo = models.ForeignKey(
        "articles.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("photo")
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="byline",
        verbose_name=_("account"),
        help_text=_("Whoever logs in with this account may edit the stories under this byline."),
        error_messages={"unique": _("This account has a byline already. Choose another account.")},
    )

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name_en", "name_hi", "id"]
        constraints = [named_in_one_language("author")]

    def __str__(self):
        return public_name(self)

    def get_absolute_url(self):
        return reverse("author", args=[self.slug])
