"""How long a form was open: a signed moment that a script fetches when somebody begins to write.

No page holds one, so that a page stays the same for everybody. It says nothing of who asked, nor for which story: until
it is too old, one serves for as many comments as somebody likes. It shows a machine in a hurry and no other; against
many comments stand the limit for each network and the rules about what is written.
"""

from datetime import timedelta

from django.core.signing import BadSignature, TimestampSigner

LEAST = timedelta(seconds=3)  # that a person needs
MOST = timedelta(hours=12)
_SIGNER = TimestampSigner(salt="comments.timing")
_WHAT = "form"


def token() -> str:
    """This moment, signed."""
    return _SIGNER.sign(_WHAT)


def is_timed(sent: str) -> bool:
    """Whether ``sent`` is a token as old as a person's form is."""
    try:
        _SIGNER.unsign(sent, max_age=MOST)
    except BadSignature:
        return False
    return not _is_young(sent)


def _is_young(sent: str) -> bool:
    try:
        _SIGNER.unsign(sent, max_age=LEAST)
    except BadSignature:
        return False
    return True
