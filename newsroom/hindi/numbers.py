"""Numbers as Indians read them."""

import re
from decimal import Decimal

_PAIRS = re.compile(r"(?<=[0-9])(?=(?:[0-9]{2})*[0-9]{3}$)")


def group_digits(n: int | float | Decimal) -> str:
    """Digits in lakhs and crores: 1234567 is 12,34,567. Decimals stay as they are."""
    number = f"{Decimal(str(n)):f}"  # without an exponent, whatever the size
    sign, number = ("-", number[1:]) if number.startswith("-") else ("", number)
    whole, dot, decimals = number.partition(".")
    return sign + _PAIRS.sub(",", whole) + dot + decimals
