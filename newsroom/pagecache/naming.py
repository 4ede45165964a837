"""How a page says what it shows: headers of the answer that Django gives, which no reader ever gets."""

TAGS, EXPIRES, READ = "X-Page-Tags", "X-Page-Expires", "X-Page-Read"
SITE = "site"  # every page names it
WITHDRAWALS = "withdrawals"  # bumped with whatever readers must not see again


def name_page(response, tags=()):
    """Let the page cache keep ``response`` until one of ``tags`` is bumped."""
    response[TAGS] = " ".join(sorted({SITE, *tags}))
    return response


def counts_as_read(response, number):
    """Let whoever counts reads know that this page is what is read, by a number of it."""
    response[READ] = str(number)
    return response


def right_until(request, moment):
    """Note on a request for a page that what it shows changes at ``moment``."""
    request.right_until = min(moment, getattr(request, "right_until", moment))


def expires_at(response, moment):
    """Let it be rendered anew at ``moment``."""
    response[EXPIRES] = repr(moment.timestamp())
    return response
