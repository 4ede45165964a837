"""How many there are, up to a number from which on it does not matter: no list counts a whole archive."""

from newsroom import hindi

MOST = 10_000


def counted(found, most: int = MOST) -> str:
    """“1,284”, or “10,000+”. ``found`` is a queryset."""
    count = found.order_by()[: most + 1].count()
    return f"{hindi.group_digits(most)}+" if count > most else hindi.group_digits(count)
