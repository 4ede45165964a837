"""What happens to stories by itself."""

from articles import heat, presence
from newsroom.jobs import every


@every(3_600)
def forget_closed_windows():
    presence.forget()


@every(300)
def rank_what_is_read():
    """No oftener: another order makes all pages that show the list anew."""
    heat.rank()
