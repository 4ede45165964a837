"""Settings of the body editor: modules of our own, what of theirs may be stored, and the sites that it may embed."""

from django_prose_editor.config import html_tags, process_figure
from js_asset import static_lazy


def _module(name, **extensions):
    return {"js": [static_lazy(f"js/editor/{name}.js")], "extensions": extensions}


DJANGO_PROSE_EDITOR_EXTENSIONS = [
    _module("figure", Figure=process_figure),
    _module("paragraph-keys", ParagraphKeys=html_tags([])),  # the sanitiser lets data-id through
    _module("clean-paste", CleanPaste=html_tags([])),
    _module("beside-blocks", BesideBlocks=html_tags([])),
    _module("pull-quote", PullQuote=html_tags(["aside", "p", "cite"], {"aside": ["data-block"]})),
    _module("related-story", RelatedStory=html_tags(["aside"], {"aside": ["data-block", "data-story"]})),
    _module("embed", Embed=html_tags(["aside"], {"aside": ["data-block", "data-provider", "data-embed"]})),
]

# Sites whose videos and posts a story may show. "links" are regular expressions (for Python and JavaScript) of what
# stands before the id in a copied link; "page" is the post's own address; "frame" is what is loaded after a press.
EMBED_PROVIDERS = {
    "youtube": {
        "name": "YouTube",
        "links": (
            r"https?://(?:www\.|m\.)?youtube(?:-nocookie)?\.com/(?:watch\?(?:[^#]*&)?v=|shorts/|live/|embed/)",
            r"https?://youtu\.be/",
        ),
        "id": "[A-Za-z0-9_-]{11}",
        "page": "https://www.youtube.com/watch?v={}",
        "frame": "https://www.youtube-nocookie.com/embed/{}?autoplay=1",
    },
    "x": {
        "name": "X",
        "links": (r"https?://(?:www\.|mobile\.)?(?:x|twitter)\.com/(?:i/(?:web/)?|[A-Za-z0-9_]{1,15}/)status/",),
        "id": "[0-9]{1,20}",
        "page": "https://x.com/i/status/{}",
        "frame": "https://platform.twitter.com/embed/Tweet.html?dnt=true&id={}",
    },
    "instagram": {
        "name": "Instagram",
        "links": (r"https?://(?:www\.)?instagram\.com/(?:[A-Za-z0-9_.]{1,30}/)?(?:p|reel|tv)/",),
        "id": "[A-Za-z0-9_-]{5,40}",
        "page": "https://www.instagram.com/p/{}/",
        "frame": "https://www.instagram.com/p/{}/embed/captioned/",
    },
}
