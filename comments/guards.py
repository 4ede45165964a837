"""Whether a form was sent from this site's own pages. Readers have no session that a token could be held against."""

from django.conf import settings


def is_cross_site(request) -> bool:
    """By Fetch Metadata, which every present browser sends; by Origin from an old one.

    A reader's post has no authority that another site could misuse, so what says nothing of itself may pass.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return site not in {"same-origin", "none"}
    return request.headers.get("Origin", settings.SITE_URL) not in {
        settings.SITE_URL,
        f"{request.scheme}://{request.get_host()}",
    }
