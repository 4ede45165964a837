"""Where a section, a tag or an author has moved."""

from django.http import Http404
from django.shortcuts import redirect

from articles import caching
from articles.models import Category, Edition, OldAddress
from newsroom.pagecache.naming import name_page


def moved(model, slug: str, language: str, address=None):
    """In one hop to what had this address, if readers of this language have a page of it. Raises Http404.

    Sections always have one, tags and authors with stories. ``address`` says where of a thing, its own page unless
    given.
    """
    kind = model._meta.model_name
    old = OldAddress.objects.filter(slug=slug, **{f"{kind}__isnull": False}).select_related(kind).first()
    thing = old and getattr(old, kind)
    if thing is None:
        raise Http404
    if model is not Category and not Edition.objects.live(language).listed_under(thing, language).exists():
        raise Http404
    response = redirect(address(thing) if address else thing.get_absolute_url(), permanent=True)
    tags = {caching.words_of(kind, thing.pk), caching.list_of(kind, thing.pk), caching.ADDRESSES}
    return name_page(response, tags)
