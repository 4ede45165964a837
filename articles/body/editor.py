"""Our own blocks and manners of the body editor: what its modules (static/js/editor/) are told, words included."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from articles.body import embeds

EXTENSIONS = {
    "CleanPaste": {
        "pictures": _("Pictures were left out: put them in from the library, with the picture button."),
        "pieces": _("Left out as furniture of the page, such as links to other stories: {count}."),
    },
    "BesideBlocks": True,
    "PullQuote": {
        "name": _("Pull quote"),
        "said": _("What was said"),
        "who": _("Who said it"),
    },
    "RelatedStory": {
        "address": reverse_lazy("admin:articles_article_stories"),
        "name": _("Box with another story"),
        "label": _("Read also"),
        "search": _("Search headlines"),
        "choose": _("Choose the story for the box"),
        "another": _("Choose another story"),
        "none": _("No story found. Try fewer words."),
        "lost": _("The stories cannot be reached now. Try again in a moment."),
        "hidden": _("Readers see this box when the story is live in this language."),
        "cancel": _("Cancel"),
    },
    "Embed": {
        "providers": embeds.patterns(),
        "name": _("Video or post from another site"),
        "link": _("Link of the video or post"),
        "insert": _("Put in"),
        "title": _("Title for readers, such as “The minister on the bridge, 2 minutes”"),
        "unknown": _("A block can be made of links to: %(sites)s. Other links stand in the text."),
    },
}
