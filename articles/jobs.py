"""What happens to stories by itself."""

from itertools import islice

from articles import heat, presence
from articles.search import rebuilding
from newsroom.jobs import every

AT_A_TIME = 200  # batches: other jobs wait meanwhile


@every(3_600)
def forget_closed_windows():
    presence.forget()


@every(300)
def rank_what_is_read():
    """No oftener: another order makes all pages that show the list anew."""
    heat.rank()


@every(600)
def make_findable():
    """What an upgrade changed the rules for; "rebuild_search" does the same in one go."""
    return sum(islice(rebuilding.rebuild(), AT_A_TIME))
