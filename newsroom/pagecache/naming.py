"""How a page says what it shows: two headers of the answer that Django gives, which no reader ever gets."""

TAGS, EXPIRES = "X-Page-Tags", "X-Page-Expires"
SITE = "site"  # every page names it
WITHDRAWALS = "withdrawals"  # bumped with whatever readers must not see again


def name_page(response, tags=()):
    """Let the page cache keep ``response`` until one of ``tags`` is bumped."""
    response[TAGS] = " ".join(sorted({SITE, *tags}))
    return response


def expires_at(response, moment):
    """Let it be rendered anew at ``moment``."""
    response[EXPIRES] = repr(moment.timestamp())
    return response
